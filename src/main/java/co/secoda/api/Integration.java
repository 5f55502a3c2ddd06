package co.secoda.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An integration, as the server describes it. Fields that this client doesn't know are kept in {@code fields}.
 *
 * @param id its id
 * @param name its name, where it has one
 * @param type its type, such as {@code custom}
 * @param lastRun {@code scheduled_extractions_last_run}: the same text for the same instant (ISO-8601 in UTC), or the
 *     server's own text where that is no instant; empty if it never ran
 * @param fields the whole answer, in its order; values are strings, numbers, booleans, lists, maps, and {@code null}
 *     inside them
 */
public record Integration(
        String id, Optional<String> name, Optional<String> type, Optional<String> lastRun, Map<String, Object> fields) {
    public Integration {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The id alone, so that no credentials show where an integration is logged by accident. */
    @Override
    public String toString() {
        return "Integration[" + id + "]";
    }
}
