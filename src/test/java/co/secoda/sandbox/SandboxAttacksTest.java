package co.secoda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.sandbox.Reply.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on the sandbox by another user of the machine, or by a page that somebody has open in a browser there. */
class SandboxAttacksTest {
    @TempDir
    private Path directory;

    @Test
    void a_page_that_has_its_own_name_lead_here_is_not_answered() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            for (String path : List.of(TestClient.FAILING_TESTS, TestClient.INTEGRATIONS, "/healthcheck", "/")) {
                assertThat(answer(sandbox.baseUrl(), path, "evil.example:" + port(sandbox)))
                        .as(path)
                        .startsWith("HTTP/1.1 421 ");
            }
            for (String host : List.of("127.0.0.1:1", "LOCALHOST:2", "[::1]:3", "localhost")) {
                assertThat(answer(sandbox.baseUrl(), "/healthcheck", host))
                        .as(host)
                        .startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void each_session_has_a_key_that_nobody_can_guess() {
        Set<String> keys = IntStream.range(0, 100)
                .mapToObj(i -> SandboxSettings.defaults().withRandomKey().apiKey())
                .collect(Collectors.toSet());

        assertThat(keys).hasSize(100).allMatch(key -> key.matches("sandbox-[\\w-]{32}"));
    }

    @Test
    void an_upload_without_end_is_broken_off_and_leaves_nothing() throws Exception {
        Scratch scratch = Scratch.in(directory);

        for (long told : new long[] {-1, 100_000}) {
            byte[] body = new TestForm().file("manifest", new byte[100_000]).whole();
            BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", "/");
            request.setEntity(new InputStreamEntity(
                    new ByteArrayInputStream(body), told, ContentType.parse(TestForm.CONTENT_TYPE)));

            Refusal refusal = catchThrowableOfType(Refusal.class, () -> Form.read(request, scratch, 50_000));

            assertThat(refusal.answer().status()).isEqualTo(413);
            assertThat(scratch.directories()).isEmpty();
        }
    }

    private static int port(Sandbox sandbox) {
        return sandbox.baseUrl().getPort();
    }

    /** By hand: no client lets a test choose the host. */
    private static String answer(URI url, String path, String host) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String head = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                    + SandboxSettings.DEFAULT_API_KEY + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
