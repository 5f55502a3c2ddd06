package co.secoda.sandbox;

import static co.secoda.sandbox.TestClient.INTEGRATIONS;
import static co.secoda.sandbox.TestClient.TRIGGER;
import static co.secoda.sandbox.TestClient.UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.sandbox.SyncTimer.ScheduledSyncTimer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of a sandbox once it is closed: nothing. */
class ClosingTest {
    private static final int ANSWER_MILLIS = 20_000;

    private static Sandbox started() throws IOException {
        return Sandbox.start(SandboxSettings.defaults().withSyncTime(Duration.ofHours(1)));
    }

    private static Set<Thread> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("HTTP-") || thread.getName().startsWith("secoda-sandbox"))
                .collect(Collectors.toSet());
    }

    private static Socket connect(Sandbox sandbox) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUrl().getPort());
        socket.setSoTimeout(ANSWER_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Sends the start of an upload, more than is kept in memory. */
    private static void startUpload(Socket socket) throws IOException {
        send(
                socket,
                "POST " + UPLOAD
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sandbox\r\nContent-Length: 9000000\r\n"
                        + "Content-Type: " + TestForm.CONTENT_TYPE + "\r\n\r\n--" + TestForm.BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"manifest\"; filename=\"m\"\r\n\r\n"
                        + "x".repeat(300_000));
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void the_port_is_free_and_the_threads_have_ended() throws Exception {
        Set<Thread> before = serverThreads();
        Sandbox sandbox = started();
        TestClient client = new TestClient(sandbox.baseUrl());
        client.get(INTEGRATIONS);
        client.post(TRIGGER);
        Set<Thread> during = serverThreads();
        during.removeAll(before);
        assertThat(during).hasSizeGreaterThanOrEqualTo(3);

        sandbox.close();

        assertThatThrownBy(() -> connect(sandbox)).isInstanceOf(ConnectException.class);
        for (Thread thread : during) {
            thread.join(Duration.ofSeconds(30).toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        try (Sandbox next = Sandbox.start(
                SandboxSettings.defaults().withPort(sandbox.baseUrl().getPort()))) {
            assertThat(next.baseUrl()).isEqualTo(sandbox.baseUrl());
        }
    }

    @Test
    void an_upload_under_way_is_cut_off_and_its_files_are_gone() throws Exception {
        Sandbox sandbox = started();
        try (Socket socket = connect(sandbox)) {
            startUpload(socket);
            Eventually.until("a part lies on disk", () -> {
                Set<Path> directories = sandbox.scratch().directories();
                return !directories.isEmpty()
                        && !filesIn(directories.iterator().next()).isEmpty();
            });
            Path directory = sandbox.scratch().directories().iterator().next();

            sandbox.close();

            assertThat(directory).doesNotExist();
            assertThat(sandbox.scratch().directories()).isEmpty();
            assertThat(ended(socket)).isTrue();
        }
    }

    @Test
    void a_client_that_goes_away_in_the_middle_of_an_upload_leaves_no_files() throws Exception {
        try (Sandbox sandbox = started()) {
            try (Socket socket = connect(sandbox)) {
                startUpload(socket);
                Eventually.until(
                        "the upload has begun",
                        () -> !sandbox.scratch().directories().isEmpty());
            }

            Eventually.until(
                    "its files are gone", () -> sandbox.scratch().directories().isEmpty());
            assertThat(new TestClient(sandbox.baseUrl()).get(INTEGRATIONS).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void idle_connections_are_closed_too() throws Exception {
        Sandbox sandbox = started();
        try (Socket silent = connect(sandbox);
                Socket halfway = connect(sandbox)) {
            send(halfway, "GET " + INTEGRATIONS + " HTTP/1.1\r\nHost: ");

            sandbox.close();

            assertThat(ended(silent)).isTrue();
            assertThat(ended(halfway)).isTrue();
        }
    }

    @Test
    void more_connections_than_the_server_has_threads_for_wait_and_are_closed_too() throws Exception {
        Sandbox sandbox = started();
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 70; i++) {
                sockets.add(connect(sandbox));
            }
            send(sockets.get(69), "GET /healthcheck HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            for (int i = 0; i < 10; i++) {
                sockets.get(i).close();
            }
            // Its turn has come.
            assertThat(sockets.get(69).getInputStream().read()).isEqualTo('H');

            sandbox.close();

            assertThat(sockets.subList(10, 69)).allMatch(ClosingTest::ended);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void a_slow_answer_of_the_catalogue_ends_too() throws Exception {
        Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withHabits(SandboxHabits.parse("catalog-delay=1h")));
        try (Socket socket = connect(sandbox)) {
            send(
                    socket,
                    "GET /api/v1/resource/catalog HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sandbox\r\n\r\n");
            Eventually.until("the answer is delayed", () -> !delaying().isEmpty());
            List<Thread> delaying = delaying();

            sandbox.close();

            for (Thread thread : delaying) {
                thread.join(Duration.ofSeconds(30).toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private static List<Thread> delaying() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(CatalogCalls.class.getName())))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void closing_twice_does_nothing_more() throws Exception {
        Sandbox sandbox = started();
        sandbox.close();
        sandbox.close();

        assertThatThrownBy(() -> connect(sandbox)).isInstanceOf(ConnectException.class);
    }

    @Test
    void the_timer_is_closed_with_the_sandbox() throws Exception {
        Playground playground = Playground.open();
        playground.close();
        assertThat(playground.time.closed()).isTrue();
    }

    @Test
    void by_the_real_clock_a_sync_ends_by_itself() throws Exception {
        ScriptedReader reader = new ScriptedReader();
        SandboxSettings settings = SandboxSettings.defaults().withSyncTime(Duration.ofMillis(20));
        try (Sandbox sandbox = Sandbox.start(settings, Clock.systemUTC(), new ScheduledSyncTimer(), reader)) {
            TestClient client = new TestClient(sandbox.baseUrl());
            client.postForm(
                    UPLOAD,
                    TestForm.pair("{\"failing\": [[\"model.a\"]], \"warning\": []}", "{}")
                            .whole());
            client.post(TRIGGER);

            Eventually.until("the sync has ended", () -> !client.lastRun().equals("null"));
            assertThat(client.failing()).containsExactly(UploadedSets.serverId("model.a"));
        }
    }
}
