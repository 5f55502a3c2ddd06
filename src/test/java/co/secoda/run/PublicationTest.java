package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.IntegrationId;
import co.secoda.api.RequestHeaders;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.api.UploadFile.UploadProgress;
import co.secoda.api.WriteBudget;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.gate.Baseline;
import co.secoda.gate.RunState;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.Connections.Connection;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the upload where the first call, which reads what was failing before, fails. */
class PublicationTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "500, application/json, '{}'",
        "500, text/html, '<title>Server Error</title>'",
        "404, application/json, '{}'",
        "200, application/json, '{\"failing\": 1}'"
    })
    void what_fails_that_call_alone_only_makes_the_baseline_unknown(int status, String type, String body)
            throws Exception {
        try (Answering server = Answering.with(status, type, body)) {
            assertThat(begin(server.url()).baseline()).isInstanceOf(Baseline.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, application/json, '{}'", "302, text/html, ''", "200, text/html, '<title>Sign in</title>'"})
    void what_would_fail_every_call_ends_the_run(int status, String type, String body) throws Exception {
        try (Answering server = Answering.with(status, type, body)) {
            assertThatThrownBy(() -> begin(server.url())).isInstanceOf(SecodaException.class);
        }
    }

    @Test
    void a_refused_connection_ends_the_run() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThatThrownBy(() -> begin("http://127.0.0.1:" + port)).isInstanceOf(SecodaException.class);
    }

    @Test
    void a_mute_server_ends_the_run() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> begin("http://127.0.0.1:" + mute.getLocalPort()))
                    .isInstanceOf(SecodaException.class)
                    .hasMessageContaining("secoda.responseTimeout");
        }
    }

    private RunState begin(String url) throws Exception {
        Path manifest = Files.writeString(
                directory.resolve("manifest.json"),
                "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/manifest/v12.json\"}, \"nodes\": {}, \"sources\": {}}");
        Path results = Files.writeString(
                directory.resolve("run_results.json"),
                "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/run-results/v6.json\"}, \"results\": [], \"args\": {}}");
        DbtRun run = new DbtRunReader().read(new ArtifactPaths(manifest, results));
        ConnectionSettings settings = new ConnectionSettings(
                BaseUrl.parse(url, false),
                ApiKey.of("publication-key"),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RequestHeaders.NONE,
                "secoda-maven-plugin/test",
                UploadProgress.NONE);
        Destination destination =
                new Destination(new Connection(settings, WriteBudget.alone(), false), new IntegrationId("i"));
        try (SecodaApi api = destination.connection().open()) {
            return new Publication(
                            api, destination, () -> Instant.EPOCH, duration -> {}, new RecordingLog(), LiveLine.none())
                    .begin(run);
        }
    }

    /** Answers each request alike. */
    private record Answering(HttpServer server) implements AutoCloseable {
        static Answering with(int status, String type, String body) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.getResponseHeaders().set("Location", "/login");
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return new Answering(server);
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
