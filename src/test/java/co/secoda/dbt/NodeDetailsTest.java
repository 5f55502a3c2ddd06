package co.secoda.dbt;

import static co.secoda.dbt.Artifacts.node;
import static co.secoda.dbt.Artifacts.result;
import static co.secoda.dbt.Artifacts.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeDetailsTest {
    private static final String ORDERS = "model.shop.orders";

    @TempDir
    Path directory;

    private Artifacts artifacts;

    @BeforeEach
    void pair() {
        artifacts = new Artifacts(directory);
    }

    @Test
    void what_did_not_pass_is_told_in_detail_and_the_rest_is_not() throws Exception {
        Map<String, NodeDetails> details = artifacts
                .withNodes(
                        model(
                                ORDERS,
                                "\"package_name\": \"shop\", \"patch_path\": \"shop://models\\\\marts\\\\m.yml\","
                                        + " \"group\": null, \"tags\": [\"daily\", 3, \"finance\"], \"description\": \" \","
                                        + " \"database\": \"db\", \"schema\": \"main\", \"alias\": \"orders_v1\","
                                        + " \"columns\": {\"id\": {\"description\": \"not this one\", \"tags\": [\"x\"]}}"),
                        model("model.shop.fine", "\"package_name\": \"shop\""),
                        test(
                                "t",
                                "\"attached_node\": \"" + ORDERS + "\", \"column_name\": \"order_id\","
                                        + " \"config\": {\"severity\": \"ERROR\", \"alias\": \"not this one\"}"))
                .withResults(
                        result("model.shop.fine", "success"), result(ORDERS, "success"), result("test.shop.t", "fail"))
                .read()
                .details();

        assertThat(details)
                .containsOnly(
                        Map.entry(
                                ORDERS,
                                new NodeDetails(
                                        Map.of(
                                                NodeText.PACKAGE, "shop",
                                                NodeText.PATCH_PATH, "models/marts/m.yml",
                                                NodeText.DATABASE, "db",
                                                NodeText.SCHEMA, "main",
                                                NodeText.ALIAS, "orders_v1"),
                                        Optional.empty(),
                                        List.of("daily", "finance"),
                                        List.of())),
                        Map.entry(
                                "test.shop.t",
                                new NodeDetails(
                                        Map.of(
                                                NodeText.ATTACHED_NODE, ORDERS,
                                                NodeText.COLUMN, "order_id",
                                                NodeText.SEVERITY, "error"),
                                        Optional.empty(),
                                        List.of(),
                                        List.of())));
    }

    @Test
    void a_long_description_is_cut() throws Exception {
        assertThat(detailsOfOrders("\"description\": \"" + "x".repeat(900) + "\"")
                        .text(NodeText.DESCRIPTION))
                .get(STRING)
                .startsWith("x".repeat(500) + "…")
                .hasSizeLessThan(540);
    }

    @Test
    void a_source_is_called_by_its_identifier() throws Exception {
        assertThat(detailsOfOrders("\"identifier\": \"raw_orders\"").text(NodeText.ALIAS))
                .contains("raw_orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"package_name\": \"shop\", \"group\": \"finance\"                                       | Ann | ann@shop.example, desk@shop.example",
                "\"package_name\": \"shop\", \"config\": {\"group\": \"finance\", \"meta\": {\"owner\": \"Bo\"}} | Ann | ann@shop.example, desk@shop.example",
                "\"package_name\": \"other\", \"group\": \"finance\", \"meta\": {\"owner\": \"Bo\"}               | Bo |",
                "\"config\": {\"meta\": {\"owner\": \"Bo\"}}                                                | Bo |",
                "\"meta\": {\"owner\": [\"Bo\", \"Cy\"]}                                                    | Bo, Cy |",
                "\"meta\": {\"owner\": {\"email\": \"bo@shop.example\"}}                                    | | bo@shop.example",
                "\"meta\": {\"owner\": \"\"}, \"config\": {\"meta\": {\"owner\": 3}}                          | |",
                "\"meta\": [\"owner\"], \"config\": \"none\", \"tags\": {\"a\": 1}                            | |",
            })
    void the_owner_is_that_of_the_group_else_the_one_in_meta(String members, String name, String email)
            throws Exception {
        Optional<Owner> owner = name == null && email == null
                ? Optional.empty()
                : Optional.of(new Owner(Optional.ofNullable(name), Optional.ofNullable(email)));

        assertThat(detailsOfOrders(members).owner()).isEqualTo(owner);
    }

    @Test
    void of_very_many_nodes_only_the_first_have_details() throws Exception {
        List<String> nodes = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            nodes.add(0, model("model.shop.m" + i, "\"package_name\": \"shop\""));
            results.add(result("model.shop.m" + i, "error"));
        }
        DbtRun run = artifacts
                .withNodes(nodes.toArray(String[]::new))
                .withResults(results.toArray(String[]::new))
                .read();

        assertThat(run.errored())
                .hasSize(3_000)
                .allSatisfy(error -> assertThat(error.node().name()).startsWith("m"));
        assertThat(run.details()).hasSize(2_000).containsKeys("model.shop.m0", "model.shop.m1999");
    }

    @Test
    void the_exposures_downstream_are_found_where_they_are_asked_for() throws Exception {
        artifacts
                .withManifest("{\"metadata\": " + Artifacts.MANIFEST_METADATA + ", \"exposures\": {"
                        + exposure(
                                "board",
                                "\"type\": \"dashboard\", \"label\": \"The board\", \"owner\": {\"name\": \"Ann\"}",
                                "metric.shop.revenue")
                        + ", " + exposure("other", "\"label\": null", "model.shop.fine")
                        + "}, \"metrics\": {\"metric.shop.revenue\": {" + dependsOn("model.shop.daily")
                        + "}}, \"nodes\": {"
                        + String.join(
                                ", ",
                                model("model.shop.daily", dependsOn(ORDERS, "model.shop.daily")),
                                model("model.shop.fine", dependsOn("source.shop.raw.x")),
                                node(ORDERS),
                                test("t", "\"attached_node\": \"" + ORDERS + "\", " + dependsOn(ORDERS)))
                        + "}}")
                .withResults(result("test.shop.t", "warn"), result("model.shop.fine", "error"));
        ArtifactPaths paths = artifacts.write();

        Map<String, NodeDetails> asked =
                new DbtRunReader().keeping(Set.of(Part.EXPOSURES)).read(paths).details();
        assertThat(downstream(asked, ORDERS))
                .containsExactly(new Exposure(
                        "exposure.shop.board",
                        "The board",
                        Optional.of("dashboard"),
                        Optional.of(new Owner(Optional.of("Ann"), Optional.empty()))));
        assertThat(downstream(asked, "model.shop.fine"))
                .containsExactly(new Exposure("exposure.shop.other", "other", Optional.empty(), Optional.empty()));
        assertThat(asked).doesNotContainKey("exposure.shop.board");
        assertThat(new DbtRunReader().read(paths).details().values())
                .allSatisfy(details -> assertThat(details.downstream()).isEmpty());
    }

    @Test
    void at_most_twenty_exposures_are_told_the_nearest_first() throws Exception {
        StringBuilder exposures = new StringBuilder(exposure("far", "\"type\": \"x\"", "model.shop.next"));
        for (int i = 0; i < 30; i++) {
            exposures.append(", ").append(exposure("near" + i, "\"type\": \"x\"", ORDERS));
        }
        artifacts
                .withManifest("{\"metadata\": " + Artifacts.MANIFEST_METADATA + ", \"nodes\": {" + node(ORDERS) + ", "
                        + model("model.shop.next", dependsOn(ORDERS)) + "}, \"exposures\": {" + exposures + "}}")
                .withResults(result(ORDERS, "error"));

        assertThat(downstream(
                        new DbtRunReader()
                                .keeping(Set.of(Part.EXPOSURES))
                                .read(artifacts.write())
                                .details(),
                        ORDERS))
                .hasSize(20)
                .allSatisfy(exposure -> assertThat(exposure.name()).startsWith("near"));
    }

    private NodeDetails detailsOfOrders(String members) throws Exception {
        DbtRun run = artifacts
                .withManifest(
                        "{\"metadata\": " + Artifacts.MANIFEST_METADATA + ", \"nodes\": {" + model(ORDERS, members)
                                + "}, \"groups\": {\"group.shop.finance\": {\"name\": \"finance\", \"owner\": {\"name\": \"Ann\","
                                + " \"email\": [\"ann@shop.example\", \"desk@shop.example\"]}}, \"group.shop.odd\": 3,"
                                + " \"group.shop.bare\": {\"owner\": {\"slack\": \"x\"}}}}")
                .withResults(result(ORDERS, "error"))
                .read();
        return run.detailsOf(run.errored().get(0).node());
    }

    private static List<Exposure> downstream(Map<String, NodeDetails> details, String uniqueId) {
        return Objects.requireNonNull(details.get(uniqueId)).downstream();
    }

    private static String model(String uniqueId, String members) {
        return "\"" + uniqueId + "\": {\"name\": \"m\", " + members + "}";
    }

    private static String exposure(String name, String members, String parent) {
        return "\"exposure.shop." + name + "\": {\"name\": \"" + name + "\", " + members + ", " + dependsOn(parent)
                + "}";
    }

    private static String dependsOn(String... nodes) {
        return "\"depends_on\": {\"nodes\": [\"" + String.join("\", \"", nodes) + "\"]}";
    }
}
