package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.ConnectionSettings.ClientKeys;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cause in, words out: what sends people the right way. The advice is tested by its symptom, beside {@code Advice}. */
class MessagesTest {
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
    private static final String KEY = "message-key-0123456789";
    private static final String HTML = "Content-Type: text/html\r\n";

    @TempDir
    static Path directory;

    /**
     * A row.
     *
     * @param head status and headers of the answer
     * @param proxied whether it comes from a proxy, and if so with which user
     * @param says with {@code PROXY} for the proxy's address
     */
    private record Row(String head, String body, Optional<String> proxied, Symptom symptom, String says) {}

    static Stream<Row> answers() {
        Optional<String> direct = Optional.empty();
        return Stream.of(
                new Row(
                        "401 No\r\n",
                        "{\"detail\": \"Invalid token.\"}",
                        direct,
                        Symptom.REFUSED,
                        "answered 401 Unauthorized: Invalid token."),
                new Row(
                        "403 No\r\n",
                        "{\"detail\": \"No permission.\"}",
                        direct,
                        Symptom.FORBIDDEN,
                        "answered 403 Forbidden: No permission."),
                new Row(
                        "502 Oops\r\n" + HTML,
                        "<html><title>\n502 Bad Gateway &amp; more</title>",
                        direct,
                        Symptom.TROUBLED,
                        "answered 502 Bad Gateway: an HTML page titled '502 Bad Gateway & more'"),
                new Row(
                        "200 OK\r\n" + HTML,
                        "<TITLE lang=en>Sign in</TITLE>",
                        direct,
                        Symptom.PAGE,
                        "with an HTML page titled 'Sign in'"),
                new Row("200 OK\r\n" + HTML, "<p>none", direct, Symptom.PAGE, "with an HTML page,"),
                new Row(
                        "301 Moved\r\nLocation: https://app.example.com/login\r\n",
                        "",
                        direct,
                        Symptom.REDIRECTED,
                        "pointing to https://app.example.com/login"),
                new Row(
                        "407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\n",
                        "",
                        Optional.of(""),
                        Symptom.PROXY_WANTS_USER,
                        ": the proxy PROXY answered 407 Proxy Authentication Required: it asks for a user and password, and none is configured"),
                new Row(
                        "407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\n",
                        "",
                        Optional.of("jane"),
                        Symptom.PROXY_REFUSES_USER,
                        ": the proxy PROXY answered 407 Proxy Authentication Required: it doesn't accept the proxy's user and password"),
                new Row(
                        "403 No\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\n" + HTML,
                        "<title>ERROR: Access Denied</title>",
                        Optional.of(""),
                        Symptom.PROXY_FORBIDS,
                        ": the proxy PROXY answered 403 Forbidden: an HTML page titled 'ERROR: Access Denied'"),
                new Row(
                        "503 No\r\nX-Squid-Error: ERR_CONNECT_FAIL 111\r\n" + HTML,
                        "<title>ERROR: no way</title>",
                        Optional.of(""),
                        Symptom.TROUBLED,
                        "/failing_tests/: the proxy PROXY answered 503 Service Unavailable: an HTML page titled 'ERROR: no way'"),
                new Row(
                        "403 No\r\n",
                        "{\"detail\": \"No permission.\"}",
                        Optional.of(""),
                        Symptom.FORBIDDEN,
                        "through the proxy PROXY answered 403 Forbidden: No permission."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void an_answer_is_told_by_its_cause(Row row) throws Exception {
        RawServer.Script script = connection -> {
            connection.readRequest();
            String[] head = row.head().split("\r\n", 2);
            connection.answer(head[0], head[1], row.body());
        };
        try (RawServer server = RawServer.serving(script);
                HttpSecodaApi api = row.proxied().isEmpty()
                        ? client(server.url()).build()
                        : client("http://secoda.test")
                                .proxy(proxy(server.port(), row.proxied().get()))
                                .build()) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

            assertThat(e.symptom()).as(e.getMessage()).isEqualTo(row.symptom());
            assertThat(e).hasMessageContaining(row.says().replace("PROXY", "127.0.0.1:" + server.port()));
        }
    }

    @Test
    void a_proxy_that_forbids_a_tunnel_is_told_from_secoda() throws Exception {
        try (RawServer proxy = RawServer.serving(connection -> {
                    connection.readRequest();
                    connection.answer("403 No", HTML, "<title>ERROR: Access Denied</title>");
                });
                HttpSecodaApi api = client("https://secoda.test")
                        .proxy(proxy(proxy.port(), ""))
                        .build()) {
            assertTold(api, Symptom.PROXY_FORBIDS, ": the proxy 127.0.0.1:" + proxy.port() + " answered 403 Forbidden");
        }
    }

    @Test
    void a_dead_proxy_is_called_a_proxy() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        for (String url : List.of("http://secoda.test", "https://secoda.test")) {
            try (HttpSecodaApi api = client(url).proxy(proxy(port, "")).build()) {
                assertTold(
                        api,
                        Symptom.PROXY_NOT_CONNECTED,
                        ": the proxy 127.0.0.1:" + port + " could not be connected to: ");
            }
        }
    }

    @Test
    void a_limit_of_a_gateway_is_told_with_the_size_that_ran_into_it() throws Exception {
        try (RawServer server = RawServer.serving(connection -> {
                    connection.readHead();
                    connection.answer("413 Too", HTML, "<title>413 Request Entity Too Large</title>");
                    connection.neverRead();
                });
                HttpSecodaApi api = client(server.url()).build()) {
            SecodaException e =
                    catchThrowableOfType(SecodaException.class, () -> AnyCall.IMPORT_CSV.makeLarge(api, ID, directory));

            assertThat(e.symptom()).isEqualTo(Symptom.TOO_LARGE);
            assertThat(e)
                    .hasMessageContaining("answered 413 Request Too Long to a request of 16.8 MB")
                    .hasMessageContaining("titled '413 Request Entity Too Large'");
        }
    }

    @Test
    void a_certificate_whose_issuer_the_server_leaves_out_is_told_as_that() throws Exception {
        try (RawServer server =
                        Certificates.serverWithoutItsIntermediate("chain.test", RawServer.Connection::readHead);
                HttpSecodaApi api = client("https://chain.test:" + server.port())
                        .caCertificates(Certificates.ca())
                        .build()) {
            assertTold(
                    api,
                    Symptom.ISSUER_MISSING,
                    "it is signed by CN=Test Intermediate, whose own certificate the server leaves out");
        }
    }

    @Test
    void an_unknown_authority_is_named() throws Exception {
        try (RawServer server = Certificates.serverOf("good.test", RawServer.Connection::readHead);
                HttpSecodaApi api = client("https://good.test:" + server.port()).build()) {
            assertTold(api, Symptom.UNTRUSTED, "it is signed by the unknown authority CN=Test CA");
        }
    }

    @Test
    void a_certificate_that_is_not_valid_yet_is_told_as_that() throws Exception {
        try (RawServer server = Certificates.serverOf("early.test", RawServer.Connection::readHead);
                HttpSecodaApi api = client("https://early.test:" + server.port())
                        .caCertificates(Certificates.ca())
                        .build()) {
            assertTold(api, Symptom.EXPIRED, "has a certificate that is valid from 20");
        }
    }

    @Test
    void a_server_that_wants_to_know_its_clients_is_shown_a_certificate() throws Exception {
        RawServer.Script answering = connection -> {
            connection.readRequest();
            connection.answer("200 OK", "", "{\"failing\": [], \"warning\": []}");
        };
        try (RawServer server = Certificates.serverForKnownClients("good.test", answering);
                HttpSecodaApi known = client("https://good.test:" + server.port())
                        .caCertificates(Certificates.ca())
                        .clientKeys(Certificates.client())
                        .build();
                HttpSecodaApi unknown = client("https://good.test:" + server.port())
                        .caCertificates(Certificates.ca())
                        .build()) {
            assertThat(known.getFailingTests(ID).failing()).isEmpty();
            assertTold(unknown, Symptom.CLIENT_UNTRUSTED, "asks for a client certificate: ");
        }
    }

    @Test
    void a_key_store_that_cannot_be_used_is_named_without_its_password() {
        ClientKeys wrong = new ClientKeys(Certificates.client().file(), "PKCS12", "wrong-password");

        assertThatThrownBy(() -> client("https://good.test").clientKeys(wrong).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "javax.net.ssl.keyStore: src/test/certificates/client.test.p12 can't be used as PKCS12")
                .message()
                .doesNotContain("wrong-password");
        assertThat(wrong.toString()).doesNotContain("wrong-password");
    }

    private static void assertTold(HttpSecodaApi api, Symptom symptom, String says) {
        SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

        assertThat(e.symptom()).as(e.getMessage()).isEqualTo(symptom);
        assertThat(e).hasMessageContaining(says).hasMessageNotContainingAny(KEY, "\n");
    }

    private static ProxySettings proxy(int port, String user) {
        return new ProxySettings(
                "127.0.0.1",
                port,
                Optional.of(user).filter(name -> !name.isEmpty()),
                Optional.of("proxy-pass"),
                List.of());
    }

    private static Clients client(String url) {
        return Clients.of(url, KEY).retries(0);
    }
}
