package co.secoda.run.output;

import static co.secoda.gate.Verdict.Kind.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.gate.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictStyleTest {
    @ParameterizedTest
    @CsvSource({"PASSED, 32", "FAILED, 31", "UNKNOWN, 33"})
    void the_verdict_has_the_style_that_maven_gives_such_messages(Verdict.Kind verdict, int colour) {
        assertThat(MessageUtilsLikeMavens.style(true).word(verdict))
                .isEqualTo("\u001b[" + colour + "m" + verdict.text() + "\u001b[m");
    }

    @Test
    void nothing_has_a_style_where_none_is_wanted_or_maven_has_none() {
        assertThat(MessageUtilsLikeMavens.style(false).word(FAILED)).isEqualTo("failed");
        assertThat(new VerdictStyle(ClassLoader.getPlatformClassLoader(), MessageUtilsLikeMavens.STYLES, true)
                        .word(FAILED))
                .isEqualTo("failed");
        assertThat(VerdictStyle.of(
                                MessageUtilsLikeMavens.maven(), MessageUtilsLikeMavens.STYLES, name -> Optional.of("1"))
                        .word(FAILED))
                .isEqualTo("failed");
        assertThat(VerdictStyle.of(
                                MessageUtilsLikeMavens.maven(), MessageUtilsLikeMavens.STYLES, name -> Optional.empty())
                        .word(FAILED))
                .isEqualTo("\u001b[31mfailed\u001b[m");
    }
}
