package co.secoda.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table for people: columns that align in a terminal, also with wide, combining and right-to-left characters in them,
 * and that are easily taken apart when piped: no colours, no lines, no blanks at the end of a row, at least two blanks
 * between columns and never two within one, and {@code -} where there is nothing.
 */
public final class TextTable {
    private static final String NOTHING = "-";
    private static final String GAP = "  ";
    /** Longer values are cut. */
    private static final int LONGEST = 1000;

    private final List<List<String>> rows = new ArrayList<>();

    /** A table that has a header and no rows. */
    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    /**
     * Adds a row. What would command a terminal, turn the direction of the text or break the line is taken out of its
     * values; those longer than 1000 characters are cut.
     *
     * @throws IllegalArgumentException if it hasn't as many values as the header
     */
    public TextTable row(String... values) {
        if (values.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + values.length + " values in a table of "
                    + rows.get(0).size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (String value : values) {
            String plain = PlainText.oneLine(value, LONGEST);
            row.add(plain.isEmpty() ? NOTHING : plain);
        }
        rows.add(row);
        return this;
    }

    /** The lines, each ended by a newline. */
    public String text() {
        List<Integer> widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            int last = row.size() - 1;
            for (int i = 0; i < last; i++) {
                String value = row.get(i);
                text.append(value)
                        .append(" ".repeat(widths.get(i) - DisplayWidth.of(value)))
                        .append(GAP);
            }
            text.append(row.get(last)).append('\n');
        }
        return text.toString();
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(rows.get(0).size(), 0));
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), DisplayWidth.of(row.get(i))));
            }
        }
        return widths;
    }
}
