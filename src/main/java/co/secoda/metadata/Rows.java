package co.secoda.metadata;

import co.secoda.metadata.Fingerprints.Fingerprint;
import co.secoda.metadata.Header.Column;
import co.secoda.text.PlainText;
import co.secoda.text.Quoted;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Splits text into the records of a CSV: commas, double quotes, any line ends. Empty lines are passed over. */
final class Rows extends AbstractBaseCsvCallbackHandler<Rows.Row> {
    /**
     * A record of a CSV.
     *
     * @param line the physical line on which it starts
     * @param fields its fields, without their quotes; what is beyond the bounds of {@link Rows} is left out
     * @param fieldCount how many fields it has
     * @param oversized whether something was left out
     */
    record Row(long line, List<String> fields, int fieldCount, boolean oversized) {}

    /** Characters of a field, its quotes included. */
    static final int LONGEST_FIELD = 1 << 20;
    /** Characters of a record that are kept. */
    static final int LONGEST_RECORD = 1 << 22;
    /** Fields of a record that are kept; Secoda knows ten. */
    static final int MOST_FIELDS = 1000;

    /** The bounds of a record in words. */
    static final String LIMITS = MOST_FIELDS + " fields or " + LONGEST_RECORD + " characters";

    private List<String> fields = new ArrayList<>();
    private int characters;
    private boolean oversized;

    private Rows() {}

    /**
     * Hands over each record. What isn't CSV is an error and ends the reading: after it, nothing can be told apart.
     *
     * @return whether all was read
     */
    static boolean read(LenientReader reader, Remarks remarks, Consumer<Row> consumer) throws IOException {
        Rows rows = new Rows();
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_FIELD);
        try {
            for (Row row : builder.build(rows, reader)) {
                consumer.accept(row);
            }
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() != null) {
                throw e;
            }
            remarks.error(rows.getStartingLineNumber(), sentence(e) + "; nothing after this line was checked");
            return false;
        }
    }

    private static String sentence(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("The maximum buffer size")) {
            return "has a field of more than " + LONGEST_FIELD + " characters, or a quote that is never closed";
        }
        int suffix = message.indexOf(" (record starting");
        return "is not CSV: " + PlainText.message(suffix < 0 ? message : message.substring(0, suffix));
    }

    @Override
    protected void handleBegin(long line) {
        fields = new ArrayList<>(Column.values().length);
        characters = 0;
        oversized = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index < MOST_FIELDS && length <= LONGEST_RECORD - characters) {
            fields.add(new String(buffer, offset, length));
            characters += length;
        } else {
            oversized = true;
        }
    }

    @Override
    protected Row buildRecord() {
        return new Row(getStartingLineNumber(), fields, getFieldCount(), oversized);
    }

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
}
