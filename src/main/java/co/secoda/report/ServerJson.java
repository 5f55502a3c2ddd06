package co.secoda.report;

import co.secoda.text.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * What a server said, as JSON again: its fields in its order, known or not, {@code null} too. What may hold secrets is
 * masked at any depth, unless it is to be shown: the values of {@code credentials}, {@code ssh_tunnel} and
 * {@code properties}.
 */
public final class ServerJson {
    private static final Set<String> SECRET = Set.of("credentials", "ssh_tunnel", "properties");
    private static final String MASK = "***";
    private static final JSON COMPACT =
            JSON.builder().enable(JSON.Feature.WRITE_NULL_PROPERTIES).build();
    private static final JSON PRETTY = COMPACT.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private final boolean showsSecrets;

    /** Writes JSON with the secrets shown or masked. */
    public ServerJson(boolean showsSecrets) {
        this.showsSecrets = showsSecrets;
    }

    /**
     * A value over several lines, the last of them ended by a newline; it is a string, number, boolean, list, map or
     * null. A log can show it: see {@link PlainText#json}.
     */
    public String pretty(@Nullable Object value) {
        return PlainText.json(PRETTY.asString(visible(value))) + "\n";
    }

    /** The values of an object, each on one line: strings as they are, null as nothing, all else as JSON. */
    public Map<String, String> lines(Map<String, ?> object) {
        Map<String, String> lines = new LinkedHashMap<>();
        visible(object).forEach((name, value) -> lines.put(name, line(value)));
        return lines;
    }

    private static String line(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof String text ? text : COMPACT.asString(value);
    }

    private @Nullable Object visible(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return visible(map);
        }
        return value instanceof List<?> list ? list.stream().map(this::visible).toList() : value;
    }

    private Map<String, @Nullable Object> visible(Map<?, ?> object) {
        Map<String, @Nullable Object> visible = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : object.entrySet()) {
            String name = String.valueOf(field.getKey());
            boolean masked =
                    !showsSecrets && SECRET.contains(name.toLowerCase(Locale.ROOT)) && field.getValue() != null;
            visible.put(name, masked ? MASK : visible(field.getValue()));
        }
        return visible;
    }
}
