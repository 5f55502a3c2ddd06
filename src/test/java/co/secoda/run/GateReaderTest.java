package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class GateReaderTest {
    @Test
    void each_setting_that_cannot_be_used_is_told_and_not_the_first_alone() {
        GateParameters bad = GateParameters.DEFAULTS.waiting("often", "1m", "banana");

        BadSettingException told =
                catchThrowableOfType(BadSettingException.class, () -> GateReader.read(bad, "sometimes"));

        assertThat(told.problems())
                .extracting(problem -> problem.substring(0, problem.indexOf('=')))
                .containsExactly("secoda.onNothingTested", "secoda.pollInterval", "secoda.syncTimeout");
        assertThat(told).hasMessageNotContaining("\n");
    }

    @Test
    void two_that_contradict_each_other_are_told_where_each_can_be_used() {
        GateParameters contrary = GateParameters.DEFAULTS.waiting("10m", "1m", "1m");

        assertThat(catchThrowableOfType(BadSettingException.class, () -> GateReader.read(contrary, "fail")))
                .hasMessageContaining("secoda.pollInterval (10m) is over secoda.syncTimeout (1m)");
    }
}
