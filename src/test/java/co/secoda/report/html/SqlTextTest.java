package co.secoda.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.report.html.SqlText.Piece;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    @Test
    void words_texts_numbers_and_comments_are_told_apart() {
        assertThat(SqlText.pieces("SELECT id2, 'it''s' from \"select\" -- not here\nwhere n > 1.5 /* nor */"))
                .containsExactly(
                        new Piece("word", "SELECT"),
                        new Piece("", " id2, "),
                        new Piece("string", "'it''s'"),
                        new Piece("", " "),
                        new Piece("word", "from"),
                        new Piece("", " \"select\" "),
                        new Piece("comment", "-- not here"),
                        new Piece("", "\n"),
                        new Piece("word", "where"),
                        new Piece("", " n > "),
                        new Piece("digits", "1.5"),
                        new Piece("", " "),
                        new Piece("comment", "/* nor */"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "/*", "\"", "--", "'\\", "`", "/* * / **", "1.", "select"})
    void what_is_not_closed_ends_with_the_query(String query) {
        assertThat(joined(query)).isEqualTo(query);
    }

    @Property(tries = 200)
    void the_pieces_together_are_the_query(@ForAll String query) {
        assertThat(joined(query)).isEqualTo(query);
    }

    @Test
    void a_query_of_a_megabyte_of_quotes_or_comments_needs_no_deep_stack() {
        for (String unit : new String[] {"'x", "/*", "''", "'\\'", "* ", "--\n", "\"", "a'"}) {
            String query = "'/*".substring(0, 1) + unit.repeat(300_000);
            assertThat(joined(query)).hasSameSizeAs(query);
        }
        String comment = "/*" + "*x".repeat(300_000);
        assertThat(SqlText.pieces(comment)).containsExactly(new Piece("comment", comment));
    }

    private static String joined(String query) {
        return SqlText.pieces(query).stream().map(Piece::text).collect(Collectors.joining());
    }
}
