package co.secoda.metadata;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a CSV that Secoda knows. */
enum Column {
    COL_NAME,
    COL_DESCRIPTION,
    COL_TYPE,
    COL_SORT_ORDER,
    DATABASE,
    SCHEMA,
    NAME,
    DESCRIPTION,
    IS_VIEW,
    LAST_UPDATED_TIME;

    /** These must be there, with a value without a period, in every row. */
    static final Set<Column> REQUIRED = EnumSet.of(COL_NAME, NAME, DATABASE, SCHEMA);
    /** In these the rows of one table must agree. */
    static final List<Column> OF_TABLE = List.of(DESCRIPTION, IS_VIEW, LAST_UPDATED_TIME);

    /** What an older page of Secoda's documentation calls {@code col_sort_order}. */
    private static final String OLD_SORT_ORDER = "sort_order";

    /** The name in the header. */
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of that name, upper and lower case being different. */
    static Optional<Column> named(String header) {
        String name = header.equals(OLD_SORT_ORDER) ? COL_SORT_ORDER.header() : header;
        return Arrays.stream(values())
                .filter(column -> column.header().equals(name))
                .findFirst();
    }

    static List<String> headers() {
        return Arrays.stream(values()).map(Column::header).toList();
    }
}
