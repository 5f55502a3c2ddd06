package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.secoda.api.BaseUrl;
import co.secoda.dbt.excerpt.Omissions;
import co.secoda.dbt.excerpt.Omissions.UploadMode;
import co.secoda.dbt.excerpt.Redaction;
import co.secoda.file.Digest;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.RunFiles.Beginning;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** What goes over the wire, and what is said of it. */
@SuppressWarnings("NullAway.Init") // begun before each
class SentArtifactsTest {
    private static final Path SHOP = Path.of("examples/shop/dbt-target");

    @TempDir
    private Path project;

    private HttpServer server;
    private final List<String> lengths = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private GivenRun given;
    private Path target;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        given = new GivenRun(new PlayedHost("upload", project));
        given.baseUrl = BaseUrl.parse("http://127.0.0.1:" + server.getAddress().getPort(), false);
        given.integrationId = Optional.of("shop");
        target = Files.createDirectories(project.resolve("target"));
        for (String name : List.of("manifest.json", "run_results.json")) {
            Files.copy(SHOP.resolve(name), target.resolve(name));
        }
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void a_slim_manifest_is_sent_at_a_known_length_and_the_summary_says_what_it_lacks() throws Exception {
        given.omissions = new Omissions(UploadMode.SLIM, Set.of(Redaction.MESSAGES));
        given.begun(Beginning.UPLOAD).upload();

        Path manifest = target.resolve("secoda/secoda-upload/manifest.json");
        Path results = target.resolve("secoda/secoda-upload/run_results.json");
        String body = bodies.get(0);
        assertThat(body).contains(Files.readString(manifest), Files.readString(results));
        assertThat(lengths).containsExactly(String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
        assertThat(Files.size(manifest)).isLessThan(Files.size(target.resolve("manifest.json")));

        Map<?, ?> sent = artifact("manifest");
        assertThat(sent.get("bytes")).isEqualTo((int) Files.size(manifest));
        assertThat(sent.get("sha256")).isEqualTo(Digest.sha256(Files.readString(manifest)));
        Map<?, ?> excerpt = (Map<?, ?>) Objects.requireNonNull(sent.get("excerpt"));
        assertThat(excerpt.get("fileBytes")).isEqualTo((int) Files.size(target.resolve("manifest.json")));
        assertThat(excerpt.get("fileSha256"))
                .isEqualTo(Digest.sha256(Files.readString(target.resolve("manifest.json"))));
        assertThat(leftOut("manifest")).contains("macros", "raw_code");
        assertThat(leftOut("runResults")).containsExactlyInAnyOrder("message", "adapter_response");
        assertThat(given.host.log.of("info"))
                .anyMatch(line -> line.contains("manifest.json, ")
                        && line.contains(
                                " less than it has " + "(secoda.uploadMode=slim, secoda.redact=messages). Left out: "));
    }

    @Test
    void queries_that_must_not_be_sent_are_in_no_report_either() throws Exception {
        assertThat(reports()).allMatch(report -> report.contains("customer_id is null"));
        given.omissions = new Omissions(UploadMode.FULL, Set.of(Redaction.COMPILED_CODE));
        assertThat(reports()).noneMatch(report -> report.contains("customer_id is null"));
    }

    /** The page and the Markdown of a failing run. */
    private List<String> reports() throws Exception {
        assertThatExceptionOfType(BuildFailsException.class)
                .isThrownBy(() -> given.begun(Beginning.PUBLISH).validate());
        return List.of(
                Files.readString(target.resolve("secoda/index.html")).replaceAll("<[^>]*>", ""),
                Files.readString(target.resolve("secoda/secoda.md")));
    }

    @Test
    void without_settings_the_files_go_as_they_are() throws Exception {
        given.begun(Beginning.UPLOAD).upload();

        assertThat(bodies.get(0)).contains(Files.readString(target.resolve("manifest.json")));
        assertThat(artifact("manifest").get("excerpt")).isNull();
        assertThat(target.resolve("secoda/secoda-upload")).doesNotExist();
    }

    @Test
    void a_later_goal_knows_what_was_sent_and_holds_the_state_to_the_file_itself() throws Exception {
        given.omissions = new Omissions(UploadMode.SLIM, Set.of(Redaction.ARGS));
        given.begun(Beginning.UPLOAD).upload();
        Object uploaded = artifact("runResults");

        GivenRun trigger = new GivenRun(given.host.at("trigger"));
        trigger.baseUrl = given.baseUrl;
        trigger.integrationId = given.integrationId;
        trigger.begun(Beginning.TRIGGER).trigger();

        assertThat(artifact("runResults")).isEqualTo(uploaded);
    }

    @Test
    void a_dry_run_writes_what_would_go() throws Exception {
        given.omissions = new Omissions(UploadMode.SLIM, Set.of());
        given.begun(Beginning.PUBLISH).rehearse();

        assertThat(bodies).isEmpty();
        Path manifest = target.resolve("secoda/secoda-upload/manifest.json");
        assertThat(manifest).exists();
        assertThat(artifact("manifest").get("sha256")).isEqualTo(Digest.sha256(Files.readString(manifest)));
        assertThat(given.host.log.of("info")).anyMatch(line -> line.endsWith("What is sent: " + manifest + "."));

        given.omissions = Omissions.NONE;
        given.begun(Beginning.PUBLISH).rehearse();
        assertThat(manifest).doesNotExist();
    }

    @Test
    void what_can_not_be_written_is_not_sent_in_another_form() throws Exception {
        given.omissions = new Omissions(UploadMode.SLIM, Set.of());
        Files.writeString(Files.createDirectories(target.resolve("secoda")).resolve("secoda-upload"), "in the way");

        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> given.begun(Beginning.UPLOAD).upload())
                .withMessageContaining("secoda.reportDirectory");
        assertThat(bodies).isEmpty();
    }

    private Set<String> leftOut(String name) throws IOException {
        Map<?, ?> excerpt = (Map<?, ?>) Objects.requireNonNull(artifact(name).get("excerpt"));
        return ((Map<?, ?>) Objects.requireNonNull(excerpt.get("leftOut")))
                .keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private Map<?, ?> artifact(String name) throws IOException {
        Map<String, Object> summary = JSON.std.mapFrom(Files.readString(target.resolve("secoda/secoda.json")));
        return (Map<?, ?>)
                Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(summary.get("artifacts"))).get(name));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().contains("upload_artifacts")) {
            bodies.add(body);
            lengths.add(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")));
        }
        byte[] answer = "{\"failing\": [], \"warning\": [], \"id\": \"shop\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
