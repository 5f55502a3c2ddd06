package co.secoda.sandbox;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** Speaks to a sandbox by the JDK's client, and holds each answer to a documented call to the contract. */
final class TestClient {
    static final String ID = SandboxSettings.DEFAULT_INTEGRATION_ID;
    static final String INTEGRATIONS = "/api/v1/integration/integrations";
    static final String UPLOAD = dbt(ID, "upload_artifacts");
    static final String TRIGGER = dbt(ID, "trigger");
    static final String FAILING_TESTS = dbt(ID, "failing_tests");
    static final String SLACK = "/api/v2/integration_v2/slack/conversations/list";
    static final String SLACK_DOUBLED = "/api/v1" + SLACK;

    private static final Contract CONTRACT = new Contract();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI baseUrl;

    TestClient(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    static String dbt(String id, String call) {
        return "/api/v1/integration/dbt/" + id + "/" + call + "/";
    }

    static String integration(String id) {
        return INTEGRATIONS + "/" + id;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return documented(request(path).GET());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return documented(request(path).DELETE());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return documented(request(path).POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> postJson(String path, String body) throws IOException, InterruptedException {
        return documented(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postForm(String path, byte[] body) throws IOException, InterruptedException {
        return postForm(path, BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> postForm(String path, BodyPublisher body) throws IOException, InterruptedException {
        return documented(
                request(path).header("Content-Type", TestForm.CONTENT_TYPE).POST(body));
    }

    HttpResponse<String> documented(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        CONTRACT.hold(response);
        return response;
    }

    /** Sends what the contract knows nothing of. */
    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** A request with the right key. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + SandboxSettings.DEFAULT_API_KEY);
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(baseUrl.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    static Map<String, Object> json(HttpResponse<String> response) {
        return JSON.std.mapFrom(response.body());
    }

    /** What fails, as {@code failing_tests} has it. */
    List<String> failing() throws IOException, InterruptedException {
        return set("failing");
    }

    /** What warns, as {@code failing_tests} has it. */
    List<String> warning() throws IOException, InterruptedException {
        return set("warning");
    }

    private List<String> set(String name) throws IOException, InterruptedException {
        return list(json(get(FAILING_TESTS)), name).stream()
                .map(String.class::cast)
                .toList();
    }

    /** A text in the JSON object that is the answer. */
    static String text(HttpResponse<String> response, String key) {
        return (String) requireNonNull(json(response).get(key), key);
    }

    /** A list in a JSON object. */
    static List<?> list(Map<String, Object> json, String key) {
        return (List<?>) requireNonNull(json.get(key), key);
    }

    /** The integration's last-run; the text {@code null} if there is none. */
    String lastRun() throws IOException, InterruptedException {
        return String.valueOf(json(get(integration(ID))).get("scheduled_extractions_last_run"));
    }
}
