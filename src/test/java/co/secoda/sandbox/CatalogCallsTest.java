package co.secoda.sandbox;

import static co.secoda.sandbox.UploadedSets.serverId;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

class CatalogCallsTest {
    private static final String A = serverId("model.a");
    private static final String B = serverId("model.b");
    private static final String EXACT = exact(A);
    private static final String OR = "{'operator': 'or', 'operands': [" + exact(A) + "," + exact(B) + "]}";
    private static final String IN = "{'operator': 'in', 'field': 'id', 'value': ['" + A + "','" + B + "']}";

    private static String exact(String id) {
        return "{'operator': 'exact', 'field': 'id', 'value': '" + id + "'}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "in", "exact"})
    void an_exact_id_finds_what_was_uploaded(String filters) throws Exception {
        try (Playground playground = Playground.withHabits("catalog-rows=50,catalog=" + filters)) {
            playground.uploadFailing("model.a", "model.b");

            assertThat(ids(catalog(playground, EXACT))).containsExactly(A);
        }
    }

    @ParameterizedTest
    @CsvSource({"all,or,200", "all,in,200", "in,or,400", "in,in,200", "exact,or,400", "exact,in,400"})
    void filters_of_several_ids_are_taken_or_refused_as_the_habits_say(String habit, String filter, int status)
            throws Exception {
        try (Playground playground = Playground.withHabits("catalog-rows=50,catalog=" + habit)) {
            playground.uploadFailing("model.a", "model.b");

            HttpResponse<String> answer = catalog(playground, filter.equals("or") ? OR : IN);

            assertThat(answer.statusCode()).isEqualTo(status);
            if (status == 200) {
                assertThat(ids(answer)).containsExactly(A, B);
            }
        }
    }

    @Test
    void an_ignored_filter_gives_all_rows_page_by_page_and_10000_at_most() throws Exception {
        try (Playground playground = Playground.withHabits("catalog=ignored,catalog-rows=10001")) {
            Map<String, Object> page =
                    JSON.std.mapFrom(catalog(playground, EXACT).body());

            assertThat(page).containsEntry("count", 10_000).containsEntry("total_pages", 500);
            assertThat((List<?>) page.get("results")).hasSize(20);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{'operator': 'like', 'field': 'id', 'value': 'x'}",
                "{'operator': 'or', 'operands': []}",
                "{'operator': 'in', 'field': 'id', 'value': 'x'}"
            })
    void a_filter_that_makes_no_sense_is_refused(String filter) throws Exception {
        try (Playground playground = Playground.open()) {
            assertThat(catalog(playground, filter).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void without_a_filter_all_come_and_entities_of_other_projects_have_owners_and_tags() throws Exception {
        try (Playground playground = Playground.withHabits("foreign=1")) {
            HttpResponse<String> answer = playground.client.get("/api/v1/resource/catalog");

            assertThat(answer.body())
                    .contains("WAREHOUSE.ANOTHER_PROJECT.ENTITY_1", "another-team@shop.example", "another project");
        }
    }

    private static HttpResponse<String> catalog(Playground playground, String filter)
            throws IOException, InterruptedException {
        return playground.client.get("/api/v1/resource/catalog?filter="
                + URLEncoder.encode(filter.replace('\'', '"'), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    private static List<String> ids(HttpResponse<String> answer) throws IOException {
        return TestClient.list(JSON.std.mapFrom(answer.body()), "results").stream()
                .map(row -> String.valueOf(((Map<?, ?>) row).get("id")))
                .toList();
    }
}
