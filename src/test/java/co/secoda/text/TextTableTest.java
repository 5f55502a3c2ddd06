package co.secoda.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    @Test
    void columns_are_as_wide_as_their_widest_value_and_rows_end_without_blanks() {
        TextTable table = new TextTable("ID", "NAME").row("1", "orders").row("1234", "a");

        assertThat(table.text()).isEqualTo("ID    NAME\n1     orders\n1234  a\n");
    }

    @Test
    void a_wide_name_takes_two_columns_a_character_and_a_mark_takes_none() {
        TextTable table = new TextTable("NAME", "TYPE")
                .row("注文", "dbt")
                .row("cafe\u0301", "dbt")
                .row("\ud83d\ude80 go", "dbt");

        assertThat(table.text().lines())
                .containsExactly("NAME   TYPE", "注文   dbt", "cafe\u0301   dbt", "\ud83d\ude80 go  dbt");
    }

    @Test
    void what_commands_a_terminal_turns_the_text_or_breaks_the_line_is_taken_out() {
        TextTable table = new TextTable("NAME", "TYPE").row("a\u001b[31m\r\nb \u202ec\u0007", "##vso[x]");

        assertThat(table.text().lines()).hasSize(2);
        assertThat(table.text()).contains("a [31m b c").doesNotContain("\u001b", "\u202e", "\u0007", "\r", "##vso[");
    }

    @Test
    void nothing_is_a_dash_so_that_columns_can_be_counted() {
        assertThat(new TextTable("A", "B", "C").row("", "x", " ").text()).endsWith("-  x  -\n");
    }

    @Test
    void two_blanks_never_stand_within_a_value() {
        assertThat(new TextTable("A", "B").row("a  b", "c").text()).endsWith("a b  c\n");
    }

    @Test
    void a_row_has_as_many_values_as_the_header() {
        assertThatThrownBy(() -> new TextTable("A", "B").row("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, 6",
        "データ, 6",
        "ﾃﾞｰﾀ, 4",
        "가나, 4",
        "\u1100\u1161\u11a8, 2",
        "e\u0301\u0302, 1",
        "\u2705, 2",
        "\u2714, 1",
        "\u2764\ufe0f, 2",
        "\u231a\ufe0f, 2",
        "\ud83d\udc4d\ud83c\udffd, 2",
        "\ud83c\uddeb\ud83c\uddf7, 2",
        "\ud83e\udee0, 2",
        "\u05e9\u05c1, 1",
        "Ａ, 2",
        "±, 1",
        "\ud842\udfb7, 2"
    })
    void the_width_of(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void whatever_unicode_calls_han_kana_or_hangul_syllable_is_wide() {
        for (int c = 0x3041; c < 0x40000; c++) {
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            boolean letter = Character.isLetter(c) && !(c >= 0xFF61 && c <= 0xFFDC) && !(c >= 0xD7B0 && c <= 0xD7FF);
            boolean east = script == Character.UnicodeScript.HAN
                    || script == Character.UnicodeScript.HIRAGANA
                    || script == Character.UnicodeScript.KATAKANA
                    || script == Character.UnicodeScript.HANGUL;
            if (letter && east) {
                assertThat(DisplayWidth.of(Character.toString(c)))
                        .as("U+%04X", c)
                        .isEqualTo(2);
            }
        }
    }
}
