package co.secoda.sandbox;

import static co.secoda.sandbox.TestClient.ID;
import static co.secoda.sandbox.TestClient.INTEGRATIONS;
import static co.secoda.sandbox.TestClient.integration;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

class IntegrationCallsTest {
    private Playground playground;
    private TestClient client;

    @BeforeEach
    void open() throws IOException {
        playground = Playground.open(SandboxSettings.defaults().withPageSize(3));
        client = playground.client;
    }

    @AfterEach
    void close() {
        playground.close();
    }

    private static List<Object> ids(Map<String, Object> page) {
        List<Object> ids = new ArrayList<>();
        TestClient.list(page, "results").forEach(row -> ids.add(((Map<?, ?>) row).get("id")));
        return ids;
    }

    private String create(String body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.postJson(INTEGRATIONS, body);
        assertThat(response.statusCode()).isEqualTo(201);
        return TestClient.text(response, "id");
    }

    @Test
    void the_first_integration_is_there_from_the_start_with_all_fields() throws Exception {
        Map<String, Object> fields = json(client.get(integration(ID)));

        assertThat(fields)
                .containsEntry("id", ID)
                .containsEntry("type", "dbt_core")
                .containsEntry("scheduled_extractions_last_run", null)
                .containsEntry("created_at", "2026-03-01T10:00:00Z")
                .containsKeys(
                        "name",
                        "updated_at",
                        "credentials",
                        "workspace_id",
                        "ssh_tunnel",
                        "execute_access",
                        "properties",
                        "teams")
                .hasSize(18);
    }

    @Test
    void one_page_has_no_next_one() throws Exception {
        Map<String, Object> page = json(client.get(INTEGRATIONS));

        assertThat(ids(page)).containsExactly(ID);
        assertThat(page).containsEntry("count", 1).containsEntry("total_pages", 1);
        assertThat((Map<?, ?>) page.get("links")).hasSize(2).allSatisfy((key, value) -> assertThat(value)
                .isNull());
        assertThat(page.get("meta")).isEqualTo(json("{\"page\":1,\"previous_page\":null,\"next_page\":null}"));
    }

    private static Map<String, Object> json(String text) {
        return JSON.std.mapFrom(text);
    }

    private static Map<String, Object> json(HttpResponse<String> response) {
        return TestClient.json(response);
    }

    @Test
    void following_the_links_shows_every_integration_once_and_in_order() throws Exception {
        List<Object> made = new ArrayList<>(List.of(ID));
        for (int i = 0; i < 7; i++) {
            made.add(create("{\"name\":\"n" + i + "\"}"));
        }

        List<Object> seen = new ArrayList<>();
        @Nullable Object next = playground.sandbox.baseUrl() + INTEGRATIONS;
        int pages = 0;
        while (next != null) {
            Map<String, Object> page = json(client.get(pathAndQuery(next)));
            seen.addAll(ids(page));
            assertThat(page).containsEntry("count", 8).containsEntry("total_pages", 3);
            next = next(page);
            pages++;
        }

        assertThat(seen).isEqualTo(made);
        assertThat(pages).isEqualTo(3);
        assertThat(json(client.get(INTEGRATIONS + "?page=2")).get("meta"))
                .isEqualTo(json("{\"page\":2,\"previous_page\":1,\"next_page\":3}"));
    }

    private static @Nullable Object next(Map<String, Object> page) {
        return ((Map<?, ?>) requireNonNull(page.get("links"))).get("next");
    }

    private String pathAndQuery(Object url) {
        assertThat((String) url).startsWith(playground.sandbox.baseUrl() + "/");
        URI uri = URI.create((String) url);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    @Test
    void a_type_filters_the_list_and_stays_in_the_links() throws Exception {
        for (int i = 0; i < 4; i++) {
            create("{\"name\":\"n" + i + "\",\"type\":\"my type\"}");
        }

        Map<String, Object> page = json(client.get(INTEGRATIONS + "?type=my%20type"));

        assertThat(page).containsEntry("count", 4);
        assertThat(ids(page)).hasSize(3).doesNotContain(ID);
        String next = pathAndQuery(requireNonNull(next(page)));
        assertThat(json(client.get(next))).containsEntry("count", 4);
        assertThat(ids(json(client.get(next)))).hasSize(1);
        assertThat(json(client.get(INTEGRATIONS + "?type=nothing")))
                .containsEntry("count", 0)
                .containsEntry("total_pages", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "x", "", "99999999999"})
    void a_page_that_is_not_there_is_not_found(String page) throws Exception {
        HttpResponse<String> response = client.get(INTEGRATIONS + "?page=" + page);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"detail\":\"Invalid page.\"}");
    }

    @Test
    void a_new_integration_shows_what_was_said_of_it() throws Exception {
        String id = create(
                "{\"name\":\"Lager ü\",\"type\":\"snowflake\",\"teams\":[\"t1\"],\"credentials\":{\"user\":\"u\"}}");

        assertThat(json(client.get(integration(id))))
                .containsEntry("name", "Lager ü")
                .containsEntry("type", "snowflake")
                .containsEntry("teams", List.of("t1"))
                .containsEntry("credentials", Map.of("user", "u"));
    }

    @Test
    void an_integration_without_a_type_is_a_custom_one_and_has_no_dbt_calls() throws Exception {
        String id = create("{\"name\":\"mine\",\"credentials\":{}}");

        assertThat(json(client.get(integration(id)))).containsEntry("type", "custom");
        assertThat(client.post(TestClient.dbt(id, "trigger")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_dbt_integration_can_be_made() throws Exception {
        String id = create("{\"name\":\"mine\",\"type\":\"dbt\"}");

        assertThat(client.get(TestClient.dbt(id, "failing_tests")).body()).isEqualTo("{\"warning\":[],\"failing\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"custom\",\"credentials\":{\"a\":1}}|{\"credentials\":[\"A custom integration has no credentials.\"]}",
                "{\"credentials\":{\"a\":1}}|{\"credentials\":[\"A custom integration has no credentials.\"]}",
                "{\"name\":7,\"type\":\" \"}|{\"name\":[\"Not a valid string.\"],\"type\":[\"This field may not be blank.\"]}",
                "{\"teams\":\"t\",\"credentials\":[]}|{\"teams\":[\"Expected a list of items.\"],\"credentials\":[\"Expected a dictionary of items.\"]}",
                "{\"teams\":[1]}|{\"teams\":[\"Not a valid string.\"]}",
                "[]|{\"non_field_errors\":[\"Invalid data. Expected a dictionary.\"]}",
            })
    void what_the_contract_forbids_is_refused_field_by_field(String body, String errors) throws Exception {
        HttpResponse<String> response = client.postJson(INTEGRATIONS, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(errors);
        assertThat(json(client.get(INTEGRATIONS))).containsEntry("count", 1);
    }

    @Test
    void a_body_that_is_not_json_is_refused() throws Exception {
        HttpResponse<String> cut = client.postJson(INTEGRATIONS, "{\"name\":");
        HttpResponse<String> empty = client.postJson(INTEGRATIONS, "");
        HttpResponse<String> form = client.documented(client.request(INTEGRATIONS)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=x")));

        assertThat(cut.statusCode()).isEqualTo(400);
        assertThat(cut.body()).startsWith("{\"detail\":\"JSON parse error - ");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.body()).contains("application/x-www-form-urlencoded");
        assertThat(client.post(INTEGRATIONS).statusCode()).isEqualTo(415);
    }

    @Test
    void a_body_of_more_than_a_megabyte_is_refused() throws Exception {
        assertThat(client.postJson(INTEGRATIONS, "{\"name\":\"" + "x".repeat(1_100_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_deleted_integration_is_gone() throws Exception {
        HttpResponse<String> response = client.delete(integration(ID));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(client.get(integration(ID)).statusCode()).isEqualTo(404);
        assertThat(client.delete(integration(ID)).statusCode()).isEqualTo(404);
        assertThat(json(client.get(INTEGRATIONS))).containsEntry("count", 0);
    }
}
