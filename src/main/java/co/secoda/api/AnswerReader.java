package co.secoda.api;

import co.secoda.api.Transport.TryResult;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Reads an answer into memory, within bounds; its headers without secrets, should the server write them back. */
final class AnswerReader {
    /** Of an error only a sentence is told. */
    private static final int ERROR_LIMIT = 64 * 1024;

    private final ClassicHttpResponse response;
    private final Optional<ProxySettings> route;
    private final Secrets secrets;

    AnswerReader(ClassicHttpResponse response, ConnectionSettings settings) {
        this.response = response;
        this.route = settings.route();
        this.secrets = settings.secrets();
    }

    TryResult read(int limit, Watch watch) throws IOException {
        if (isOfProxy(watch)) {
            return byProxy(watch);
        }
        if (Symptom.ofStatus(response.getCode()) != Symptom.DONE) {
            return TryResult.answered(answer(beginning(response.getEntity())));
        }
        if (!watch.isSent()) {
            return early();
        }
        Optional<byte[]> body = whole(response.getEntity(), limit);
        return body.map(bytes -> TryResult.answered(answer(bytes)))
                .orElseGet(() -> TryResult.failed(
                        Symptom.MALFORMED,
                        "gave an answer of more than " + limit / (1 << 20) + " MB, which isn't read"));
    }

    /** A success before the whole request was there: a login page that answers everything, or a server that broke. */
    private TryResult early() {
        Answer answer = answer(new byte[0]);
        if (!answer.isHtml()) {
            return TryResult.failed(
                    Symptom.LOST, "answered " + response.getCode() + " before it had the whole request");
        }
        return TryResult.failed(
                Symptom.PAGE,
                "answered " + answer.statusLine() + " before it had the whole request, with "
                        + ErrorDetail.of(answer(beginning(response.getEntity()))));
    }

    /**
     * Whether the proxy speaks for itself: in an answer to CONNECT, or, where it reads the requests, by a status that
     * only proxies give, or by a header that only proxies' own answers have.
     */
    private boolean isOfProxy(Watch watch) {
        return route.isPresent()
                && (watch.isConnecting()
                        || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                        || response.containsHeader("X-Squid-Error")
                        || response.containsHeader("Proxy-Status"));
    }

    private TryResult byProxy(Watch watch) {
        ProxySettings proxy = route.orElseThrow();
        Answer answer = answer(beginning(response.getEntity()));
        Symptom symptom = byProxy(proxy, answer.status(), watch.isConnecting());
        String detail = PlainText.message(secrets.hiddenIn(ErrorDetail.of(answer)));
        return TryResult.failed(
                symptom,
                TryResult.PROXY + proxy.address() + " answered " + answer.statusLine()
                        + switch (symptom) {
                            case PROXY_WANTS_USER -> ": it asks for a user and password, and none is configured";
                            case PROXY_REFUSES_USER -> ": it doesn't accept the proxy's user and password";
                            default -> detail.isEmpty() ? "" : ": " + detail;
                        });
    }

    private static Symptom byProxy(ProxySettings proxy, int status, boolean connecting) {
        if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            return proxy.user().isPresent() ? Symptom.PROXY_REFUSES_USER : Symptom.PROXY_WANTS_USER;
        }
        if (status / 100 != 5) {
            return Symptom.PROXY_FORBIDS;
        }
        // One that reads the requests may have sent this one on before it broke.
        return connecting ? Symptom.PROXY_TROUBLED : Symptom.ofStatus(status);
    }

    private Answer answer(byte[] body) {
        return new Answer(
                response.getCode(),
                header(HttpHeaders.CONTENT_TYPE).orElse(""),
                header(HttpHeaders.CONTENT_ENCODING).orElse(""),
                header(HttpHeaders.LOCATION),
                header(HttpHeaders.RETRY_AFTER),
                body,
                secrets);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name))
                .map(Header::getValue)
                .map(secrets::hiddenIn);
    }

    /** Empty if it is longer than the limit. */
    private static Optional<byte[]> whole(@Nullable HttpEntity entity, int limit) throws IOException {
        // Not closed: that would read an endless answer to its end.
        byte[] bytes = content(entity).readNBytes(limit + 1);
        return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
    }

    private static InputStream content(@Nullable HttpEntity entity) throws IOException {
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    /** What there is of an error's text: the status counts, even if the text is cut off. */
    private static byte[] beginning(@Nullable HttpEntity entity) {
        byte[] text = new byte[ERROR_LIMIT];
        int length = 0;
        // Not closed: that would read a long text to its end.
        try {
            InputStream in = content(entity);
            for (int read = 0; read >= 0 && length < text.length; read = in.read(text, length, text.length - length)) {
                length += read;
            }
        } catch (IOException e) {
            return Arrays.copyOf(text, length);
        }
        return Arrays.copyOf(text, length);
    }
}
