package co.secoda.api;

import co.secoda.api.Answers.BadAnswer;
import co.secoda.text.PlainText;
import co.secoda.text.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.jr.ob.JSON;

/** Reads small answers, within bounds of shape, and writes small bodies. */
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxTokenCount(2_000_000)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .build();
    private static final JSON JSON_JR = JSON.builder(FACTORY).build().with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Json() {}

    static byte[] write(Map<String, Object> object) {
        return JSON_JR.asBytes(object);
    }

    static Map<String, Object> object(Answer answer) throws BadAnswer {
        return asObject(value(answer), "$");
    }

    static List<?> array(Answer answer) throws BadAnswer {
        return asArray(value(answer), "$");
    }

    /** The one JSON value that the answer is: a string, number, boolean, list, map or null. */
    static @Nullable Object value(Answer answer) throws BadAnswer {
        if (!answer.contentEncoding().isEmpty() && !answer.contentEncoding().equals("identity")) {
            throw new BadAnswer("answered with a body encoded as " + Quoted.value(answer.contentEncoding())
                    + ", which wasn't asked for");
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), answer.body())) {
            Object value = answer.data(JSON_JR.anyFrom(parser));
            if (parser.nextToken() != null) {
                throw notJson(answer, "more comes after its end");
            }
            return value;
        } catch (JacksonException e) {
            // Without the parser's own words: they quote what the server wrote.
            TokenStreamLocation at = e.getLocation();
            throw notJson(
                    answer,
                    at == null
                            ? "it is larger or deeper than is read"
                            : "line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
    }

    private static BadAnswer notJson(Answer answer, String why) {
        String type = answer.contentType().isEmpty() ? "no content type" : PlainText.message(answer.contentType());
        return new BadAnswer("answered " + answer.status()
                + (answer.isHtml()
                        ? " with " + ErrorDetail.page(answer) + ", not JSON"
                        : " with something that isn't JSON (" + type + "): " + why));
    }

    @SuppressWarnings("unchecked") // jackson-jr makes no maps but these
    static Map<String, Object> asObject(@Nullable Object value, String where) throws BadAnswer {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw unexpected(where, "an object", value);
    }

    static List<?> asArray(@Nullable Object value, String where) throws BadAnswer {
        if (value instanceof List<?> list) {
            return list;
        }
        throw unexpected(where, "an array", value);
    }

    static String asText(@Nullable Object value, String where) throws BadAnswer {
        if (value instanceof String text) {
            return text;
        }
        throw unexpected(where, "a string", value);
    }

    /** The text of a field; empty if it isn't there, null, or something else. */
    static Optional<String> text(Map<String, Object> object, String field) {
        return Optional.ofNullable(object.get(field))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static BadAnswer unexpected(String where, String expected, @Nullable Object value) {
        String found = value == null ? "missing or null" : "a " + kind(value);
        return new BadAnswer("answered with JSON in which " + where + " should be " + expected + " but is " + found);
    }

    private static String kind(Object value) {
        if (value instanceof Map) {
            return "JSON object";
        }
        if (value instanceof List) {
            return "JSON array";
        }
        return value instanceof String ? "string" : value instanceof Boolean ? "boolean" : "number";
    }
}
