package co.secoda.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @Test
    void no_line_break_escape_or_direction_mark_is_left() {
        assertThat(PlainText.value("a\nb\u001b[31mc\u202ed\u2028e\u0085f\ud800g\u0000"))
                .isEqualTo("a b [31mc d e f g");
    }

    @Test
    void accents_are_not_piled_up_over_the_lines_around() {
        String piled = "a" + "\u0300".repeat(300) + "\u0489".repeat(300) + "b";
        String written = "\u0e19\u0e49\u0e33 Vie\u0302\u0323t n\u05b8\u05bc\u0591 e\u0301";

        assertThat(PlainText.line(piled, 900)).isEqualTo("a" + "\u0300".repeat(8) + "b");
        assertThat(PlainText.line(written, 900)).isEqualTo(written);
    }

    @Test
    void an_address_can_be_copied_out_of_a_url() {
        String url = "GET http://[::1]:18150/x and http://[fe80::1:2]/ and [::ffff:127.0.0.1]";
        assertThat(PlainText.line(url, 100)).isEqualTo(url);
        assertThat(PlainText.line("[::error]x", 100)).isNotEqualTo("[::error]x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::error::x",
                ":::error::x",
                "a ::add-mask::x",
                "##[error]x",
                "###[error]x",
                "a ##vso[task.complete]x",
                "a ##VSO[task.complete]x",
                "##teamcity[buildStop]",
                "section_start:1:x",
                "a section_end:1:x",
                "--- x",
                "  +++ x",
                "~~~ x",
                "^^^ +++"
            })
    void a_command_is_broken_and_reads_as_before(String command) {
        assertThat(PlainText.line(command, 100)).isNotEqualTo(command);
        assertThat(PlainText.line(command, 100).replace("\u200b", "")).isEqualTo(command);
        assertThat(PlainText.line(command, 100).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("::", "##[", "##vso[", "##teamcity[", "section_start:", "section_end:")
                .doesNotStartWith("---")
                .doesNotStartWith("~~~")
                .doesNotStartWith("^^^")
                .doesNotStartWith("  +++");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b::error::x", "#\u200b#[error]", "\u200b--- x", "\r\n+++ x", ":\u0000:error:\u0000:"})
    void taking_a_character_away_makes_no_command(String text) {
        assertThat(PlainText.oneLine(text, 100)).doesNotContain("::", "##[").doesNotMatch("^(---|\\+\\+\\+).*");
    }

    @Test
    void a_line_keeps_its_spaces_and_one_line_has_none_to_spare() {
        assertThat(PlainText.line("  a   b ", 100)).isEqualTo("  a   b ");
        assertThat(PlainText.oneLine("  a \t  b ", 100)).isEqualTo("a b");
        assertThat(PlainText.firstLine("\n  \n a  b\nc", 100)).isEqualTo("a b");
    }

    @Test
    void what_is_too_long_is_cut_between_characters() {
        assertThat(PlainText.value("x".repeat(5_000_000))).isEqualTo("x".repeat(199) + "…");
        assertThat(PlainText.value("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(PlainText.line("x".repeat(8) + "\ud83d\ude00\ud83d\ude00", 10))
                .isEqualTo("x".repeat(8) + "…");
    }
}
