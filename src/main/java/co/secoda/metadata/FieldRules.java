package co.secoda.metadata;

import co.secoda.metadata.JsonObjects.JsonValue;
import co.secoda.metadata.JsonObjects.JsonValue.Kind;
import co.secoda.metadata.Remarks.Tally;
import co.secoda.text.NearestWord;
import co.secoda.text.Quoted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Secoda documents of the fields of a JSON object: which there are, and of which kind. */
final class FieldRules {
    private final Map<String, List<Kind>> known;
    private final Remarks remarks;
    private final Tally unknown = new Tally();

    FieldRules(Map<String, List<Kind>> known, Remarks remarks) {
        this.known = known;
        this.remarks = remarks;
    }

    /**
     * Checks an object.
     *
     * @param required fields that must be there with a text; the others may be missing or null
     * @param prefix what a remark writes before a field's name, such as {@code from_identifier.}
     */
    void check(Map<String, JsonValue> object, Collection<String> required, String prefix, long line) {
        required.forEach(name -> checkRequired(object, name, prefix, line));
        object.forEach((name, value) -> {
            if (!known.containsKey(name)) {
                unknown.add(prefix + Quoted.name(name), line);
            } else if (value.kind() != Kind.NULL && !known.get(name).contains(value.kind())) {
                remarks.error(line, prefix + name, "must be " + kinds(name) + ", but is " + value.kind());
            }
        });
    }

    private String kinds(String name) {
        return known.getOrDefault(name, List.of()).stream().map(Kind::toString).collect(Collectors.joining(" or "));
    }

    private void checkRequired(Map<String, JsonValue> object, String name, String prefix, long line) {
        JsonValue value = object.get(name);
        if (value == null) {
            remarks.error(line, prefix + name, "is missing");
        } else if (value.kind() == Kind.NULL) {
            remarks.error(line, prefix + name, "must be " + kinds(name) + ", but is null");
        } else if (value.kind() == Kind.STRING && value.text().isBlank()) {
            remarks.error(line, prefix + name, "is empty");
        }
    }

    /** A field's text; empty where there is none. */
    static String text(Map<String, JsonValue> object, String name) {
        JsonValue value = object.get(name);
        return value == null ? "" : value.text();
    }

    /** Warns, once a name, of fields that Secoda doesn't document. */
    void finish() {
        unknown.forEach((name, seen) -> remarks.warning(
                seen.firstLine(), name, "Secoda documents no such field" + nearest(name) + Tally.times(seen.count())));
    }

    private String nearest(String name) {
        return NearestWord.to(name.substring(name.lastIndexOf('.') + 1), known.keySet())
                .map(field -> "; the nearest is " + field)
                .orElse("");
    }
}
