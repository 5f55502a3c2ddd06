package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private final RecordingLog log = new RecordingLog();
    private final Checkup checkup = new Checkup(Checkup.Marks.of(StandardCharsets.UTF_8), log);

    @Test
    void a_line_for_each_check_and_none_that_needs_a_failed_one_is_made() throws InterruptedException {
        checkup.check("one", List.of(), () -> "found");
        checkup.check("two", List.of("one"), () -> {
            throw new BadSettingException("it is missing: set it.");
        });
        checkup.check("three", List.of("one", "two"), () -> "never");
        checkup.check("four", List.of("three"), () -> "never");
        assertThat(log.lines)
                .containsExactly(
                        "info ✔ one: found",
                        "error ✘ two: It is missing: set it.",
                        "info - three: not checked, since that needs: two.",
                        "info - four: not checked, since that needs: three.");
        assertThat(checkup.failed()).containsExactly("two");
    }

    @Test
    void a_console_that_has_no_such_signs_gets_words() {
        assertThat(Checkup.Marks.of(StandardCharsets.US_ASCII).good()).isEqualTo("ok");
        assertThat(Checkup.Marks.of(StandardCharsets.US_ASCII).bad()).isEqualTo("FAIL");
    }

    @Test
    void each_bad_setting_has_a_line_of_its_own() throws InterruptedException {
        checkup.check("settings", List.of(), () -> {
            throw new BadSettingException(List.of("secoda.a=x is bad.", "secoda.b=y is bad."));
        });
        assertThat(log.lines)
                .containsExactly("error ✘ settings: secoda.a=x is bad.", "error ✘ settings: secoda.b=y is bad.");
        assertThat(checkup.failed()).containsExactly("settings");
    }
}
