package co.secoda.api;

import co.secoda.text.PlainText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

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
                settings.caCertificates().map(TrustedCas::besidesTheJdks).orElseGet(TrustedCas::ofTheJdk);
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
}
