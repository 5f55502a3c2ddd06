package co.secoda.report.markdown;

import static co.secoda.report.HostileTextTest.hasHalf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    @Test
    void texts_are_cut_between_characters_at_every_length() {
        String text = "x" + "\ud83d\ude00".repeat(400);
        for (int limit = 4; limit < 700; limit++) {
            assertThat(hasHalf(MarkdownText.of(text, limit))).isFalse();
            assertThat(hasHalf(MarkdownText.block(text, limit))).isFalse();
        }
    }
}
