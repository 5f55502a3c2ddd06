package co.secoda.metadata;

import co.secoda.metadata.OnePass.FileDigest;
import java.nio.file.Path;

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
}
