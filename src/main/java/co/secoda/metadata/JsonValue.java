package co.secoda.metadata;

import java.util.Map;

/**
 * A value in an object of one line.
 *
 * @param kind what it is
 * @param text the text of a string; else empty
 * @param fields the fields of an object one level down; else empty
 */
record JsonValue(JsonKind kind, String text, Map<String, JsonValue> fields) {
    static JsonValue of(JsonKind kind) {
        return new JsonValue(kind, "", Map.of());
    }
}
