package co.secoda.metadata;

import co.secoda.metadata.Fingerprints.Fingerprint;
import co.secoda.metadata.Header.Column;
import co.secoda.metadata.Rows.TableRow;
import java.util.List;
import java.util.Optional;

/**
 * The rules that span the rows of a CSV: those of a table agree, and none of its columns is there twice. A first pass
 * finds, at some 20 bytes a row or less, the few tables and columns that may break one; a second one looks only at
 * these.
 */
final class TableConflicts {
    private final Remarks remarks;
    private final Fingerprints fingerprints = new Fingerprints();
    private LongBag tableKeys = new LongBag();
    private LongBag columnKeys = new LongBag();
    private Optional<TableRow> last = Optional.empty();
    private FirstSeen tables = FirstSeen.NONE;
    private FirstSeen columns = FirstSeen.NONE;
    private long[][] firstValues = {};

    TableConflicts(Remarks remarks) {
        this.remarks = remarks;
    }

    /** The first pass: takes note of a row. */
    void note(TableRow row) {
        // Rows of one table mostly follow each other and agree. Only a row that differs from the one before it can be
        // a table's first, or in conflict; so a table that is added once agrees with itself.
        if (last.isEmpty() || !last.get().agreesWith(row)) {
            tableKeys.add(row.tableKey(fingerprints).key());
        }
        last = Optional.of(row);
        columnKeys.add(row.columnKey(fingerprints).key());
    }

    /** Ends the first pass: whether there is anything to look at. */
    boolean possible() {
        tables = new FirstSeen(tableKeys.repeated());
        columns = new FirstSeen(columnKeys.repeated());
        tableKeys = new LongBag();
        columnKeys = new LongBag();
        firstValues = new long[Column.OF_TABLE.size()][tables.size()];
        return tables.size() > 0 || columns.size() > 0;
    }

    /** The second pass: compares a row with those before it. */
    void check(TableRow row) {
        checkTable(row);
        checkColumn(row);
    }

    private void checkTable(TableRow row) {
        Fingerprint table = row.tableKey(fingerprints);
        int index = tables.indexOf(table);
        if (index < 0) {
            return;
        }
        long first = tables.firstLine(table, row.line());
        for (int i = 0; i < firstValues.length; i++) {
            long value = fingerprints.of(List.of(row.values().get(i))).key();
            if (first == row.line()) {
                firstValues[i][index] = value;
            } else if (first > 0 && firstValues[i][index] != value) {
                remarks.error(
                        row.line(),
                        Column.OF_TABLE.get(i).header(),
                        "differs from line " + first + " of the same table " + row.tableName()
                                + "; all rows of a table must agree");
            }
        }
    }

    private void checkColumn(TableRow row) {
        long first = columns.firstLine(row.columnKey(fingerprints), row.line());
        if (first > 0 && first != row.line()) {
            remarks.warning(
                    row.line(),
                    Column.COL_NAME.header(),
                    "table " + row.tableName() + " has this column in line " + first + " already");
        }
    }
}
