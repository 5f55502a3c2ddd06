package co.secoda.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body empty for none
 * @param headers beyond those that every answer has
 */
record Reply(int status, ContentType contentType, String body, Map<String, String> headers) {
    private static final JSON WRITER =
            JSON.builder().enable(JSON.Feature.WRITE_NULL_PROPERTIES).build();

    static Reply empty(int status) {
        return new Reply(status, ContentType.TEXT_PLAIN, "", Map.of());
    }

    static Reply json(int status, Object value) {
        return new Reply(status, ContentType.APPLICATION_JSON, WRITER.asString(value), Map.of());
    }

    /** An error as a Django REST API words it. */
    static Reply detail(int status, String sentence) {
        return json(status, Map.of("detail", sentence));
    }

    /** Errors of single fields, as a Django REST API words them. */
    static Reply fieldErrors(Map<String, String> sentences) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        sentences.forEach((field, sentence) -> errors.put(field, List.of(sentence)));
        return json(400, errors);
    }

    /** A page of a gateway in front of the server. */
    static Reply html(int status, String title) {
        String page = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>";
        return new Reply(status, ContentType.TEXT_HTML, page, Map.of());
    }

    static Reply notFound() {
        return detail(404, "Not found.");
    }

    /**
     * The body is not of the type that the call takes.
     *
     * @param type what it is, if that was said
     */
    static Reply unsupportedType(@Nullable ContentType type) {
        return detail(415, "Unsupported media type \"" + (type == null ? "" : type.getMimeType()) + "\" in request.");
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more);
    }

    void writeTo(ClassicHttpResponse response) {
        response.setCode(status);
        headers.forEach(response::setHeader);
        if (!body.isEmpty()) {
            response.setEntity(new StringEntity(body, contentType));
        }
    }

    /** A request that is not done; carries the answer that says why. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Reply answer;

        Refusal(Reply answer) {
            super(answer.body());
            this.answer = answer;
        }

        Reply answer() {
            return answer;
        }
    }
}
