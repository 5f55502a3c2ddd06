package co.secoda.run.integration;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.run.integration.Creation.SecretWords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretWordsTest {
    @Test
    void values_at_any_depth_are_hidden() {
        SecretWords secrets =
                new SecretWords(Map.of("a", "hunter2", "b", Map.of("c", List.of("hunter3", 12345678)), "d", ""));

        assertThat(secrets.hiddenIn("no: hunter2, hunter3 and 12345678")).isEqualTo("no: ***, *** and ***");
    }

    @Test
    void a_key_over_several_lines_is_hidden_also_where_its_blanks_are_others() {
        SecretWords secrets = new SecretWords(Map.of("key", "-----BEGIN KEY-----\nAAAABBBB\nCCCCDDDD\n"));

        assertThat(secrets.hiddenIn("bad key AAAABBBB CCCCDDDD")).isEqualTo("bad key *** ***");
    }

    @Test
    void a_word_that_a_message_cuts_is_hidden_too() {
        SecretWords secrets = new SecretWords(Map.of("a", "hunter2-hunter2"));

        assertThat(secrets.hiddenIn("no: hunter2-h… (after 2 tries)")).isEqualTo("no: *** (after 2 tries)");
    }

    @Test
    void short_words_stay() {
        assertThat(new SecretWords(Map.of("port", 443)).hiddenIn("port 443")).isEqualTo("port 443");
    }
}
