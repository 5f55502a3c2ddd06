package co.secoda.metadata;

import co.secoda.metadata.Fingerprints.Fingerprint;
import co.secoda.text.Quoted;
import java.util.List;

/**
 * A row whose table and column are certain.
 *
 * @param line the physical line on which it starts
 * @param table database, schema and name
 * @param column the column's name
 * @param values what the row says of its table, in the order of {@link Column#OF_TABLE}, each spelt in one way only
 */
record TableRow(long line, List<String> table, String column, List<String> values) {
    Fingerprint tableKey(Fingerprints fingerprints) {
        return fingerprints.of(table);
    }

    Fingerprint columnKey(Fingerprints fingerprints) {
        return fingerprints.of(List.of(table.get(0), table.get(1), table.get(2), column));
    }

    boolean agreesWith(TableRow other) {
        return table.equals(other.table) && values.equals(other.values);
    }

    /** The table as a person would write it. */
    String tableName() {
        return Quoted.value(String.join(".", table));
    }
}
