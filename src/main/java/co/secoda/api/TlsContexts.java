package co.secoda.api;

import co.secoda.api.ConnectionSettings.ClientKeys;
import co.secoda.text.PlainText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS as the settings want it: whom to trust, and what to show a server that asks who we are. */
final class TlsContexts {
    private TlsContexts() {}

    /**
     * A context.
     *
     * @throws IllegalArgumentException if the file of CAs or the key store can't be used, naming it
     */
    static SSLContext of(ConnectionSettings settings) {
        TrustManager[] trusted =
                settings.caCertificates().map(TlsContexts::besidesTheJdks).orElseGet(TlsContexts::ofTheJdk);
        for (int i = 0; i < trusted.length; i++) {
            if (trusted[i] instanceof X509ExtendedTrustManager judge) {
                trusted[i] = new TellingTrust(judge);
            }
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(settings), trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private static KeyManager[] keys(ConnectionSettings settings) {
        if (settings.clientKeys().isEmpty()) {
            return new KeyManager[0];
        }
        ClientKeys keys = settings.clientKeys().get();
        try {
            return keys.managers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "javax.net.ssl.keyStore: "
                            + keys.file().map(Object::toString).orElse("the store without a file")
                            + " can't be used as " + keys.type()
                            + " with javax.net.ssl.keyStorePassword: "
                            + settings.secrets().hiddenIn(reason(e)),
                    e);
        }
    }

    private static String reason(Exception e) {
        return PlainText.message(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private static TrustManager[] besidesTheJdks(Path pem) {
        try {
            return trustManagers(store(pem));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "secoda.caCertificates: " + pem + " can't be used: " + e.getMessage(), e);
        }
    }

    /** Those that the JDK trusts, or that {@code javax.net.ssl.trustStore} names. */
    private static TrustManager[] ofTheJdk() {
        try {
            return trustManagers(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the JDK's trusted certificates (javax.net.ssl.trustStore) can't be used: " + e.getMessage(), e);
        }
    }

    /** Both the JDK's and those of the file. */
    static KeyStore store(Path pem) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        List<Certificate> trusted = new ArrayList<>(certificates(pem));
        for (TrustManager manager : trustManagers(null)) {
            if (manager instanceof X509TrustManager jdk) {
                trusted.addAll(List.<X509Certificate>of(jdk.getAcceptedIssuers()));
            }
        }
        for (int i = 0; i < trusted.size(); i++) {
            all.setCertificateEntry("ca-" + i, trusted.get(i));
        }
        return all;
    }

    private static TrustManager[] trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path pem) throws IOException, CertificateException {
        if (!Files.isRegularFile(pem)) {
            throw new IOException("there is no such file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException("there is no certificate in it");
            }
            return found;
        }
    }
}
