package co.secoda.metadata;

import static co.secoda.metadata.JsonObjects.JsonValue.Kind.BOOLEAN;
import static co.secoda.metadata.JsonObjects.JsonValue.Kind.INTEGER;
import static co.secoda.metadata.JsonObjects.JsonValue.Kind.STRING;

import co.secoda.metadata.JsonObjects.JsonValue;
import co.secoda.metadata.JsonObjects.JsonValue.Kind;
import co.secoda.metadata.Remarks.Tally;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/** The rules that a line of a resources file keeps by itself. */
final class Resources implements ObjLongConsumer<Map<String, JsonValue>> {
    private static final String TYPE = "entity_type";
    static final String ID = "databuilder_id";
    static final String PARENT = "parent_databuilder_id";

    private static final Map<String, List<Kind>> FIELDS = Map.ofEntries(
            Map.entry(TYPE, List.of(STRING)),
            Map.entry(ID, List.of(STRING)),
            Map.entry(PARENT, List.of(STRING)),
            Map.entry("database", List.of(STRING)),
            Map.entry("schema", List.of(STRING)),
            Map.entry("title", List.of(STRING)),
            Map.entry("description", List.of(STRING)),
            Map.entry("definition", List.of(STRING)),
            // Documented without a kind; a time may well be a number.
            Map.entry("external_updated_at", List.of(STRING, INTEGER)),
            Map.entry("native_type", List.of(STRING)),
            Map.entry("sort_order", List.of(INTEGER)),
            Map.entry("type", List.of(STRING)),
            Map.entry("is_pk", List.of(BOOLEAN)),
            Map.entry("hidden", List.of(BOOLEAN)),
            Map.entry("group", List.of(STRING)),
            Map.entry("product", List.of(STRING)));
    private static final List<String> ALWAYS = List.of(TYPE, ID);
    /** The list of types is open: others are taken as they are. */
    private static final Map<String, List<String>> BY_TYPE = Map.of(
            "table", List.of(TYPE, ID, "database", "schema"),
            "column", List.of(TYPE, ID, PARENT),
            "chart", List.of(TYPE, ID, PARENT));

    /** One page of Secoda's documentation says that these are needed; its own sample leaves them out. */
    private static final Map<String, String> WANTED = Map.of("dashboard", "group", "chart", "product");

    private final FieldRules rules;
    private final Remarks remarks;
    private final Tally without = new Tally();
    private final Consumer<Resource> consumer;

    /** Rules that hand on the resources that have an id. */
    Resources(Remarks remarks, Consumer<Resource> consumer) {
        this.remarks = remarks;
        rules = new FieldRules(FIELDS, remarks);
        this.consumer = consumer;
    }

    /**
     * A resource with its names.
     *
     * @param line where it is
     * @param type such as {@code table}
     * @param id its id, not empty
     * @param parent its parent's id; empty if it has none, or needs none
     */
    record Resource(long line, String type, String id, String parent) {}

    @Override
    public void accept(Map<String, JsonValue> object, long line) {
        String type = FieldRules.text(object, TYPE);
        List<String> required = BY_TYPE.getOrDefault(type, ALWAYS);
        rules.check(object, required, "", line);
        if (WANTED.containsKey(type)
                && FieldRules.text(object, WANTED.get(type)).isBlank()) {
            without.add(type, line);
        }
        String id = FieldRules.text(object, ID);
        if (!id.isBlank()) {
            String parent = required.contains(PARENT) ? FieldRules.text(object, PARENT) : "";
            consumer.accept(new Resource(line, type, id, parent));
        }
    }

    void finish() {
        rules.finish();
        without.forEach((type, seen) -> remarks.warning(
                seen.firstLine(),
                Objects.requireNonNull(WANTED.get(type)),
                "is missing or empty; one page of Secoda's documentation says that a " + type + " needs it"
                        + Tally.times(seen.count())));
    }
}
