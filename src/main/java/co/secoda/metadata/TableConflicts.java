package co.secoda.metadata;

import co.secoda.metadata.Fingerprints.Fingerprint;
import java.util.List;

/** The second pass of a CSV: compares the rows of tables, and the columns, that occur more than once. */
final class TableConflicts {
    private final Fingerprints fingerprints = new Fingerprints();
    private final FirstSeen tables;
    private final FirstSeen columns;
    private final long[][] firstValues;
    private final Findings findings;

    TableConflicts(TableKeys keys, Findings findings) {
        this.findings = findings;
        tables = keys.repeatedTables();
        columns = keys.repeatedColumns();
        firstValues = new long[Column.OF_TABLE.size()][tables.size()];
    }

    /** Whether there is anything to look at. */
    boolean possible() {
        return tables.size() > 0 || columns.size() > 0;
    }

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
        long first = tables.firstLine(index, table, row.line());
        for (int i = 0; i < firstValues.length; i++) {
            long value = fingerprints.of(List.of(row.values().get(i))).key();
            if (first == row.line()) {
                firstValues[i][index] = value;
            } else if (first > 0 && firstValues[i][index] != value) {
                findings.error(
                        row.line(),
                        Column.OF_TABLE.get(i).header(),
                        "differs from line " + first + " of the same table " + row.tableName()
                                + "; all rows of a table must agree");
            }
        }
    }

    private void checkColumn(TableRow row) {
        Fingerprint column = row.columnKey(fingerprints);
        int index = columns.indexOf(column);
        if (index < 0) {
            return;
        }
        long first = columns.firstLine(index, column, row.line());
        if (first > 0 && first != row.line()) {
            findings.warning(
                    row.line(),
                    Column.COL_NAME.header(),
                    "table " + row.tableName() + " has this column in line " + first + " already");
        }
    }
}
