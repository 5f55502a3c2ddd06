package co.secoda.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

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
        return RawServer.on(
                context(host).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                script);
    }

    private static SSLContext context(String host) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(DIRECTORY.resolve(host + ".p12"))) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
