package co.secoda.api;

import co.secoda.text.PlainText;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Says what a thrown exception shows. */
final class Faults {
    private Faults() {}

    static TryResult of(IOException e, boolean connecting, ApiKey key) {
        if (e instanceof FileFailure) {
            return TryResult.failed(Symptom.FILE, String.valueOf(e.getMessage()), e);
        }
        if (connecting && e instanceof SSLException tls) {
            return ofTls(tls, key);
        }
        if (isMalformed(e)) {
            // Without its cause: what the server wrote may be in it.
            return TryResult.failed(
                    Symptom.MALFORMED, "answered with something that isn't HTTP, or out of bounds: " + reason(e, key));
        }
        return connecting
                ? ofConnecting(e, key)
                : TryResult.failed(Symptom.LOST, "gave no whole answer: " + reason(e, key), e);
    }

    private static boolean isMalformed(IOException e) {
        return e instanceof ClientProtocolException || e instanceof MessageConstraintException;
    }

    private static TryResult ofTls(SSLException e, ApiKey key) {
        if (e instanceof SSLPeerUnverifiedException || isCausedBy(e, GeneralSecurityException.class)) {
            return TryResult.failed(Symptom.UNTRUSTED, "has a certificate that isn't trusted: " + reason(e, key), e);
        }
        boolean cutOff = isCausedBy(e, EOFException.class)
                || isCausedBy(e, SocketException.class)
                || isCausedBy(e, SocketTimeoutException.class);
        return cutOff
                ? ofConnecting(e, key)
                : TryResult.failed(Symptom.UNTRUSTED, "speaks no TLS that is understood: " + reason(e, key), e);
    }

    private static TryResult ofConnecting(IOException e, ApiKey key) {
        String why = e instanceof UnknownHostException ? "the host name is unknown" : reason(e, key);
        return TryResult.failed(Symptom.NOT_CONNECTED, "could not be connected to: " + why, e);
    }

    private static boolean isCausedBy(Throwable e, Class<?> type) {
        return Stream.iterate(e.getCause(), cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(type::isInstance);
    }

    /** The key is taken out before the text is cut, so that no piece of it is left. */
    private static String reason(IOException e, ApiKey key) {
        Throwable innermost = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
        return innermost.getMessage() == null
                ? innermost.getClass().getSimpleName()
                : PlainText.message(key.hiddenIn(innermost.getMessage()));
    }
}
