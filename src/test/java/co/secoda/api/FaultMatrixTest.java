package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.Fault.Again;
import co.secoda.api.SecodaException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call × every fault that applies: what is thrown, how often it was tried, and that the key is in no message. */
class FaultMatrixTest {
    private static final String KEY = "matrix-key-0123456789";
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
    private static final String KEPT = "{\"failing\": [], \"warning\": []}";
    private static final String CHUNKED_JSON =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final Duration UNHURRIED = Duration.ofSeconds(2);

    private static final Fault REFUSED = Fault.of(
            "a refused connection", Kind.UNREACHABLE, Again.ALL, false, "Connection refused", connection -> {});
    private static final Fault UNKNOWN_HOST = Fault.of(
            "an unknown host name", Kind.UNREACHABLE, Again.ALL, false, "the host name is unknown", connection -> {});

    @TempDir
    Path directory;

    private final List<Duration> pauses = new ArrayList<>();

    static Stream<Fault> connectionFaults() {
        return Stream.of(
                lost("reset in the headers", connection -> {
                    int first = connection.in().read();
                    assertThat(first).isPositive();
                    connection.reset();
                }),
                lost("reset after the headers", connection -> {
                    connection.readHead();
                    connection.reset();
                }),
                lost("reset in the body", connection -> {
                            String head = connection.readHead();
                            assertThat(head).containsPattern("Content-Length: [1-9]|chunked");
                            assertThat(connection.in().read()).isPositive();
                            connection.reset();
                        })
                        .onlyFor(AnyCall::hasBody),
                lost("reset after the body", connection -> {
                    connection.readRequest();
                    connection.reset();
                }),
                lost("closed without an answer", RawServer.Connection::readRequest),
                lost("hang before the answer", connection -> connection.hang()).runningOutOfTime(),
                lost("hang in the headers", connection -> {
                            connection.readRequest();
                            connection.write("HTTP/1.1 200 OK\r\nContent-Le");
                            connection.hang();
                        })
                        .runningOutOfTime(),
                lost("hang in the answer", connection -> {
                            connection.readRequest();
                            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[");
                            connection.hang();
                        })
                        .runningOutOfTime(),
                lost("headers that drip", connection -> {
                            connection.readRequest();
                            connection.write("HTTP/1.1 200 OK\r\n");
                            connection.drip("X");
                        })
                        .runningOutOfTime(),
                lost("an answer that drips", connection -> {
                            connection.readRequest();
                            connection.write(CHUNKED_JSON);
                            connection.drip("1\r\n \r\n");
                        })
                        .runningOutOfTime(),
                lost("an answer cut short", connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"failing\": [");
                }),
                lost("a chunked answer cut short", connection -> {
                    connection.readRequest();
                    connection.write(CHUNKED_JSON + "8\r\n{\"failin");
                }));
    }

    static Stream<Fault> statusFaults() {
        return Stream.of(
                Fault.status(400, Kind.REJECTED, Again.NONE, false),
                Fault.status(401, Kind.REFUSED, Again.NONE, false),
                Fault.status(403, Kind.REFUSED, Again.NONE, false),
                Fault.status(404, Kind.NOT_FOUND, Again.NONE, false),
                Fault.status(405, Kind.REJECTED, Again.NONE, false),
                Fault.status(408, Kind.UNREACHABLE, Again.ALL_BUT_CREATE, true),
                Fault.status(409, Kind.CONFLICT, Again.NONE, false),
                Fault.status(413, Kind.REJECTED, Again.NONE, false),
                Fault.status(422, Kind.REJECTED, Again.NONE, false),
                Fault.status(425, Kind.UNREACHABLE, Again.ALL_BUT_CREATE, false),
                Fault.status(429, Kind.UNREACHABLE, Again.ALL_BUT_CREATE, false),
                Fault.status(500, Kind.UNREACHABLE, Again.ALL_BUT_CREATE, true),
                Fault.status(501, Kind.UNREACHABLE, Again.NONE, true),
                Fault.status(502, Kind.UNREACHABLE, Again.ALL_BUT_CREATE, true),
                Fault.status(503, Kind.UNREACHABLE, Again.ALL_BUT_CREATE, true),
                Fault.status(504, Kind.UNREACHABLE, Again.ALL_BUT_CREATE, true),
                Fault.of("an error whose text drips", Kind.REJECTED, Again.NONE, false, "400", connection -> {
                            connection.readRequest();
                            connection.write("HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n");
                            connection.drip("1\r\nx\r\n");
                        })
                        .runningOutOfTime(),
                Fault.of("an error whose text is cut", Kind.REJECTED, Again.NONE, false, "400", connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 400 Bad\r\nContent-Length: 100\r\n\r\nx");
                }),
                Fault.of("an error whose text is endless", Kind.REJECTED, Again.NONE, false, "400", connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 400 Bad\r\nContent-Length: 9999999999\r\n\r\n");
                    while (true) {
                        connection.write("word ".repeat(10_000));
                    }
                }),
                Fault.of(
                        "HTML from a gateway",
                        Kind.UNREACHABLE,
                        Again.ALL_BUT_CREATE,
                        true,
                        "an HTML page",
                        connection -> {
                            connection.readRequest();
                            connection.answer("502 Bad Gateway", "Content-Type: text/html\r\n", "<html>nginx</html>");
                        }));
    }

    static Stream<Fault> badAnswers() {
        return Stream.of(
                bad("not JSON", "line 1", ok("Content-Type: application/json\r\n", "{\"failing\": nope}"))
                        .onlyFor(AnyCall::hasContent),
                bad("JSON and more", "after its end", ok("", "{}{}")).onlyFor(AnyCall::hasContent),
                bad("nothing", "isn't JSON", ok("", "")).onlyFor(AnyCall::hasContent),
                bad("JSON of another shape", "should be", ok("", "\"a string\""))
                        .onlyFor(AnyCall::hasContent),
                bad("too deep", "isn't JSON", ok("", "[".repeat(5_000))).onlyFor(AnyCall::hasContent),
                bad("another content type", "text/plain", ok("Content-Type: text/plain\r\n", "it works"))
                        .onlyFor(AnyCall::hasContent),
                bad("an HTML page", "an HTML page", ok("Content-Type: text/html\r\n", "<html>Sign in</html>")),
                bad("compressed", "gzip", ok("Content-Encoding: gzip\r\n", "\u001f\u008b\u0008"))
                        .onlyFor(AnyCall::hasContent),
                bad("an endless answer", "more than", connection -> {
                    connection.readRequest();
                    connection.write(CHUNKED_JSON);
                    while (true) {
                        connection.write("10000\r\n" + " ".repeat(0x10000) + "\r\n");
                    }
                }),
                bad("an answer of 1 GB", "more than", connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
                    while (true) {
                        connection.write(" ".repeat(0x10000));
                    }
                }),
                bad("a header of 1 MB", "out of bounds", connection -> {
                    connection.readRequest();
                    connection.answer("200 OK", "X-Long: " + "x".repeat(1 << 20) + "\r\n", "{}");
                }),
                bad("a thousand headers", "out of bounds", connection -> {
                    connection.readRequest();
                    connection.answer("200 OK", "X-One: x\r\n".repeat(1_000), "{}");
                }));
    }

    static Stream<Fault> redirects() {
        return Stream.of(
                redirect("to another host", "https://elsewhere.example.com/", "301"),
                redirect("to another path", "/login/?next=/", "302"),
                redirect("to https on the same host", "https://127.0.0.1/", "308"),
                redirect("that changes the method", "./", "303"),
                redirect("to nowhere", "", "307"),
                Fault.of("a redirect in a circle", Kind.BAD_ANSWER, Again.NONE, false, "301", connection -> {
                    while (true) {
                        String head = connection.readHead();
                        connection.readBody(head);
                        String[] target = head.split(" ", 3)[1].split("\\?", 2);
                        String path = target[0].endsWith("/") ? target[0].replaceAll("/$", "") : target[0] + "/";
                        String query = target.length > 1 ? "?" + target[1] : "";
                        connection.answer("301 Moved", "Location: " + path + query + "\r\n", "");
                    }
                }));
    }

    /** Answers that come while the body is still being sent, on a connection that the server keeps, reading nothing. */
    static Stream<Fault> earlyAnswers() {
        return Stream.of(
                early("a login page", Kind.BAD_ANSWER, Again.NONE, true, "200 OK", "titled 'Sign in'"),
                early("a redirect to a login", Kind.BAD_ANSWER, Again.NONE, false, "302 Found", "302"),
                early("a refused key", Kind.REFUSED, Again.NONE, false, "401 Unauthorized", "401"),
                early("a missing role", Kind.REFUSED, Again.NONE, false, "403 Forbidden", "403"),
                early("a limit of a gateway", Kind.REJECTED, Again.NONE, false, "413 Too Large", "413"),
                early("a limit of requests", Kind.UNREACHABLE, Again.ALL, false, "429 Slow Down", "429"),
                early("a server in trouble", Kind.UNREACHABLE, Again.ALL, true, "503 Busy", "503"));
    }

    private static Fault early(String name, Kind kind, Again again, boolean arrived, String status, String says) {
        return Fault.of(name + " before the body is sent", kind, again, arrived, says, connection -> {
                    // A call before it, so that the connection is one that was kept.
                    while (connection.readHead().startsWith("GET ")) {
                        connection.answer("200 OK", "Content-Type: application/json\r\n", KEPT);
                    }
                    connection.answer(
                            status,
                            "Content-Type: text/html\r\nConnection: keep-alive\r\nLocation: /login\r\n",
                            "<html><head><title>Sign in</title></head></html>");
                    connection.neverRead();
                })
                .onlyFor(AnyCall::isUpload);
    }

    /** No server is there to play these. */
    static Stream<Fault> neverConnected() {
        return Stream.of(REFUSED, UNKNOWN_HOST);
    }

    /** All rows of the table in the docs. */
    static Stream<Fault> faults() {
        return Stream.of(neverConnected(), played(), earlyAnswers()).flatMap(faults -> faults);
    }

    private static Stream<Fault> played() {
        return Stream.of(connectionFaults(), statusFaults(), badAnswers(), redirects())
                .flatMap(faults -> faults);
    }

    static Stream<Arguments> matrix() {
        return played().flatMap(fault ->
                Stream.of(AnyCall.values()).filter(fault.appliesTo()).map(call -> Arguments.of(fault, call)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    void ends_as_the_matrix_says(Fault fault, AnyCall call) throws IOException {
        try (RawServer server = RawServer.serving(fault.script());
                HttpSecodaApi api = client(server.url(), responseTimeout(fault))) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> call.make(api, ID, directory));

            assertThat(e).as("a failure").isNotNull();
            assertThat(e.kind()).as(e.getMessage()).isEqualTo(fault.kind());
            assertThat(pauses).as(e.getMessage()).hasSize(fault.triesOf(call) - 1);
            assertThat(e.mayHaveArrived()).as(e.getMessage()).isEqualTo(fault.arrived());
            assertThat(e)
                    .hasMessageContaining(fault.says())
                    .hasMessageContaining(call.method() + " " + server.url() + "/api/")
                    .hasMessageNotContainingAny(KEY, "\n", "\r");
            assertThat(server.heads()).allMatch(head -> head.contains("Authorization: Bearer " + KEY));
        }
    }

    static Stream<Arguments> earlyMatrix() {
        return earlyAnswers()
                .flatMap(fault ->
                        Stream.of(AnyCall.values()).filter(fault.appliesTo()).map(call -> Arguments.of(fault, call)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("earlyMatrix")
    void an_early_answer_ends_as_the_matrix_says_and_nothing_more_goes_into_its_connection(Fault fault, AnyCall call)
            throws Exception {
        try (RawServer server = RawServer.serving(fault.script());
                HttpSecodaApi api = client(server.url(), UNHURRIED)) {
            api.getFailingTests(ID);
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> {
                call.makeLarge(api, ID, directory);
            });

            assertThat(e).as("a failure").isNotNull();
            assertThat(e.kind()).as(e.getMessage()).isEqualTo(fault.kind());
            assertThat(e.mayHaveArrived()).as(e.getMessage()).isEqualTo(fault.arrived());
            assertThat(e).hasMessageContaining(fault.says());
            if (fault.triesOf(call) == 1) {
                assertThat(pauses).isEmpty();
                api.getFailingTests(ID);
                assertThat(server.connections()).as("connections").isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_connection_is_tried_again_by(AnyCall call) throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (HttpSecodaApi api = client("http://127.0.0.1:" + port, UNHURRIED)) {
            assertNeverConnected(api, call, REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_host_is_tried_again_by(AnyCall call) {
        try (HttpSecodaApi api = client("https://secoda.example.com", UNHURRIED)) {
            assertNeverConnected(api, call, UNKNOWN_HOST);
        }
    }

    private void assertNeverConnected(HttpSecodaApi api, AnyCall call, Fault fault) {
        SecodaException e = catchThrowableOfType(SecodaException.class, () -> call.make(api, ID, directory));

        assertThat(e.kind()).isEqualTo(fault.kind());
        assertThat(pauses).hasSize(fault.triesOf(call) - 1);
        assertThat(e.mayHaveArrived()).isEqualTo(fault.arrived());
        assertThat(e).hasMessageContaining(fault.says()).hasMessageContaining("after 2 tries");
    }

    private static Fault lost(String name, RawServer.Script script) {
        return Fault.of(name, Kind.UNREACHABLE, Again.ALL_BUT_CREATE, true, "could not ", script);
    }

    private static Fault bad(String name, String says, RawServer.Script script) {
        return Fault.of(name, Kind.BAD_ANSWER, Again.NONE, true, says, script);
    }

    private static Fault redirect(String name, String location, String status) {
        return Fault.of("a redirect " + name, Kind.BAD_ANSWER, Again.NONE, false, status, connection -> {
            connection.readRequest();
            connection.answer(status + " Moved", location.isEmpty() ? "" : "Location: " + location + "\r\n", "");
        });
    }

    private static RawServer.Script ok(String headers, String body) {
        return connection -> {
            connection.readRequest();
            connection.answer("200 OK", headers, body);
        };
    }

    /** What runs out of time has to wait for it. If its status counts all the same, that must arrive before. */
    private static Duration responseTimeout(Fault fault) {
        return fault.slow() ? Duration.ofMillis(fault.again() == Again.NONE ? 200 : 60) : UNHURRIED;
    }

    private HttpSecodaApi client(String url, Duration responseTimeout) {
        return Clients.of(url, KEY)
                .responseTimeout(responseTimeout)
                .retries(1)
                .pausing(pauses::add)
                .names(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
    }
}
