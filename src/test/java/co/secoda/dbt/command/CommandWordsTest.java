package co.secoda.dbt.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {
    @Test
    void blanks_separate_words_and_quotes_keep_them_together_and_are_taken_off() {
        assertThat(CommandWords.of(" dbt  build\t--vars '{\"a\": 1}' --select \"a b\"\n"))
                .containsExactly("dbt", "build", "--vars", "{\"a\": 1}", "--select", "a b");
    }

    @Test
    void quotes_within_a_word_and_empty_ones_count() {
        assertThat(CommandWords.of("dbt --name='it is' '' C:\\dbt $HOME"))
                .containsExactly("dbt", "--name=it is", "", "C:\\dbt", "$HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dbt 'build", "dbt \"build", "dbt build'", "'a\" dbt"})
    void a_quote_that_is_not_closed_is_refused(String line) {
        assertThatThrownBy(() -> CommandWords.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("isn't closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \t"})
    void nothing_is_no_command(String line) {
        assertThatThrownBy(() -> CommandWords.of(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_has_a_command_a_line() {
        assertThat(CommandWords.lines("\n  dbt seed\r\n\n -dbt run\ndbt test\n"))
                .containsExactly("dbt seed", "-dbt run", "dbt test");
        assertThat(CommandWords.lines("dbt build\n    --select orders\n    -t prod\n-x=1\ndbt test"))
                .containsExactly("dbt build --select orders -t prod -x=1", "dbt test");
        assertThat(CommandWords.lines("dbt build \\\n  -dev\ndbt test \\"))
                .containsExactly("dbt build -dev", "dbt test \\");
        assertThat(CommandWords.lines("sh -c 'dbt seed\ndbt \"run'\nls"))
                .containsExactly("sh -c 'dbt seed\ndbt \"run'", "ls");
        assertThat(CommandWords.lines("dbt run 'a\nb")).containsExactly("dbt run 'a\nb");
        assertThat(CommandWords.lines(" \n ")).isEmpty();
    }
}
