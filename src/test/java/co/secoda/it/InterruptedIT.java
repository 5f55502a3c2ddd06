package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C ends a build at once, and the summary says that there is no verdict. */
class InterruptedIT {
    private final BuildFolder folder;

    InterruptedIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static void canBeInterrupted() {
        assumeTrue(
                Path.of("/bin/kill").toFile().canExecute()
                        || Path.of("/usr/bin/kill").toFile().canExecute(),
                "there is no kill");
    }

    @OnMaven({V3_6, V3_9, V4})
    void while_the_sync_is_waited_for_and_the_sandbox_is_gone(MavenVersion maven)
            throws IOException, InterruptedException {
        canBeInterrupted();
        RunningBuild build =
                folder.pair("passing").on(maven).sandbox("sync=10m").start("publish");
        String port = build.await("Secoda has accepted the trigger", "127\\.0\\.0\\.1:(\\d+)");
        build.await("No change.", "(.)");

        assertThat(build.interrupt())
                .containsPattern("WARN.* Interrupted while the sync of integration \\S+ was waited for\\. It goes on");
        assertThat(RunningBuild.isListening(port)).isFalse();
        Summary summary = Summary.read(folder.path().resolve("target/secoda/secoda.json"));
        assertThat(summary.get("gate.verdict")).isEqualTo("unknown");
        assertThat(summary.get("gate.reasons"))
                .isEqualTo(List.of("the build ended before the answer of this run was there"));
    }

    @OnMaven({V3_6, V3_9, V4})
    void during_the_upload(MavenVersion maven) throws IOException, InterruptedException {
        canBeInterrupted();
        HttpServer deaf = deafToUploads();
        try {
            RunningBuild build = folder.pair("passing")
                    .on(maven)
                    .with(
                            "secoda.baseUrl=http://127.0.0.1:"
                                    + deaf.getAddress().getPort(),
                            "secoda.apiKey=k",
                            "secoda.integrationId=i",
                            "secoda.responseTimeout=5m",
                            "secoda.retries=0")
                    .start("publish");
            build.await("Uploading ", "127\\.0\\.0\\.1:(\\d+)");

            assertThat(build.interrupt())
                    .contains("Interrupted while the artifacts were uploaded to integration i. It may have reached");
            Summary summary = Summary.read(folder.path().resolve("target/secoda/secoda.json"));
            assertThat(summary.get("gate.verdict")).isEqualTo("unknown");
        } finally {
            deaf.stop(0);
        }
    }

    /** A server that tells what is there, and never answers an upload. */
    private static HttpServer deafToUploads() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                String path = exchange.getRequestURI().getPath();
                byte[] answer = (path.contains("failing_tests")
                                ? "{\"failing\": [], \"warning\": []}"
                                : "{\"id\": \"i\", \"name\": \"Shop\", \"type\": \"dbt\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            }
        });
        server.start();
        return server;
    }
}
