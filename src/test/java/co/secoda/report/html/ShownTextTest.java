package co.secoda.report.html;

import static co.secoda.report.HostileTextTest.hasHalf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {
    @Test
    void texts_are_cut_between_characters_at_every_length() {
        String text = "x" + "\ud83d\ude00".repeat(400);
        for (int limit = 4; limit < 700; limit++) {
            assertThat(hasHalf(ShownText.line(text, limit))).isFalse();
        }
    }
}
