package co.secoda.metadata;

import java.util.Map;

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
