package co.secoda.api;

import co.secoda.api.ConnectionSettings.ClientKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** A CA of the tests' own, and the servers that it vouches for, as the script beside their files made them. */
final class Certificates {
    private static final Path DIRECTORY = Path.of("src/test/certificates");
    private static final char[] PASSWORD = "changeit".toCharArray();

    private Certificates() {}

    static Path ca() {
        return DIRECTORY.resolve("ca.pem");
    }

    /** A server with the certificate of this host. */
    static RawServer serverOf(String host, RawServer.Script script) throws Exception {
        return RawServer.on(socket(load(host)), script);
    }

    /** The same, which asks for a certificate that the CA vouches for. */
    static RawServer serverForKnownClients(String host, RawServer.Script script) throws Exception {
        SSLServerSocket socket = socket(load(host));
        socket.setNeedClientAuth(true);
        return RawServer.on(socket, script);
    }

    /** The same, which shows its own certificate alone, and leaves out who signed it. */
    static RawServer serverWithoutItsIntermediate(String host, RawServer.Script script) throws Exception {
        KeyStore store = load(host);
        Certificate own = store.getCertificate("server");
        store.setKeyEntry("server", store.getKey("server", PASSWORD), PASSWORD, new Certificate[] {own});
        return RawServer.on(socket(store), script);
    }

    /** A client's certificate. */
    static ClientKeys client() {
        return new ClientKeys(Optional.of(DIRECTORY.resolve("client.test.p12")), "PKCS12", new String(PASSWORD));
    }

    private static SSLServerSocket socket(KeyStore store) throws GeneralSecurityException, IOException {
        return (SSLServerSocket)
                context(store).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static KeyStore load(String host) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(DIRECTORY.resolve(host + ".p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(TlsContexts.store(ca()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
