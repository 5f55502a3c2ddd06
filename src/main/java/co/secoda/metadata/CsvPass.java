package co.secoda.metadata;

import co.secoda.metadata.Rows.Row;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a CSV once: its header, then each row by itself. */
final class CsvPass {
    private final Remarks remarks;
    private final Consumer<TableRow> consumer;
    private Optional<RowRules> rules = Optional.empty();
    private long rows;

    /** A pass that hands on the rows whose table and column are certain. */
    CsvPass(Remarks remarks, Consumer<TableRow> consumer) {
        this.remarks = remarks;
        this.consumer = consumer;
    }

    void read(LenientReader reader) throws IOException {
        boolean complete = Rows.read(reader, remarks, this::accept);
        rules.ifPresent(RowRules::finish);
        if (complete && rules.isEmpty()) {
            remarks.error(1, "is empty: there is no header, and nothing to import");
        } else if (complete && rows == 0) {
            remarks.error(1, "has a header only: there is nothing to import");
        }
    }

    private void accept(Row row) {
        if (rules.isEmpty()) {
            rules = Optional.of(new RowRules(Header.of(row, remarks), remarks));
        } else {
            rows++;
            rules.get().check(row).ifPresent(consumer);
        }
    }

    long rows() {
        return rows;
    }
}
