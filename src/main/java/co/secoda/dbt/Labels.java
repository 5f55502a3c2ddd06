package co.secoda.dbt;

import co.secoda.text.BoundedText.WholeCharacters;
import co.secoda.text.PlainText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one label of each thing that a run speaks of, which is no other's and is the same in the log and all reports. It
 * hangs on the manifest alone, so that it is the same from run to run, whatever ran and however it ended.
 *
 * <p>It is the type and the name: {@code model orders}; of a versioned model {@code model orders.v2}, of a source's
 * table {@code source shopify_eu.orders}; with its package if that isn't the root project's: {@code model
 * stripe.charges}. A test's is without the hash at the end of its id, a unit test's without its model. Where others of
 * the manifest would be called the same, what differs is added: {@code expression_is_true_orders_ (expression: > 0)}.
 *
 * @param project the root project's name; where it isn't known, no label has a package
 * @param toldApart the names of those that would otherwise share theirs, by unique id
 * @param byId whether so many share their names that all are called by their unique ids
 */
public record Labels(Optional<String> project, Map<String, String> toldApart, boolean byId) {
    /** The labels of a run of which no more is known than unique ids. */
    public static final Labels BY_IDS_ALONE = new Labels(Optional.empty(), Map.of(), false);

    static final int MAX_NAME = 250;
    private static final int MAX_TYPE = 40;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int HASH = 10;

    public Labels {
        toldApart = Map.copyOf(toldApart);
    }

    /** These labels, with the names of no others told apart. */
    public Labels only(Set<String> uniqueIds) {
        Map<String, String> names = new HashMap<>(toldApart);
        names.keySet().retainAll(uniqueIds);
        return new Labels(project, names, byId);
    }

    /** What a node is called. */
    public Label of(DbtNode node) {
        return of(node.uniqueId());
    }

    /** What the thing with this unique id is called, whether or not the manifest has it. */
    public Label of(String uniqueId) {
        int dot = uniqueId.indexOf('.');
        String type = dot < 0 ? "node" : shown(uniqueId.substring(0, dot), MAX_TYPE);
        String told = toldApart.get(uniqueId);
        return new Label(type, told == null ? name(uniqueId, dot) : told);
    }

    private String name(String uniqueId, int dot) {
        int second = dot < 0 ? -1 : uniqueId.indexOf('.', dot + 1);
        if (second < 0 || byId) {
            return shown(uniqueId.substring(dot + 1), MAX_NAME);
        }
        String itsPackage = uniqueId.substring(dot + 1, second);
        boolean own = project.isEmpty() || project.get().equals(itsPackage);
        return shown((own ? "" : itsPackage + ".") + rest(uniqueId, uniqueId.substring(second + 1)), MAX_NAME);
    }

    private static String rest(String uniqueId, String afterPackage) {
        if (uniqueId.startsWith("unit_test.")) {
            return afterPackage.substring(afterPackage.indexOf('.') + 1);
        }
        return Statuses.ofTest(uniqueId) && endsWithHash(afterPackage)
                ? afterPackage.substring(0, afterPackage.length() - HASH - 1)
                : afterPackage;
    }

    /** Whether it is a test with a hash, which is there since names alone need not differ. */
    static boolean mayShare(String uniqueId) {
        return uniqueId.startsWith("test.") && endsWithHash(uniqueId);
    }

    /** The hash at the end of a test's id, if it has one. */
    static Optional<String> hash(String uniqueId) {
        return endsWithHash(uniqueId) ? Optional.of(uniqueId.substring(uniqueId.length() - HASH)) : Optional.empty();
    }

    // All ids of a manifest are looked at: a regular expression would take longer than to read them.
    private static boolean endsWithHash(String id) {
        int dot = id.length() - HASH - 1;
        if (dot < 0 || id.charAt(dot) != '.') {
            return false;
        }
        for (int at = dot + 1; at < id.length(); at++) {
            char c = id.charAt(at);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** On one line of at most so many characters, all of them seen: cut here, no report has to cut it. */
    static String shown(String text, int limit) {
        String beginning = WholeCharacters.beginning(text, 2 * limit);
        String line = isOrdinary(beginning) ? beginning : onOneLine(beginning);
        return line.length() <= limit ? line : WholeCharacters.beginning(line, limit - 1) + "…";
    }

    private static boolean isOrdinary(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c < '0' || c > '9') && c != '_' && c != '.') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String onOneLine(String text) {
        StringBuilder seen = new StringBuilder();
        text.codePoints().map(c -> PlainText.isSeen(c) ? c : ' ').forEach(seen::appendCodePoint);
        return SPACE.matcher(seen).replaceAll(" ").strip();
    }

    /**
     * What something of a run is called in words: {@code model orders}.
     *
     * @param type such as {@code model}, at most 40 characters
     * @param name such as {@code orders}, {@code orders.v2}, {@code stripe.charges}; at most 250 characters, on one
     *     line
     */
    public record Label(String type, String name) {
        /** Both. */
        public String text() {
            return type + " " + name;
        }
    }
}
