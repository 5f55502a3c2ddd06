package co.secoda.api;

import co.secoda.api.Answers.BadAnswer;
import co.secoda.text.PlainText;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of an error, in a few words: {@code {"detail": "…"}}, {@code {"field": ["…"]}}, a page, or
 * nothing.
 */
final class ErrorDetail {
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]{0,200}>([^<]{0,2000})</title", Pattern.CASE_INSENSITIVE);

    private ErrorDetail() {}

    static String of(Answer answer) {
        if (answer.isHtml()) {
            return page(answer);
        }
        try {
            return text(Json.value(answer));
        } catch (BadAnswer e) {
            return answer.text();
        }
    }

    /** A page made for people, by its title: that says it all, as a rule. */
    static String page(Answer answer) {
        Matcher title = TITLE.matcher(answer.text());
        String words = title.find() ? PlainText.message(unescaped(title.group(1))) : "";
        return words.isEmpty() ? "an HTML page" : "an HTML page titled " + "'" + PlainText.value(words) + "'";
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
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
