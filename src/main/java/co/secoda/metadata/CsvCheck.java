package co.secoda.metadata;

import co.secoda.metadata.OnePass.FileDigest;
import co.secoda.metadata.Rows.Row;
import co.secoda.metadata.Rows.TableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks a CSV before it is imported. The rules are those of Secoda's documentation.
 *
 * <ul>
 *   <li>UTF-8, with or without a byte order mark; any line ends; commas; double quotes around fields that hold commas,
 *       quotes or line ends.
 *   <li>{@code col_name}, {@code name}, {@code database} and {@code schema} are required, and hold no period. Other
 *       values may be empty.
 *   <li>{@code is_view} is {@code true} or {@code false}; other cases are taken with a warning, since it isn't
 *       documented whether Secoda takes them.
 *   <li>{@code col_sort_order}, or {@code sort_order} as an older page has it, and {@code last_updated_time} are
 *       integers of up to 18 digits; the latter may be {@code None}.
 *   <li>Rows of one table agree on {@code description}, {@code is_view} and {@code last_updated_time}. Empty and
 *       {@code None} agree.
 *   <li>Warnings: columns that Secoda doesn't know, and a column that a table has twice.
 *   <li>Bounds: 1,048,576 characters a field, 4,194,304 a row, 1,000 fields.
 * </ul>
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class CsvCheck {
    /**
     * Reads the file, and reads it again only if rows of one table, or columns, may be in conflict.
     *
     * @throws MetadataException if the file can't be read, or changes meanwhile
     */
    public CheckReport check(Path file) throws MetadataException {
        Remarks remarks = Remarks.first();
        TableConflicts conflicts = new TableConflicts(remarks);
        CsvPass pass = new CsvPass(remarks, conflicts::note);
        FileDigest content = OnePass.over(file, true, remarks, pass::read);
        if (conflicts.possible()) {
            CsvPass again = new CsvPass(new Remarks(0), conflicts::check);
            OnePass.again(file, true, content, again::read);
        }
        return remarks.report(file, pass.rows(), content);
    }

    /** Reads a CSV once: its header, then each row by itself. */
    static final class CsvPass {
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
}
