package co.secoda.text;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.text.BoundedText.WholeCharacters;
import org.junit.jupiter.api.Test;

class WholeCharactersTest {
    @Test
    void halves_of_pairs_are_replaced_and_nothing_else() {
        assertThat(WholeCharacters.of("a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00b");
        assertThat(WholeCharacters.of("\ud83d")).isEqualTo("\ufffd");
        assertThat(WholeCharacters.of("\ude00\ud83d\ud83d\ude00\udcff")).isEqualTo("\ufffd\ufffd\ud83d\ude00\ufffd");
        assertThat(WholeCharacters.of("")).isEmpty();
    }

    @Test
    void a_beginning_does_not_end_in_the_middle_of_a_pair() {
        assertThat(WholeCharacters.beginning("a\ud83d\ude00b", 1)).isEqualTo("a");
        assertThat(WholeCharacters.beginning("a\ud83d\ude00b", 2)).isEqualTo("a");
        assertThat(WholeCharacters.beginning("a\ud83d\ude00b", 3)).isEqualTo("a\ud83d\ude00");
        assertThat(WholeCharacters.beginning("\ud83d\ude00", 0)).isEmpty();
        assertThat(WholeCharacters.beginning("ab", 9)).isEqualTo("ab");
    }
}
