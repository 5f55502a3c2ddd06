package co.secoda.run.output;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.api.Integration;
import co.secoda.api.SecodaApi.SlackConversation;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.names.SecodaEntity;
import co.secoda.metadata.CheckReport;
import co.secoda.report.ServerJson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

class PrintoutTest {
    private static final ServerJson MASKED = new ServerJson(false);

    @Test
    void integrations_are_a_row_each_and_in_json_what_the_server_said() {
        Printout data = Printout.ofIntegrations(List.of(integration("i1", "注文"), integration("i2", "orders")), MASKED);

        assertThat(data.what()).isEqualTo("2 integrations");
        assertThat(data.in(Printout.Format.TABLE).lines())
                .containsExactly(
                        "ID  TYPE  NAME    LAST RUN",
                        "i1  dbt   注文    2026-11-24T00:00:00Z",
                        "i2  dbt   orders  2026-11-24T00:00:00Z");
        List<?> json = JSON.std.listFrom(data.in(Printout.Format.JSON));
        assertThat(json).hasSize(2);
        assertThat((Map<?, ?>) json.get(0)).isEqualTo(Map.of("id", "i1", "credentials", "***", "news", 1));
    }

    @Test
    void of_one_integration_every_field_is_a_row() {
        assertThat(Printout.ofIntegration(integration("i1", "orders"), MASKED)
                        .table()
                        .lines())
                .containsExactly("FIELD        VALUE", "id           i1", "credentials  ***", "news         1");
    }

    @Test
    void a_new_id_stands_alone_on_its_line() {
        Printout data = Printout.ofNew(integration("i1", "orders"), MASKED);

        assertThat(data.table()).isEqualTo("i1\n");
        assertThat(data.what()).contains("i1");
        assertThat(JSON.std.mapFrom(data.json())).containsEntry("id", "i1");
    }

    @Test
    void channels_are_a_row_each_also_without_id_or_name() {
        Printout data = Printout.ofChannels(
                List.of(
                        new SlackConversation(Optional.of("C1"), Optional.of("data"), Map.of("id", "C1", "topic", "t")),
                        new SlackConversation(Optional.empty(), Optional.empty(), Map.of())),
                MASKED);

        assertThat(data.table()).isEqualTo("ID  NAME\nC1  data\n-   -\n");
        assertThat(data.json()).contains("\"topic\"");
    }

    @Test
    void entities_are_a_row_each_with_what_the_catalogue_says_of_them() {
        FailingTests answer = FailingTests.of(List.of("f1", "f2"), List.of("w1"));
        EntityNames names = new EntityNames(
                Set.of("f1", "f2", "w1"),
                Map.of(
                        "f1",
                        new SecodaEntity(
                                "f1", "Shop.Sales.注文", Optional.of("table"), List.of("ann", "bob"), List.of("gold")),
                        "w1",
                        new SecodaEntity("w1", "evil\u001b[2J\nname", Optional.empty(), List.of(), List.of())),
                "reasons");

        Printout data = Printout.ofEntities(answer, names, MASKED);

        assertThat(data.what()).isEqualTo("2 failing and 1 warning table or model");
        assertThat(data.table().lines())
                .containsExactly(
                        "STATUS   NAME             TYPE   OWNERS    TAGS  ID",
                        "failing  Shop.Sales.注文  table  ann, bob  gold  f1",
                        "failing  -                -      -         -     f2",
                        "warning  evil [2J name    -      -         -     w1");
        assertThat(JSON.std.mapFrom(data.json()))
                .containsEntry(
                        "failing",
                        List.of(
                                Map.of(
                                        "id",
                                        "f1",
                                        "name",
                                        "Shop.Sales.注文",
                                        "type",
                                        "table",
                                        "owners",
                                        List.of("ann", "bob"),
                                        "tags",
                                        List.of("gold")),
                                Map.of("id", "f2")))
                .containsEntry("note", "1 of 3 ids in Secoda's answer stays without a name: reasons (secoda.names)");
    }

    @Test
    void an_import_is_a_row_a_file() {
        CheckReport report = new CheckReport(Path.of("a.csv"), 3, List.of(), 0, List.of(), 2, 40, "ab");

        Printout data = Printout.ofImport(List.of(report), true, MASKED);

        assertThat(data.table().lines())
                .containsExactly("FILE   RECORDS  BYTES  WARNINGS  SENT", "a.csv  3        40     2         yes");
        assertThat(JSON.std.mapFrom(data.json()))
                .containsEntry("sent", true)
                .containsEntry(
                        "files",
                        List.of(Map.of("path", "a.csv", "records", 3, "bytes", 40, "sha256", "ab", "warnings", 2)));
    }

    private static Integration integration(String id, String name) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("credentials", Map.of("password", "hunter2"));
        fields.put("news", 1);
        return new Integration(id, Optional.of(name), Optional.of("dbt"), Optional.of("2026-11-24T00:00:00Z"), fields);
    }
}
