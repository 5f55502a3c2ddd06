package co.secoda.metadata;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a CSV once: its header, then each row by itself. */
final class CsvPass {
    private final Findings findings;
    private final Consumer<TableRow> consumer;
    private Optional<RowRules> rules = Optional.empty();
    private long rows;

    /** A pass that hands on the rows whose table and column are certain. */
    CsvPass(Findings findings, Consumer<TableRow> consumer) {
        this.findings = findings;
        this.consumer = consumer;
    }

    void read(LenientReader reader) throws IOException {
        boolean complete = Rows.read(reader, findings, this::accept);
        rules.ifPresent(RowRules::finish);
        if (complete && rules.isEmpty()) {
            findings.error(1, "is empty: there is no header, and nothing to import");
        } else if (complete && rows == 0) {
            findings.error(1, "has a header only: there is nothing to import");
        }
    }

    private void accept(Row row) {
        if (rules.isEmpty()) {
            rules = Optional.of(new RowRules(Header.of(row, findings), findings));
        } else {
            rows++;
            rules.get().check(row).ifPresent(consumer);
        }
    }

    long rows() {
        return rows;
    }
}
