package co.secoda.gate.known;

import co.secoda.dbt.Labels;
import co.secoda.dbt.TestResult;
import co.secoda.text.PlainText;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** An entry as it is written into the file of the list. */
public final class EntryText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][\\w.]*");
    private static final String ASK = "why this is accepted, and the ticket";

    private EntryText() {}

    /**
     * An entry for one test, with a reason to be filled in, ready to be pasted below {@code known-failures:}.
     *
     * @param until the last day on which it is to count
     * @return three lines, each with its line break
     */
    public static String toFillIn(TestResult test, Labels labels, LocalDate until) {
        return of(test, labels, ASK, until, "  ");
    }

    /**
     * An entry for one test.
     *
     * @param indent what its dash stands behind
     */
    static String of(TestResult test, Labels labels, String reason, LocalDate until, String indent) {
        return indent + "- test: " + scalar(pattern(test, labels)) + "\n"
                + indent + "  reason: " + scalar(reason) + "\n"
                + indent + "  until: " + until + "\n";
    }

    /** Its name, if that is no other's. */
    static String pattern(TestResult test, Labels labels) {
        String name = test.test().name();
        boolean alone = labels.of(test.test()).name().equals(name);
        return alone ? name : test.test().uniqueId();
    }

    /** As it is where YAML takes it for a text, else in quotes. */
    private static String scalar(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (PlainText.isSeen(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format("\\U%08x", Character.getType(c) == Character.SURROGATE ? 0xfffd : c));
            }
        });
        return quoted.append('"').toString();
    }
}
