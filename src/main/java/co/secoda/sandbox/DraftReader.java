package co.secoda.sandbox;

import co.secoda.sandbox.Reply.Refusal;
import co.secoda.sandbox.StoredIntegration.Draft;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** Reads and checks the body of a request that makes an integration. */
final class DraftReader {
    private static final int MAX_BYTES = 1_048_576;

    private final Map<?, ?> fields;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private DraftReader(Map<?, ?> fields) {
        this.fields = fields;
    }

    static Draft read(ClassicHttpRequest request) throws Refusal, IOException {
        HttpEntity entity = request.getEntity();
        @Nullable ContentType type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
        if (type == null || !type.isSameMimeType(ContentType.APPLICATION_JSON)) {
            throw new Refusal(Reply.unsupportedType(type));
        }
        byte[] body = entity.getContent().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new Refusal(Reply.detail(413, "The request body is larger than " + MAX_BYTES + " bytes."));
        }
        return new DraftReader(object(body)).draft();
    }

    private static Map<?, ?> object(byte[] body) throws Refusal {
        try {
            if (JSON.std.anyFrom(body) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new Refusal(Reply.detail(400, "JSON parse error - " + e.getOriginalMessage()));
        }
        throw new Refusal(Reply.fieldErrors(Map.of("non_field_errors", "Invalid data. Expected a dictionary.")));
    }

    private Draft draft() throws Refusal {
        @Nullable String name = string("name");
        @Nullable String type = string("type");
        List<?> teams = value("teams", List.of()) instanceof List<?> list
                ? list
                : wrong("teams", "Expected a list of items.", List.of());
        if (!teams.stream().allMatch(String.class::isInstance)) {
            errors.put("teams", "Not a valid string.");
        }
        Map<?, ?> credentials = value("credentials", Map.of()) instanceof Map<?, ?> map
                ? map
                : wrong("credentials", "Expected a dictionary of items.", Map.of());
        Draft draft = new Draft(name, type == null ? "custom" : type, teams, credentials);
        if (draft.type().equals("custom") && !credentials.isEmpty()) {
            errors.put("credentials", "A custom integration has no credentials.");
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Reply.fieldErrors(errors));
        }
        return draft;
    }

    private @Nullable String string(String field) {
        Object value = fields.get(field);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        if (value != null) {
            errors.put(field, value instanceof String ? "This field may not be blank." : "Not a valid string.");
        }
        return null;
    }

    private Object value(String field, Object otherwise) {
        Object value = fields.get(field);
        return value == null ? otherwise : value;
    }

    private <T> T wrong(String field, String sentence, T instead) {
        errors.put(field, sentence);
        return instead;
    }
}
