package co.secoda.api;

import co.secoda.text.PlainText;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Further headers of each request, such as a gateway asks for. Their values are secrets: they never show.
 *
 * @param values by name
 */
public record RequestHeaders(Map<String, String> values) {
    /** None. */
    public static final RequestHeaders NONE = new RequestHeaders(Map.of());

    /** What these say is the client's own business. */
    private static final Set<String> OURS = Set.of(
            "accept",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    /**
     * Checks the headers.
     *
     * @throws IllegalArgumentException if a name or a value can't be a header's, or the header is one that the client
     *     sets itself; no value is repeated
     */
    public RequestHeaders {
        values.forEach(RequestHeaders::check);
        values = Map.copyOf(values);
    }

    private static void check(String name, String value) {
        if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}")) {
            throw new IllegalArgumentException("'" + PlainText.value(name) + "'" + " can't be the name of a header");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " is set by the plugin itself");
        }
        if (value.length() > 8000 || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("the value of the header " + name
                    + " is too long, or has a line break or a character outside ASCII in it");
        }
    }

    /** The names alone: a value never shows. */
    @Override
    public String toString() {
        return "RequestHeaders" + new TreeMap<>(values).keySet();
    }
}
