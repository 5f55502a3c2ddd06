package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.SecodaException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsAndProxyTest {
    private static final String KEY = "tls-key-0123456789";
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");

    @TempDir
    static Path directory;

    private final List<Duration> pauses = new ArrayList<>();

    private final RawServer.Script answering = connection -> {
        while (true) {
            connection.readRequest();
            connection.answer("200 OK", "", "{\"failing\": [\"a\"], \"warning\": []}");
        }
    };

    @Test
    void a_ca_of_the_users_own_is_trusted_and_uploads_go_through() throws Exception {
        Path file = Files.write(directory.resolve("big.csv"), new byte[3 << 20]);
        try (RawServer server = Certificates.serverOf("good.test", answering);
                HttpSecodaApi api = client("good.test", server)) {
            assertThat(api.getFailingTests(ID).failing()).containsExactly("a");
            api.importCsvMetadata(ID, new UploadFile(file, "big.csv", "text/csv", Optional.empty()));

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_ca_of_the_users_own_is_trusted_besides_those_of_the_jdk() throws Exception {
        TrustManagerFactory jdks = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        jdks.init((KeyStore) null);
        List<Certificate> ofTheJdk = Stream.of(jdks.getTrustManagers())
                .flatMap(manager -> Stream.<Certificate>of(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
        KeyStore store = TlsContexts.store(Certificates.ca());

        assertThat(ofTheJdk).isNotEmpty();
        for (Certificate certificate : ofTheJdk) {
            assertThat(store.getCertificateAlias(certificate)).isNotNull();
        }
        assertThat(store.size()).isEqualTo(ofTheJdk.size() + 1);
    }

    @Test
    void an_error_that_comes_while_a_body_is_sent_is_read_under_tls_too() throws Exception {
        Path file = Files.write(directory.resolve("huge.csv"), new byte[40 << 20]);
        RawServer.Script refusing = connection -> {
            connection.readHead();
            connection.answer("413 Too Large", "Connection: close\r\n", "{\"detail\": \"not this\"}");
        };
        try (RawServer server = Certificates.serverOf("good.test", refusing);
                HttpSecodaApi api = client("good.test", server)) {
            SecodaException e = catchThrowableOfType(
                    SecodaException.class,
                    () -> api.importCsvMetadata(ID, new UploadFile(file, "huge.csv", "text/csv", Optional.empty())));

            assertThat(e).hasMessageContaining("413").hasMessageContaining("not this");
        }
    }

    @Test
    void an_unknown_ca_is_not_trusted() throws Exception {
        try (RawServer server = Certificates.serverOf("good.test", answering);
                HttpSecodaApi api = Clients.of("https://good.test:" + server.port(), KEY)
                        .pausing(pauses::add)
                        .build()) {
            assertUntrusted(api, "certificate that isn't trusted");
            assertThat(server.heads()).isEmpty();
        }
    }

    @Test
    void an_expired_certificate_is_not_trusted() throws Exception {
        try (RawServer server = Certificates.serverOf("expired.test", answering);
                HttpSecodaApi api = client("expired.test", server)) {
            assertUntrusted(api, "has a certificate that expired on 20");
            assertThat(server.heads()).isEmpty();
        }
    }

    @Test
    void a_certificate_of_another_host_is_not_trusted() throws Exception {
        try (RawServer server = Certificates.serverOf("good.test", answering);
                HttpSecodaApi api = client("wanted.test", server)) {
            assertUntrusted(api, "has a certificate that is for good.test, not for wanted.test");
            assertThat(server.heads()).isEmpty();
        }
    }

    @Test
    void plain_text_on_a_tls_port_is_told() throws Exception {
        try (RawServer server = RawServer.serving(connection -> connection.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
                HttpSecodaApi api = client("plain.test", server)) {
            assertUntrusted(api, "no TLS on that port, perhaps plain http");
        }
    }

    @Test
    void a_redirect_from_https_to_plain_http_is_not_followed() throws Exception {
        RawServer.Script downgrading = connection -> {
            String path = connection.readHead().split(" ", 3)[1];
            connection.answer(
                    "308 Moved",
                    "Location: http://good.test:" + connection.socket().getLocalPort() + path + "\r\n",
                    "");
        };
        try (RawServer server = Certificates.serverOf("good.test", downgrading);
                HttpSecodaApi api = client("good.test", server)) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

            assertThat(e.kind()).isEqualTo(Kind.BAD_ANSWER);
            assertThat(e).hasMessageContaining("pointing to http://good.test");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_cut_while_tls_is_agreed_is_tried_again() throws Exception {
        try (RawServer server = RawServer.serving(
                        connection -> assertThat(connection.in().read()).isPositive());
                HttpSecodaApi api = client("cut.test", server)) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

            assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(e.mayHaveArrived()).isFalse();
            assertThat(pauses).hasSize(2);
        }
    }

    private void assertUntrusted(HttpSecodaApi api, String says) {
        SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

        assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED);
        assertThat(e).hasMessageContaining(says);
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_file_without_a_certificate_is_refused() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "none\n");
        for (Path pem : List.of(empty, directory.resolve("missing.pem"))) {
            assertThatThrownBy(() -> Clients.of("https://a.test", KEY)
                            .caCertificates(pem)
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(pem.toString());
        }
    }

    @Test
    void https_goes_through_a_proxy_with_connect_and_basic_authentication() throws Exception {
        try (RawServer server = Certificates.serverOf("good.test", answering);
                RawServer proxy = RawServer.serving(connection -> connect(connection, server.port()));
                HttpSecodaApi api = throughProxy("https://good.test", proxy, "secret")) {
            assertThat(api.getFailingTests(ID).failing()).containsExactly("a");

            assertThat(proxy.heads())
                    .allMatch(head -> head.startsWith("CONNECT good.test:443 ") && !head.contains(KEY));
            assertThat(server.heads()).singleElement().asString().contains(KEY).doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void a_proxy_that_refuses_the_password_is_told_apart_from_secoda() throws Exception {
        try (RawServer proxy = RawServer.serving(connection -> connect(connection, 0));
                HttpSecodaApi api = throughProxy("https://good.test", proxy, "wrong")) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

            assertThat(e.kind()).isEqualTo(Kind.REJECTED);
            assertThat(e)
                    .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port() + " answered 407")
                    .hasMessageContaining("doesn't accept the proxy's user")
                    .hasMessageNotContaining("wrong");
        }
    }

    /** As Squid does: it answers at once, keeps the connection, and reads no body. */
    private static void squid(RawServer.Connection connection) throws IOException {
        while (true) {
            String head = connection.readHead();
            if (!head.contains("Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n")) {
                connection.answer(
                        "407 Proxy Authentication Required",
                        "Proxy-Authenticate: Basic realm=\"squid\"\r\nContent-Type: text/html\r\nX-Squid-Error: ERR_CACHE_ACCESS_DENIED 0\r\nConnection: keep-alive\r\n",
                        "<title>ERROR: Cache Access Denied</title>");
                connection.neverRead();
            }
            connection.readBody(head);
            connection.answer("200 OK", "", "");
        }
    }

    @Test
    void an_upload_to_plain_http_through_a_proxy_has_the_password_with_its_first_request() throws Exception {
        UploadFile csv = csv();
        try (RawServer proxy = RawServer.serving(TlsAndProxyTest::squid);
                HttpSecodaApi api = throughProxy("http://good.test", proxy, "secret")) {
            api.importCsvMetadata(ID, csv);

            assertThat(proxy.heads()).singleElement().asString().startsWith("POST http://good.test/api/v1/");
        }
    }

    @Test
    void a_wrong_password_of_a_proxy_that_reads_no_body_is_told_at_once() throws Exception {
        UploadFile csv = csv();
        try (RawServer proxy = RawServer.serving(TlsAndProxyTest::squid);
                HttpSecodaApi api = throughProxy("http://good.test", proxy, "wrong-password")) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.importCsvMetadata(ID, csv));

            assertThat(e.symptom()).isEqualTo(Symptom.PROXY_REFUSES_USER);
            assertThat(e)
                    .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port() + " answered 407")
                    .hasMessageNotContaining("wrong-password");
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    private static UploadFile csv() throws IOException {
        Path file = Files.write(directory.resolve("sixteen.csv"), new byte[16 << 20]);
        return new UploadFile(file, "sixteen.csv", "text/csv", Optional.empty());
    }

    @Test
    void hosts_that_are_reached_without_the_proxy_are() {
        ProxySettings proxy = new ProxySettings(
                "p", 1, Optional.empty(), Optional.of("secret"), List.of("*.example.com", "exact.org", "10.*", "a*c"));

        assertThat(List.of("api.example.com", "EXACT.org", "10.1.2.3", "abc", "ac"))
                .noneMatch(proxy::isFor);
        assertThat(List.of("example.com", "exact.org.evil", "110.1", "abcd", "ab"))
                .allMatch(proxy::isFor);
        assertThat(proxy.toString()).doesNotContain("secret");
    }

    /** A proxy that wants {@code user:secret}, and then passes bytes both ways. */
    private static void connect(RawServer.Connection connection, int port) throws IOException {
        while (!connection.readHead().contains("Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n")) {
            connection.answer("407 Who Are You", "Proxy-Authenticate: Basic realm=\"proxy\"\r\n", "");
        }
        try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.write("HTTP/1.1 200 Connected\r\n\r\n");
            InputStream back = target.getInputStream();
            Thread returning = new Thread(() -> transfer(back, connection));
            returning.setDaemon(true);
            returning.start();
            connection.in().transferTo(target.getOutputStream());
        }
    }

    private static void transfer(InputStream from, RawServer.Connection to) {
        try {
            from.transferTo(to.socket().getOutputStream());
        } catch (IOException e) {
            return; // one side is closed
        }
    }

    private HttpSecodaApi client(String host, RawServer server) {
        return Clients.of("https://" + host + ":" + server.port(), KEY)
                .caCertificates(Certificates.ca())
                .pausing(pauses::add)
                .build();
    }

    private static HttpSecodaApi throughProxy(String url, RawServer proxy, String password) {
        return Clients.of(url, KEY)
                .caCertificates(Certificates.ca())
                .names(host -> {
                    throw new UnknownHostException(host);
                })
                .proxy(new ProxySettings(
                        "127.0.0.1", proxy.port(), Optional.of("user"), Optional.of(password), List.of()))
                .build();
    }
}
