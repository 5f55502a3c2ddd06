package co.secoda.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Reads an answer into memory, within bounds, and without the key, should the server have written it back. */
final class AnswerReader {
    /** Of an error only a sentence is told. */
    private static final int ERROR_LIMIT = 64 * 1024;

    private final ClassicHttpResponse response;
    private final ApiKey key;

    private AnswerReader(ClassicHttpResponse response, ApiKey key) {
        this.response = response;
        this.key = key;
    }

    static TryResult read(ClassicHttpResponse response, int limit, Watch watch, ApiKey key) throws IOException {
        return new AnswerReader(response, key).read(limit, watch);
    }

    private TryResult read(int limit, Watch watch) throws IOException {
        Symptom symptom = Symptom.ofStatus(response.getCode());
        if (watch.isConnecting()) {
            return byProxy(response);
        }
        if (symptom != Symptom.DONE) {
            return TryResult.answered(answer(beginning(response.getEntity())));
        }
        if (!watch.isSent()) {
            return TryResult.failed(
                    Symptom.LOST, "answered " + response.getCode() + " before it had the whole request");
        }
        Optional<byte[]> body = whole(response.getEntity(), limit);
        return body.map(bytes -> TryResult.answered(answer(bytes)))
                .orElseGet(() -> TryResult.failed(
                        Symptom.MALFORMED,
                        "gave an answer of more than " + limit / (1 << 20) + " MB, which isn't read"));
    }

    /** An answer to CONNECT: the request itself was never sent. */
    private static TryResult byProxy(ClassicHttpResponse response) {
        int status = response.getCode();
        return TryResult.failed(
                status / 100 == 5 ? Symptom.NOT_CONNECTED : Symptom.REJECTED,
                "could not be connected to: the proxy answered " + status
                        + (status == 407 ? ": it doesn't accept the proxy's user and password" : ""));
    }

    private Answer answer(byte[] body) {
        return new Answer(
                response.getCode(),
                header(HttpHeaders.CONTENT_TYPE).orElse(""),
                header(HttpHeaders.CONTENT_ENCODING).orElse(""),
                header(HttpHeaders.LOCATION),
                header(HttpHeaders.RETRY_AFTER),
                key.hiddenIn(body));
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name))
                .map(Header::getValue)
                .map(key::hiddenIn);
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
