package co.secoda.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.jspecify.annotations.Nullable;

/**
 * An answer, read into memory within bounds.
 *
 * @param status the HTTP status
 * @param contentType in lower case, empty if there was none
 * @param contentEncoding in lower case, empty if there was none
 * @param location where a redirect points
 * @param retryAfter seconds or a date
 * @param body the body; of an error perhaps only its beginning
 * @param secrets what the server may have written back into the body: see {@link #data} and {@link #text}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nothing, and never handed out
record Answer(
        int status,
        String contentType,
        String contentEncoding,
        Optional<String> location,
        Optional<String> retryAfter,
        byte[] body,
        Secrets secrets) {
    Answer {
        contentType = contentType.toLowerCase(Locale.ROOT);
        contentEncoding = contentEncoding.toLowerCase(Locale.ROOT);
    }

    boolean isHtml() {
        return contentType.startsWith("text/html") || contentType.startsWith("application/xhtml");
    }

    /** What was parsed of the body, without secrets: in its bytes escapes may hide them. */
    @Nullable
    Object data(@Nullable Object parsed) {
        return secrets.hiddenInData(parsed);
    }

    /** The body as text, without secrets. */
    String text() {
        return secrets.hiddenIn(new String(body, StandardCharsets.UTF_8));
    }

    /** The status with its usual reason: the server's own words aren't needed. */
    String statusLine() {
        String reason =
                status < 100 || status > 599 ? null : EnglishReasonPhraseCatalog.INSTANCE.getReason(status, null);
        return reason == null ? Integer.toString(status) : status + " " + reason;
    }
}
