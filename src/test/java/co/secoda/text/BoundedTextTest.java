package co.secoda.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedTextTest {
    private final BoundedText text = new BoundedText();

    @Test
    void a_text_within_the_limit_is_whole() {
        assertThat(of(4, "ab", "cd")).isEqualTo("abcd");
        assertThat(text.cut()).isFalse();
    }

    @Test
    void a_longer_one_says_how_much_more_there_was() {
        assertThat(of(3, "ab", "cd", "ef")).isEqualTo("abc… (3 more characters)");
        assertThat(text.cut()).isTrue();
    }

    @Test
    void a_pair_of_surrogates_is_not_cut_in_two() {
        assertThat(of(2, "a\ud83d\ude00b")).isEqualTo("a… (3 more characters)");
    }

    private String of(int limit, String... pieces) {
        text.reset(limit);
        for (String piece : pieces) {
            text.write(piece.toCharArray(), 0, piece.length());
        }
        return text.text();
    }
}
