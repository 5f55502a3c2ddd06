package co.secoda.metadata;

import java.util.Optional;

/**
 * The first pass's part in rules that span rows: finds, at some 20 bytes a row or less, the few tables and columns that
 * a second pass must look at.
 */
final class TableKeys {
    private final Fingerprints fingerprints = new Fingerprints();
    private final LongBag tables = new LongBag();
    private final LongBag columns = new LongBag();
    private Optional<TableRow> last = Optional.empty();

    void add(TableRow row) {
        // Rows of one table mostly follow each other and agree. Only a row that differs from the one before it can be
        // a table's first, or in conflict; so a table that is added once agrees with itself.
        if (last.isEmpty() || !last.get().agreesWith(row)) {
            tables.add(row.tableKey(fingerprints).key());
        }
        last = Optional.of(row);
        columns.add(row.columnKey(fingerprints).key());
    }

    /** Tables that may not agree with themselves. */
    FirstSeen repeatedTables() {
        return new FirstSeen(tables.repeated());
    }

    /** Columns that occur more than once. */
    FirstSeen repeatedColumns() {
        return new FirstSeen(columns.repeated());
    }
}
