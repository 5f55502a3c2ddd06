package co.secoda.metadata;

import co.secoda.metadata.Rows.Row;
import co.secoda.text.NearestWord;
import co.secoda.text.Quoted;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The header of a CSV: where each column is. */
final class Header {
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final int width;

    private Header(int width) {
        this.width = width;
    }

    /** Reads a header, and tells what is wrong with it. */
    static Header of(Row row, Remarks remarks) {
        Header header = new Header(row.fieldCount());
        if (row.oversized()) {
            remarks.error(row.line(), "the header has more than " + Rows.LIMITS + ", too many to check");
            return header;
        }
        Map<String, Integer> unknown = new HashMap<>();
        for (int i = 0; i < row.fields().size(); i++) {
            String name = row.fields().get(i);
            Optional<Column> column = Column.named(name);
            boolean twice = column.isPresent()
                    ? header.places.putIfAbsent(column.get(), i) != null
                    : unknown.putIfAbsent(name, i) != null;
            if (twice) {
                String field = column.map(Column::header).orElse(Quoted.name(name));
                remarks.error(row.line(), field, "the header has this column twice");
            } else if (column.isEmpty()) {
                remarks.warning(row.line(), Quoted.name(name), "Secoda knows no such column" + nearest(name));
            }
        }
        header.tellMissing(row, remarks);
        return header;
    }

    private static String nearest(String name) {
        return NearestWord.to(name.strip(), Column.headers())
                .map(known -> "; the nearest is " + known)
                .orElse("");
    }

    private void tellMissing(Row row, Remarks remarks) {
        if (width == 1 && places.isEmpty() && row.fields().stream().anyMatch(name -> name.matches("(?s).*[;\t|].*"))) {
            remarks.error(row.line(), "the header is a single field; separate columns by commas");
            return;
        }
        for (Column column : Column.values()) {
            if (Column.REQUIRED.contains(column) && !has(column)) {
                remarks.error(row.line(), column.header(), "the header lacks this required column");
            }
        }
    }

    int width() {
        return width;
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** A value; empty text where the column isn't there. */
    String value(Row row, Column column) {
        Integer place = places.get(column);
        return place == null ? "" : row.fields().get(place);
    }

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
        static final Set<Column> REQUIRED = Collections.unmodifiableSet(EnumSet.of(COL_NAME, NAME, DATABASE, SCHEMA));
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
}
