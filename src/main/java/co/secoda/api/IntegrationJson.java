package co.secoda.api;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an integration. */
final class IntegrationJson {
    private IntegrationJson() {}

    static Integration read(@Nullable Object value, String where) throws BadAnswer {
        Map<String, Object> fields = Json.asObject(value, where);
        return new Integration(
                Json.asText(fields.get("id"), where + ".id"),
                Json.text(fields, "name"),
                Json.text(fields, "type"),
                Optional.ofNullable(fields.get("scheduled_extractions_last_run"))
                        .map(String::valueOf)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty() && !text.equals("None"))
                        .map(IntegrationJson::instantOrText),
                fields);
    }

    private static String instantOrText(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
