package co.secoda.api;

import co.secoda.api.Transport.TryResult;
import co.secoda.api.connection.FileFailure;
import co.secoda.text.PlainText;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Says what a thrown exception shows. */
final class Faults {
    private final ConnectionSettings settings;

    Faults(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** @param connecting whether the connection didn't stand yet */
    TryResult of(IOException e, boolean connecting) {
        if (e instanceof FileFailure) {
            return TryResult.failed(Symptom.FILE, String.valueOf(e.getMessage()), e);
        }
        Optional<SSLException> tls = tls(e).filter(found -> connecting || isAlert(found));
        if (tls.isPresent()) {
            return ofTls(tls.get());
        }
        if (isMalformed(e)) {
            // Without its cause: what the server wrote may be in it.
            return TryResult.failed(
                    Symptom.MALFORMED, "answered with something that isn't HTTP, or out of bounds: " + reason(e));
        }
        return connecting ? ofConnecting(e) : TryResult.failed(Symptom.LOST, "gave no whole answer: " + reason(e), e);
    }

    /** Where writing and reading both failed, the reading tells why. */
    private static Optional<SSLException> tls(IOException e) {
        return Stream.concat(Stream.of(e), Stream.of(e.getSuppressed()))
                .filter(SSLException.class::isInstance)
                .map(SSLException.class::cast)
                .findFirst();
    }

    private static boolean isMalformed(IOException e) {
        return e instanceof ClientProtocolException || e instanceof MessageConstraintException;
    }

    /** In TLS 1.3 a server refuses our certificate only once the request goes out. */
    private static boolean isAlert(SSLException e) {
        return String.valueOf(e.getMessage()).contains("Received fatal alert:")
                && String.valueOf(e.getMessage()).contains("certificate");
    }

    private TryResult ofTls(SSLException e) {
        Optional<Distrust> distrust = causes(e)
                .filter(Distrust.class::isInstance)
                .map(Distrust.class::cast)
                .findFirst();
        if (distrust.isPresent()) {
            return distrust.get().result(settings.baseUrl().root().getHost(), Instant.now(), e);
        }
        if (isAlert(e)) {
            return TryResult.failed(
                    Symptom.CLIENT_UNTRUSTED,
                    (settings.clientKeys().isEmpty() ? "asks for a client certificate: " : "refuses our certificate: ")
                            + reason(e),
                    e);
        }
        if (e instanceof SSLPeerUnverifiedException || isCausedBy(e, GeneralSecurityException.class)) {
            return TryResult.failed(Symptom.UNTRUSTED, "has a certificate that isn't trusted: " + reason(e), e);
        }
        boolean cutOff = isCausedBy(e, EOFException.class)
                || isCausedBy(e, SocketException.class)
                || isCausedBy(e, SocketTimeoutException.class);
        return cutOff
                ? ofConnecting(e)
                : TryResult.failed(
                        Symptom.NO_TLS,
                        (isPlain(e)
                                        ? "speaks no TLS on that port, perhaps plain http: "
                                        : "speaks no TLS that is understood: ")
                                + reason(e),
                        e);
    }

    private static boolean isPlain(SSLException e) {
        return String.valueOf(e.getMessage()).contains("nrecognized SSL message");
    }

    private TryResult ofConnecting(IOException e) {
        String why = e instanceof UnknownHostException ? "the host name is unknown" : reason(e);
        boolean ofTcp = e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof UnknownHostException
                || e instanceof SocketTimeoutException;
        return settings.route()
                .filter(proxy -> ofTcp)
                .map(proxy -> TryResult.failed(
                        Symptom.PROXY_NOT_CONNECTED,
                        TryResult.PROXY + proxy.address() + " could not be connected to: " + why,
                        e))
                .orElseGet(() -> TryResult.failed(Symptom.NOT_CONNECTED, "could not be connected to: " + why, e));
    }

    private static boolean isCausedBy(Throwable e, Class<?> type) {
        return causes(e).skip(1).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
    }

    /** Secrets are taken out before the text is cut, so that no piece of them is left. */
    private String reason(IOException e) {
        Throwable innermost = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
        return innermost.getMessage() == null
                ? innermost.getClass().getSimpleName()
                : PlainText.message(settings.secrets().hiddenIn(innermost.getMessage()));
    }
}
