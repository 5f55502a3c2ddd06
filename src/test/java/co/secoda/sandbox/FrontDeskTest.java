package co.secoda.sandbox;

import static co.secoda.sandbox.TestClient.FAILING_TESTS;
import static co.secoda.sandbox.TestClient.ID;
import static co.secoda.sandbox.TestClient.INTEGRATIONS;
import static co.secoda.sandbox.TestClient.SLACK;
import static co.secoda.sandbox.TestClient.SLACK_DOUBLED;
import static co.secoda.sandbox.TestClient.TRIGGER;
import static co.secoda.sandbox.TestClient.UPLOAD;
import static co.secoda.sandbox.TestClient.integration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontDeskTest {
    private Playground playground;
    private TestClient client;

    @BeforeEach
    void open() throws IOException {
        playground = Playground.open();
        client = playground.client;
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, " + INTEGRATIONS,
        "POST, " + INTEGRATIONS,
        "GET, " + INTEGRATIONS + "/" + SandboxSettings.DEFAULT_INTEGRATION_ID,
        "DELETE, " + INTEGRATIONS + "/" + SandboxSettings.DEFAULT_INTEGRATION_ID,
        "POST, " + INTEGRATIONS + "/" + SandboxSettings.DEFAULT_INTEGRATION_ID + "/import_metadata",
        "POST, " + INTEGRATIONS + "/" + SandboxSettings.DEFAULT_INTEGRATION_ID + "/import_jsonl_metadata",
        "POST, /api/v1/integration/dbt/" + SandboxSettings.DEFAULT_INTEGRATION_ID + "/upload_artifacts/",
        "POST, /api/v1/integration/dbt/" + SandboxSettings.DEFAULT_INTEGRATION_ID + "/trigger/",
        "GET, /api/v1/integration/dbt/" + SandboxSettings.DEFAULT_INTEGRATION_ID + "/failing_tests/",
        "GET, " + SLACK,
        "GET, " + SLACK_DOUBLED,
    })
    void every_call_asks_for_the_key(String method, String path) throws Exception {
        HttpResponse<String> without =
                client.documented(client.anonymous(path).method(method, BodyPublishers.noBody()));
        HttpResponse<String> wrong = client.documented(client.anonymous(path)
                .header("Authorization", "Bearer sandbox2")
                .method(method, BodyPublishers.noBody()));

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.body()).isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo("{\"detail\":\"Invalid API key.\"}");
    }

    @Test
    void another_scheme_than_bearer_is_no_key() throws Exception {
        assertThat(client.documented(client.anonymous(INTEGRATIONS)
                                .header("Authorization", "Token sandbox")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_key_of_ones_own_can_be_set() throws Exception {
        try (Playground other = Playground.open(SandboxSettings.defaults().withApiKey("s3cret"))) {
            assertThat(other.client.get(INTEGRATIONS).statusCode()).isEqualTo(401);
            assertThat(other.client
                            .documented(other.client
                                    .anonymous(INTEGRATIONS)
                                    .header("Authorization", "Bearer s3cret")
                                    .GET())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_refused_upload_is_answered_though_its_body_comes_in_full() throws Exception {
        byte[] body = new TestForm().file("manifest", new byte[4_000_000]).whole();

        HttpResponse<String> response = client.documented(client.anonymous(UPLOAD)
                .header("Content-Type", TestForm.CONTENT_TYPE)
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void the_health_check_needs_no_key() throws Exception {
        HttpResponse<String> response =
                client.documented(client.anonymous("/healthcheck").GET());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"OK\"}");
    }

    @Test
    void a_wrong_method_is_told_which_ones_there_are() throws Exception {
        HttpResponse<String> put = client.send(client.request(INTEGRATIONS).PUT(BodyPublishers.noBody()));
        HttpResponse<String> get = client.send(client.request(TRIGGER).GET());

        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.body()).isEqualTo("{\"detail\":\"Method \\\"PUT\\\" not allowed.\"}");
        assertThat(put.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).contains("POST");
        assertThat(client.send(client.request("/healthcheck").DELETE()).statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/api/v1/integration",
        "/api/v1/integration/integrations/x/y",
        "/api/v1/integration/integrations/",
        "/healthcheck/"
    })
    void an_unknown_path_is_not_found(String path) throws Exception {
        HttpResponse<String> response = client.send(client.request(path).GET());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"detail\":\"Not found.\"}");
    }

    @Test
    void a_path_that_lacks_its_slash_is_redirected() throws Exception {
        String path = FAILING_TESTS.substring(0, FAILING_TESTS.length() - 1);

        HttpResponse<String> response = client.send(client.request(path).GET());

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(response.headers().firstValue("Location")).contains(FAILING_TESTS);
    }

    @Test
    void an_id_that_nobody_made_is_not_found_by_any_call() throws Exception {
        byte[] pair = TestForm.pair("{}", "{}").whole();

        assertThat(client.get(integration("nobody")).body()).isEqualTo("{\"detail\":\"Not found.\"}");
        assertThat(client.get(integration("nobody")).statusCode()).isEqualTo(404);
        assertThat(client.delete(integration("nobody")).statusCode()).isEqualTo(404);
        assertThat(client.postForm(integration("nobody") + "/import_metadata", pair)
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.postForm(integration("nobody") + "/import_jsonl_metadata", pair)
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.postForm(TestClient.dbt("nobody", "upload_artifacts"), pair)
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.post(TestClient.dbt("nobody", "trigger")).statusCode())
                .isEqualTo(404);
        assertThat(client.get(TestClient.dbt("nobody", "failing_tests")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void any_id_is_a_dbt_integration_where_that_is_asked_for_until_it_is_deleted() throws Exception {
        try (Playground open = Playground.open(SandboxSettings.defaults().withAcceptAnyIntegration(true))) {
            assertThat(open.client.post(TestClient.dbt("mine", "trigger")).statusCode())
                    .isEqualTo(200);
            assertThat(TestClient.json(open.client.get(integration("mine"))))
                    .containsEntry("type", "dbt_core")
                    .containsEntry("id", "mine");
            assertThat(open.client.delete(integration("mine")).statusCode()).isEqualTo(204);
            assertThat(open.client.get(integration("mine")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void slack_channels_are_found_on_both_paths() throws Exception {
        assertThat(client.get(SLACK).statusCode()).isEqualTo(200);
        assertThat(client.get(SLACK).body()).contains("\"id\":\"C05EC0DA001\"").contains("daten-qualität");
        assertThat(client.get(SLACK_DOUBLED).body()).isEqualTo(client.get(SLACK).body());
    }

    @Test
    void the_server_listens_to_this_machine_only() {
        assertThat(playground.sandbox.baseUrl().toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
    }

    @Test
    void a_port_that_is_taken_is_an_error_that_names_it() {
        int taken = playground.sandbox.baseUrl().getPort();

        assertThatThrownBy(() -> Sandbox.start(SandboxSettings.defaults().withPort(taken)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + taken)
                .hasCauseInstanceOf(BindException.class);
    }

    @Test
    void two_sandboxes_know_nothing_of_each_other() throws Exception {
        try (Playground other = Playground.open()) {
            other.client.delete(integration(ID));

            assertThat(other.client.get(integration(ID)).statusCode()).isEqualTo(404);
            assertThat(client.get(integration(ID)).statusCode()).isEqualTo(200);
        }
    }
}
