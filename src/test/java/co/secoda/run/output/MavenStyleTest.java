package co.secoda.maven;

import static co.secoda.gate.Verdict.Kind.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.gate.Verdict;
import co.secoda.maven.PlainLog.MavenStyle;
import co.secoda.report.ClosingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenStyleTest {
    @ParameterizedTest
    @CsvSource({"PASSED, 32", "FAILED, 31", "UNKNOWN, 33"})
    void the_verdict_has_the_style_that_maven_gives_such_messages(Verdict.Kind verdict, int colour) {
        assertThat(inMaven(true).word(verdict)).isEqualTo("\u001b[" + colour + "m" + verdict.text() + "\u001b[m");
    }

    @Test
    void nothing_has_a_style_where_none_is_wanted_or_maven_has_none() {
        assertThat(inMaven(false).word(FAILED)).isEqualTo("failed");
        assertThat(new MavenStyle(ClassLoader.getPlatformClassLoader(), true).word(FAILED))
                .isEqualTo("failed");
        assertThat(MavenStyle.of(name -> Optional.of("1")).word(FAILED)).isEqualTo("failed");
    }

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
                inMaven(true));

        log.say(new ClosingText.Line(
                ClosingText.Level.ERROR, "Secoda: ", Optional.of(FAILED), ": \u001b[31mred\nfailed."));
        log.say(new ClosingText.Line(ClosingText.Level.ERROR, "failed: \u001b[31m", Optional.empty(), ""));

        assertThat(lines).containsExactly("a: Secoda: \u001b[31mfailed\u001b[m:  [31mred failed.", "a: failed:  [31m");
    }

    private static MavenStyle inMaven(boolean wanted) {
        ClassLoader maven = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                return name.equals("org.apache.maven.jline.MessageUtils")
                        ? MessageUtilsLikeMavens.class
                        : super.loadClass(name);
            }
        };
        return new MavenStyle(maven, wanted);
    }
}
