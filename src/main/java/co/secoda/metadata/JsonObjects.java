package co.secoda.metadata;

import co.secoda.metadata.JsonObjects.JsonValue.Kind;
import co.secoda.text.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** Reads an object into a map, and the objects of some fields too; others are skipped. */
final class JsonObjects {
    /** Fields of an object; Secoda knows fifteen. Bounds what a line may make of memory. */
    private static final int MOST_FIELDS = 1000;

    private final JsonParser parser;
    private final Set<String> inner;
    private final long line;
    private final Remarks remarks;

    JsonObjects(JsonParser parser, Set<String> inner, long line, Remarks remarks) {
        this.parser = parser;
        this.inner = inner;
        this.line = line;
        this.remarks = remarks;
    }

    /** Reads the object that the parser has just begun. */
    Map<String, JsonValue> readObject() {
        return readObject("");
    }

    private Map<String, JsonValue> readObject(String prefix) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        boolean oversized = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonValue value = readValue(prefix, name);
            if (fields.size() == MOST_FIELDS) {
                oversized = true;
            } else if (fields.put(name, value) != null) {
                remarks.error(line, prefix + Quoted.name(name), "is in the object twice");
            }
        }
        if (oversized) {
            remarks.error(line, "has an object of more than " + MOST_FIELDS + " fields, too many to check");
        }
        return fields;
    }

    private JsonValue readValue(String prefix, String name) {
        return switch (parser.nextToken()) {
            case VALUE_STRING -> new JsonValue(Kind.STRING, parser.getString(), Map.of());
            case VALUE_NUMBER_INT ->
                JsonValue.of(parser.getNumberType() == NumberType.BIG_INTEGER ? Kind.NUMBER : Kind.INTEGER);
            case VALUE_NUMBER_FLOAT -> JsonValue.of(Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> JsonValue.of(Kind.BOOLEAN);
            case VALUE_NULL -> JsonValue.of(Kind.NULL);
            case START_OBJECT -> new JsonValue(Kind.OBJECT, "", readInner(prefix, name));
            default -> {
                parser.skipChildren();
                yield JsonValue.of(Kind.ARRAY);
            }
        };
    }

    private Map<String, JsonValue> readInner(String prefix, String name) {
        if (prefix.isEmpty() && inner.contains(name)) {
            return readObject(name + ".");
        }
        parser.skipChildren();
        return Map.of();
    }

    /**
     * A value in an object of one line.
     *
     * @param kind what it is
     * @param text the text of a string; else empty
     * @param fields the fields of an object one level down; else empty
     */
    record JsonValue(Kind kind, String text, Map<String, JsonValue> fields) {
        /** What a JSON value is. */
        enum Kind {
            STRING("a string"),
            INTEGER("an integer of at most 64 bits"),
            NUMBER("a number"),
            BOOLEAN("true or false"),
            NULL("null"),
            OBJECT("an object"),
            ARRAY("an array");

            private final String words;

            Kind(String words) {
                this.words = words;
            }

            /** As part of a sentence. */
            @Override
            public String toString() {
                return words;
            }
        }

        static JsonValue of(Kind kind) {
            return new JsonValue(kind, "", Map.of());
        }
    }
}
