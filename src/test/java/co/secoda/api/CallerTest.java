package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.SecodaException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How calls are repeated, redirected, interrupted, and told about. */
class CallerTest {
    private static final String KEY = "Caller-Key-0123456789";
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
    private static final String EMPTY_LISTS = "{\"failing\": [], \"warning\": []}";

    @TempDir
    Path directory;

    private final List<Duration> pauses = new ArrayList<>();

    /** Answers each request with the next of these status lines and headers. */
    private static RawServer.Script answering(String body, String... heads) {
        AtomicInteger next = new AtomicInteger();
        return connection -> {
            while (true) {
                connection.readRequest();
                String[] head = heads[next.getAndIncrement()].split("\n", 2);
                connection.answer(head[0], head.length > 1 ? head[1] + "\r\n" : "", body);
            }
        };
    }

    @Test
    void a_call_goes_on_after_errors_that_pass() throws Exception {
        try (RawServer server = RawServer.serving(answering(EMPTY_LISTS, "503 Busy", "500 Oops", "200 OK"));
                HttpSecodaApi api = client(server)) {
            assertThat(api.getFailingTests(ID).failing()).isEmpty();
            assertThat(pauses).hasSize(2);
        }
    }

    @Test
    void retry_after_is_waited_for_in_seconds_or_until_a_date_but_not_for_ever() throws Exception {
        // The clock stands at 1 January 1970.
        try (RawServer server = RawServer.serving(answering(
                        EMPTY_LISTS,
                        "429 Slow Down\nRetry-After: 7",
                        "503 Busy\nRetry-After: Thu, 01 Jan 1970 00:00:09 GMT",
                        "503 Busy\nRetry-After: 86400",
                        "503 Busy\nRetry-After: soon",
                        "200 OK"));
                HttpSecodaApi api = Clients.of(server.url(), KEY)
                        .retries(4)
                        .pausing(pauses::add)
                        .build()) {
            api.getFailingTests(ID);

            assertThat(pauses)
                    .containsExactly(
                            Duration.ofSeconds(7), Duration.ofSeconds(9), Duration.ofMinutes(2), Duration.ZERO);
        }
    }

    @Test
    void an_integration_that_is_gone_after_a_lost_answer_was_deleted() throws Exception {
        try (RawServer server = RawServer.serving(answering("", "502 Bad Gateway", "404 Not Found"));
                HttpSecodaApi api = client(server)) {
            api.deleteIntegration(ID);

            assertThat(server.heads()).hasSize(2);
        }
    }

    @Test
    void a_redirect_that_adds_the_slash_is_followed_with_method_and_body() throws Exception {
        List<String> bodies = new ArrayList<>();
        try (RawServer server = RawServer.serving(connection -> {
                    while (true) {
                        String head = connection.readHead();
                        bodies.add(new String(connection.readBody(head), StandardCharsets.UTF_8));
                        if (head.startsWith("POST /api/v1/integration/integrations/ ")) {
                            connection.answer("201 Created", "", "{\"id\": \"new\"}");
                        } else {
                            connection.answer("308 Moved", "Location: /api/v1/integration/integrations/\r\n", "");
                        }
                    }
                });
                HttpSecodaApi api = client(server)) {
            Integration created = api.createIntegration(new NewIntegration("n", "custom", List.of(), Map.of()));

            assertThat(created.id()).isEqualTo("new");
            assertThat(bodies)
                    .hasSize(2)
                    .containsOnly("{\"name\":\"n\",\"type\":\"custom\",\"teams\":[],\"credentials\":{}}");
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void a_slash_once_learnt_is_not_asked_for_again_until_the_server_wants_it_back() throws Exception {
        AtomicBoolean slash = new AtomicBoolean(true);
        try (RawServer server = RawServer.serving(connection -> {
                    while (true) {
                        String path = connection.readHead().split(" ", 3)[1];
                        boolean right = path.endsWith("/") == slash.get();
                        String other = path.endsWith("/") ? path.replaceAll("/$", "") : path + "/";
                        connection.answer(
                                right ? "200 OK" : "308 Moved",
                                right ? "" : "Location: " + other + "\r\n",
                                right ? "{\"id\": \"x\"}" : "");
                    }
                });
                HttpSecodaApi api = client(server)) {
            api.getIntegration(ID);
            api.getIntegration(ID);
            assertThat(server.heads()).hasSize(3);

            slash.set(false);
            api.getIntegration(ID);
            api.getIntegration(ID);
            assertThat(server.heads()).hasSize(6);
        }
    }

    @Test
    void a_connection_that_was_closed_while_idle_is_not_used_again() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = RawServer.serving(connection -> {
                    connection.readRequest();
                    connection.answer("200 OK", "", EMPTY_LISTS);
                    connection.socket().close();
                    closed.countDown();
                });
                HttpSecodaApi api = client(server)) {
            api.getFailingTests(ID);
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            idleForAMillisecond();
            api.getFailingTests(ID);

            assertThat(server.connections()).isEqualTo(2);
            assertThat(pauses).isEmpty();
        }
    }

    /** HttpClient looks at connections that were idle for some time, and counts it in milliseconds. */
    private static void idleForAMillisecond() {
        long before = System.currentTimeMillis();
        while (System.currentTimeMillis() - before < 2) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_connection_that_stays_open_is_used_again() throws Exception {
        try (RawServer server = RawServer.serving(answering(EMPTY_LISTS, "200 OK", "404 No", "200 OK"));
                HttpSecodaApi api = client(server)) {
            api.getFailingTests(ID);
            assertThat(catchThrowable(() -> api.getFailingTests(ID))).isNotNull();
            api.getFailingTests(ID);

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void what_a_server_says_is_told_on_one_line_without_the_key_or_commands() throws Exception {
        String hostile =
                "{\"detail\": \"\\u001b[31mno\\n:::error::x ##vso[y] Bearer " + KEY + " " + "z".repeat(1_000) + "\"}";
        try (RawServer server = RawServer.serving(answering(hostile, "400 Bad"));
                HttpSecodaApi api = client(server)) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

            assertThat(e.kind()).isEqualTo(Kind.REJECTED);
            assertThat(e.getMessage())
                    .contains("[31mno :\u200b:\u200b:error:\u200b:x #\u200b#vso[y] Bearer *** zzz")
                    .doesNotContain(KEY, "::", "##", "\n", "\u001b")
                    .hasSizeLessThan(600);
        }
    }

    @Test
    void a_key_that_a_server_writes_into_a_sound_answer_is_hidden() throws Exception {
        String echo = "{\"failing\": [\"" + KEY + "\"], \"warning\": [\"id of " + KEY + "\"]}";
        try (RawServer server = RawServer.serving(answering(echo, "200 OK"));
                HttpSecodaApi api = client(server)) {
            FailingTests answer = api.getFailingTests(ID);

            assertThat(answer.failing()).containsExactly("***");
            assertThat(answer.warning()).containsExactly("id of ***");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: text/%s\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example.com/%s\r\nContent-Length: 0\r\n\r\n",
                "no HTTP but %s\r\n\r\n",
            })
    void a_key_in_another_part_of_an_answer_is_hidden_also_where_the_text_is_cut(String answer) throws Exception {
        for (String filler : List.of("", "z".repeat(200), "z".repeat(290))) {
            String hostile = String.format(answer, filler + KEY);
            try (RawServer server = RawServer.serving(connection -> {
                        connection.readRequest();
                        connection.write(hostile);
                    });
                    HttpSecodaApi api = client(server)) {
                SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

                assertThat(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT))
                        .doesNotContain("caller");
            }
        }
    }

    @Test
    void field_errors_are_told_with_their_fields() throws Exception {
        try (RawServer server = RawServer.serving(answering("{\"name\": [\"too long\", \"taken\"]}", "400 Bad"));
                HttpSecodaApi api = client(server)) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

            assertThat(e).hasMessageEndingWith("answered 400 Bad Request: name: too long, taken");
        }
    }

    @Test
    void an_interrupt_while_an_answer_is_awaited_closes_the_socket_at_once() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        assertInterrupted(asked, api -> api.getFailingTests(ID), connection -> {
            connection.readRequest();
            asked.countDown();
            connection.hang();
        });
    }

    @Test
    void an_interrupt_while_a_body_is_sent_closes_the_socket_at_once() throws Exception {
        Path file = Files.write(directory.resolve("large.csv"), new byte[40 << 20]);
        UploadFile csv = new UploadFile(file, "large.csv", "text/csv", Optional.empty());
        CountDownLatch asked = new CountDownLatch(1);
        assertInterrupted(asked, api -> api.importCsvMetadata(ID, csv), connection -> {
            connection.readHead();
            asked.countDown();
            connection.drip("");
        });
    }

    private interface Action {
        void run(SecodaApi api) throws SecodaException, InterruptedException;
    }

    private void assertInterrupted(CountDownLatch asked, Action action, RawServer.Script script) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = RawServer.serving(untilClosed(script, closed));
                HttpSecodaApi api = client(server)) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread caller = new Thread(() -> thrown.complete(catchThrowable(() -> action.run(api))));
            caller.start();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();

            assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static RawServer.Script untilClosed(RawServer.Script script, CountDownLatch closed) {
        return connection -> {
            try {
                script.serve(connection);
            } finally {
                closed.countDown();
            }
        };
    }

    @Test
    void an_interrupt_between_tries_ends_the_call() throws Exception {
        try (RawServer server = RawServer.serving(answering("", "503 Busy"));
                HttpSecodaApi api = Clients.of(server.url(), KEY)
                        .pausing(duration -> {
                            throw new InterruptedException();
                        })
                        .build()) {
            assertThat(catchThrowable(() -> api.getFailingTests(ID))).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void closing_the_client_cuts_a_call_under_way() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = RawServer.serving(connection -> {
            connection.readRequest();
            asked.countDown();
            connection.hang();
        })) {
            HttpSecodaApi api = client(server);
            CompletableFuture<Throwable> thrown = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> api.getFailingTests(ID)), task -> new Thread(task).start());
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            api.close();

            assertThat(thrown.get(15, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void closing_the_client_ends_its_threads_and_connections() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        try (RawServer server = RawServer.serving(untilClosed(
                connection -> {
                    connection.readRequest();
                    connection.answer("200 OK", "", "");
                    connection.hang();
                },
                closed))) {
            HttpSecodaApi api = Clients.of(server.url(), KEY)
                    .progress((sent, total) -> worker.complete(Thread.currentThread()))
                    .build();
            Path file = Files.writeString(directory.resolve("t.csv"), "x");
            api.importCsvMetadata(ID, new UploadFile(file, "t.csv", "text/csv", Optional.empty()));
            api.close();

            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            Thread thread = worker.get(20, TimeUnit.SECONDS);
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private HttpSecodaApi client(RawServer server) {
        return Clients.of(server.url(), KEY).pausing(pauses::add).build();
    }
}
