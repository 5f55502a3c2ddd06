package co.secoda.maven;

import static co.secoda.gate.Verdict.Kind.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.report.ClosingText;
import co.secoda.run.output.MessageUtilsLikeMavens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class PlainLogTest {
    @Test
    void all_but_the_word_of_a_verdict_is_plain() {
        List<String> lines = new ArrayList<>();
        PlainLog log = new PlainLog(
                new SystemStreamLog() {
                    @Override
                    public void error(CharSequence content) {
                        lines.add(content.toString());
                    }
                },
                "a: ",
                MessageUtilsLikeMavens.style(true));

        log.say(new ClosingText.Line(
                ClosingText.Level.ERROR, "Secoda: ", Optional.of(FAILED), ": \u001b[31mred\nfailed."));
        log.say(new ClosingText.Line(ClosingText.Level.ERROR, "failed: \u001b[31m", Optional.empty(), ""));

        assertThat(lines).containsExactly("a: Secoda: \u001b[31mfailed\u001b[m:  [31mred failed.", "a: failed:  [31m");
    }
}
