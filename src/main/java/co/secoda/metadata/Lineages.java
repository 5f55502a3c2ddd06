package co.secoda.metadata;

import static co.secoda.metadata.JsonKind.OBJECT;
import static co.secoda.metadata.JsonKind.STRING;

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
    private static final Map<String, List<JsonKind>> FIELDS =
            Map.of(ENDS.get(0), List.of(OBJECT), ENDS.get(1), List.of(OBJECT));
    private static final Map<String, List<JsonKind>> END_FIELDS = Map.of(
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
            "internal_resource", List.of(Resources.ID),
            "external_table", List.of("table"),
            "external_column", List.of("table", "column"),
            "tables_from_query", List.of("sql"));

    private final Findings findings;
    private final FieldRules rules;
    private final FieldRules endRules;

    Lineages(Findings findings) {
        this.findings = findings;
        rules = new FieldRules(FIELDS, findings);
        endRules = new FieldRules(END_FIELDS, findings);
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
    }

    private void checkEnd(Map<String, JsonValue> end, String prefix, long line) {
        String type = FieldRules.text(end, TYPE);
        List<String> required = new ArrayList<>(List.of(TYPE));
        required.addAll(REQUIRED_BY_TYPE.getOrDefault(type, List.of()));
        endRules.check(end, required, prefix, line);
        if (!type.isBlank() && !REQUIRED_BY_TYPE.containsKey(type)) {
            findings.error(line, prefix + TYPE, Quoted.value(type) + " is none of Secoda's types" + nearest(type));
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
