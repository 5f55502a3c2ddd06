package co.secoda.dbt.artifact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/** Which values of an artifact are left out of a copy: a tree of the paths that lead to them. */
public final class Cuts {
    /** Those that leave out nothing. */
    static final Cuts NONE = new Cuts();

    private final Map<String, Cuts> members = new HashMap<>();
    private Optional<Cuts> anyMember = Optional.empty();
    private Optional<Cuts> elements = Optional.empty();
    private Optional<Cut> cut = Optional.empty();

    /** What stands in the place of a value that is left out, so that the schema still holds. */
    public enum Instead {
        /** A value of the same kind with nothing in it: an object, an array or a text; {@code null} for a number. */
        EMPTY,
        /** {@code null}. */
        NULL
    }

    /**
     * One value, or one of each node.
     *
     * @param path from the document's object, with slashes: {@code *} is any member, {@code []} each element of an
     *     array
     * @param name what people call it
     */
    public record Cut(String path, String name, Instead instead) {
        String instead(JsonToken first) {
            return switch (first) {
                case START_OBJECT -> instead == Instead.EMPTY ? "{}" : "null";
                case START_ARRAY -> instead == Instead.EMPTY ? "[]" : "null";
                case VALUE_STRING -> instead == Instead.EMPTY ? "\"\"" : "null";
                default -> "null";
            };
        }
    }

    private Cuts() {}

    /** Those that leave out all these; a path that begins with another one of them changes nothing. */
    public static Cuts of(Collection<Cut> cuts) {
        Cuts all = new Cuts();
        for (Cut cut : cuts) {
            Cuts place = all;
            for (String step : cut.path().split("/", -1)) {
                place = place.step(step);
            }
            place.cut = Optional.of(cut);
        }
        return all;
    }

    private Cuts step(String step) {
        return switch (step) {
            case "*" -> {
                anyMember = anyMember.or(() -> Optional.of(new Cuts()));
                yield anyMember.get();
            }
            case "[]" -> {
                elements = elements.or(() -> Optional.of(new Cuts()));
                yield elements.get();
            }
            default -> members.computeIfAbsent(step, name -> new Cuts());
        };
    }

    /** Whether nothing is left out. */
    public boolean isEmpty() {
        return cut.isEmpty() && !isOfMembers() && elements.isEmpty();
    }

    /** Whether something may be left out of an object. */
    boolean isOfMembers() {
        return !members.isEmpty() || anyMember.isPresent();
    }

    /** Whether this very value is left out. */
    Optional<Cut> cut() {
        return cut;
    }

    /** What is left out of an object's member. */
    Optional<Cuts> member(String name) {
        return Optional.ofNullable(members.get(name)).or(() -> anyMember);
    }

    /** What is left out of an array's elements. */
    Optional<Cuts> elements() {
        return elements;
    }
}
