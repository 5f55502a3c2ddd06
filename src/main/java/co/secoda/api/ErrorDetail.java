package co.secoda.api;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of an error, in a few words: {@code {"detail": "…"}}, {@code {"field": ["…"]}}, a page, or
 * nothing.
 */
final class ErrorDetail {
    private ErrorDetail() {}

    static String of(Answer answer) {
        if (answer.isHtml()) {
            return "an HTML page";
        }
        try {
            return text(Json.value(answer));
        } catch (BadAnswer e) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field ->
                            (field.getKey().equals("detail") ? "" : field.getKey() + ": ") + text(field.getValue()))
                    .collect(Collectors.joining("; "));
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(ErrorDetail::text).collect(Collectors.joining(", "));
        }
        return value == null ? "" : value.toString();
    }
}
