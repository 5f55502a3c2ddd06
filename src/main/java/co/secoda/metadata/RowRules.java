package co.secoda.metadata;

import co.secoda.metadata.Header.Column;
import co.secoda.metadata.Remarks.Tally;
import co.secoda.metadata.Rows.Row;
import co.secoda.metadata.Rows.TableRow;
import co.secoda.text.NumberText;
import co.secoda.text.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that a row of a CSV keeps by itself. */
final class RowRules {
    /** What Secoda's documentation writes where a table has no time of its last update. */
    private static final String NONE = "None";

    private static final Set<String> BOOLEANS = Set.of("true", "false");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");

    private final Header header;
    private final Remarks remarks;
    private final Tally capitalised = new Tally();

    RowRules(Header header, Remarks remarks) {
        this.header = header;
        this.remarks = remarks;
    }

    /** Checks a row; empty if it isn't certain which table and column it is of. */
    Optional<TableRow> check(Row row) {
        if (!fits(row)) {
            return Optional.empty();
        }
        boolean certain = true;
        for (Column column : Column.REQUIRED) {
            certain &= header.has(column) && checkRequired(row, column);
        }
        checkIsView(row);
        checkInteger(row, Column.COL_SORT_ORDER, "");
        if (!header.value(row, Column.LAST_UPDATED_TIME).equals(NONE)) {
            checkInteger(row, Column.LAST_UPDATED_TIME, " (Unix seconds), nor 'None'");
        }
        return certain ? Optional.of(tableRow(row)) : Optional.empty();
    }

    private boolean fits(Row row) {
        if (row.fieldCount() != header.width()) {
            remarks.error(
                    row.line(), "has " + fields(row.fieldCount()) + ", but the header has " + fields(header.width()));
            return false;
        }
        if (row.oversized()) {
            remarks.error(row.line(), "has more than " + Rows.LIMITS + ", too many to check");
            return false;
        }
        return true;
    }

    private static String fields(int count) {
        return NumberText.count(count, "field", "fields");
    }

    private boolean checkRequired(Row row, Column column) {
        String value = header.value(row, column);
        if (value.isBlank()) {
            remarks.error(row.line(), column.header(), "is empty; every row needs it");
            return false;
        }
        if (value.indexOf('.') >= 0) {
            remarks.error(
                    row.line(),
                    column.header(),
                    Quoted.value(value) + " has a period in it, which Secoda does not allow");
            return false;
        }
        return true;
    }

    private void checkIsView(Row row) {
        String value = header.value(row, Column.IS_VIEW);
        String lower = value.toLowerCase(Locale.ROOT);
        if (!value.isEmpty() && !BOOLEANS.contains(lower)) {
            remarks.error(row.line(), Column.IS_VIEW.header(), Quoted.value(value) + " is neither 'true' nor 'false'");
        } else if (!value.equals(lower)) {
            capitalised.add(value, row.line());
        }
    }

    private void checkInteger(Row row, Column column, String orElse) {
        String value = header.value(row, column);
        if (!value.isEmpty() && !INTEGER.matcher(value).matches()) {
            remarks.error(row.line(), column.header(), Quoted.value(value) + " is not an integer" + orElse);
        }
    }

    /** The case of a boolean makes no difference between rows, nor do an empty time and {@code None}. */
    private TableRow tableRow(Row row) {
        String updated = header.value(row, Column.LAST_UPDATED_TIME);
        return new TableRow(
                row.line(),
                List.of(
                        header.value(row, Column.DATABASE),
                        header.value(row, Column.SCHEMA),
                        header.value(row, Column.NAME)),
                header.value(row, Column.COL_NAME),
                List.of(
                        header.value(row, Column.DESCRIPTION),
                        header.value(row, Column.IS_VIEW).toLowerCase(Locale.ROOT),
                        updated.equals(NONE) ? "" : updated));
    }

    /** Warns, once a spelling, of what was accepted though the documentation doesn't have it. */
    void finish() {
        capitalised.forEach((value, seen) -> remarks.warning(
                seen.firstLine(),
                Column.IS_VIEW.header(),
                Quoted.value(value) + " is documented in lower case only (" + seen.count() + " times in the file)"));
    }
}
