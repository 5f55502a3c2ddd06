package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void leaves_no_line_break_escape_or_direction_mark() {
        assertThat(Shown.of("a\nb\u001b[31mc\u202ed")).isEqualTo("a b [31mc d");
    }

    @Test
    void cuts_what_is_too_long_and_says_so() {
        assertThat(Shown.of("x".repeat(5000))).hasSize(201).endsWith("x…");
        assertThat(Shown.of("x".repeat(200))).hasSize(200);
    }
}
