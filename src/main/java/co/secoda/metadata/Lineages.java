package co.secoda.metadata;

import static co.secoda.metadata.JsonObjects.JsonValue.Kind.OBJECT;
import static co.secoda.metadata.JsonObjects.JsonValue.Kind.STRING;

import co.secoda.metadata.JsonObjects.JsonValue;
import co.secoda.metadata.JsonObjects.JsonValue.Kind;
import co.secoda.text.NearestWord;
import co.secoda.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/** The rules that a line of a lineages file keeps. */
final class Lineages implements ObjLongConsumer<Map<String, JsonValue>> {
    private static final List<String> ENDS = List.of("from_identifier", "to_identifier");
    /** The fields whose objects are to be read. */
    static final Set<String> INNER = Set.copyOf(ENDS);

    private static final String TYPE = "type";
    private static final String INTERNAL = "internal_resource";
    private static final String QUERY = "tables_from_query";
    private static final Map<String, List<Kind>> FIELDS =
            Map.of(ENDS.get(0), List.of(OBJECT), ENDS.get(1), List.of(OBJECT));
    private static final Map<String, List<Kind>> END_FIELDS = Map.of(
            TYPE,
            List.of(STRING),
            Resources.ID,
            List.of(STRING),
            "table",
            List.of(STRING),
            "column",
            List.of(STRING),
            "sql",
            List.of(STRING),
            "cluster",
            List.of(STRING),
            "database",
            List.of(STRING),
            "schema",
            List.of(STRING));
    private static final Map<String, List<String>> REQUIRED_BY_TYPE = Map.of(
            INTERNAL,
            List.of(Resources.ID),
            "external_table",
            List.of("table"),
            "external_column",
            List.of("table", "column"),
            QUERY,
            List.of("sql"));

    private final Remarks remarks;
    private final FieldRules rules;
    private final FieldRules endRules;

    Lineages(Remarks remarks) {
        this.remarks = remarks;
        rules = new FieldRules(FIELDS, remarks);
        endRules = new FieldRules(END_FIELDS, remarks);
    }

    @Override
    public void accept(Map<String, JsonValue> object, long line) {
        rules.check(object, ENDS, "", line);
        for (String end : ENDS) {
            JsonValue value = object.get(end);
            if (value != null && value.kind() == OBJECT) {
                checkEnd(value.fields(), end + ".", line);
            }
        }
        checkBoth(object, line);
    }

    /** Of two types that are known, what they may not be together. */
    private void checkBoth(Map<String, JsonValue> object, long line) {
        String from = typeOf(object, ENDS.get(0));
        String to = typeOf(object, ENDS.get(1));
        if (to.equals(QUERY)) {
            remarks.error(line, ENDS.get(1) + "." + TYPE, "may not be " + QUERY + ": a query only leads from tables");
        } else if (REQUIRED_BY_TYPE.containsKey(from)
                && REQUIRED_BY_TYPE.containsKey(to)
                && !from.equals(INTERNAL)
                && !to.equals(INTERNAL)) {
            remarks.error(line, ENDS.get(0), "neither end is an " + INTERNAL + ", and one must be");
        }
    }

    private static String typeOf(Map<String, JsonValue> object, String end) {
        JsonValue value = object.get(end);
        return value == null ? "" : FieldRules.text(value.fields(), TYPE);
    }

    private void checkEnd(Map<String, JsonValue> end, String prefix, long line) {
        String type = FieldRules.text(end, TYPE);
        List<String> required = new ArrayList<>(List.of(TYPE));
        required.addAll(REQUIRED_BY_TYPE.getOrDefault(type, List.of()));
        endRules.check(end, required, prefix, line);
        if (!type.isBlank() && !REQUIRED_BY_TYPE.containsKey(type)) {
            remarks.error(line, prefix + TYPE, Quoted.value(type) + " is none of Secoda's types" + nearest(type));
        }
    }

    private static String nearest(String type) {
        return NearestWord.to(type, REQUIRED_BY_TYPE.keySet())
                .map(known -> "; the nearest is " + known)
                .orElse("; they are internal_resource, external_table, external_column and tables_from_query");
    }

    void finish() {
        rules.finish();
        endRules.finish();
    }
}
