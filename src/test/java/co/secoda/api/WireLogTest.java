package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HttpClient logs headers and bytes at debug, and Maven prints that under {@code -X}: the key must not be in it, nor in
 * what the sandbox logs.
 */
class WireLogTest {
    private static final String KEY = "wire-log-key-0123456789";
    private static final String PASSWORD = "proxy-password-0123456789";

    @TempDir
    Path directory;

    @Test
    void with_every_logger_on_neither_key_nor_proxy_password_is_logged() throws Exception {
        String lists = "{\"failing\": [\"in-an-answer\"], \"warning\": []}";
        RawServer.Script answering = connection -> {
            while (true) {
                String head = connection.readHead();
                connection.readBody(head);
                boolean asProxy = head.startsWith("GET http://") && !head.contains("Proxy-Authorization");
                connection.answer(
                        asProxy
                                ? "407 Who Are You"
                                : head.startsWith("GET /api/v1/integration/integrations/") ? "401 Who" : "200 OK",
                        challenges() + "Content-Type: application/json\r\n",
                        lists);
            }
        };
        try (RawServer server = RawServer.serving(answering)) {
            String log = run(server);

            String proxyCredentials =
                    Base64.getEncoder().encodeToString(("user:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            assertThat(server.heads()).hasSize(4).allMatch(head -> head.contains(KEY));
            assertThat(server.heads().get(3)).contains("Proxy-Authorization: Basic " + proxyCredentials);
            assertThat(log)
                    .as("the loggers are on")
                    .contains("DEBUG org.apache.hc.client5.http.impl.classic.MainClientExec")
                    .contains("GET /api/v1/integration/dbt/")
                    .contains("DEBUG co.secoda.sandbox.FrontDesk");
            assertThat(log).doesNotContain(KEY, PASSWORD, proxyCredentials, "in-an-answer");
        }
    }

    /** What a server says of how to log in, with the key and the password. */
    private static String challenges() {
        return Stream.of("WWW", "Proxy")
                .flatMap(who -> Stream.of("Basic realm=\"" + KEY + "\"", "=" + PASSWORD, "Digest realm=\"\u001b" + KEY)
                        .map(challenge -> who + "-Authenticate: " + challenge + "\r\n"))
                .collect(Collectors.joining());
    }

    private String run(RawServer server) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-cp",
                        classPath,
                        WireLogProbe.class.getName(),
                        server.url(),
                        KEY,
                        Integer.toString(server.port()),
                        PASSWORD,
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(log).isZero();
        return log;
    }
}
