package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Setting.SettingReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingReaderTest {
    private final SettingReader read = new SettingReader();

    @Test
    void all_settings_that_cannot_be_used_are_told_at_once() {
        read.duration("secoda.pollInterval", "often");
        read.duration("secoda.syncTimeout", "banana");
        read.oneOf("secoda.onNothingTested", "sometimes", OnNothingTested.class);

        assertThat(catchThrowableOfType(BadSettingException.class, read::requireAll)
                        .problems())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("secoda.pollInterval=often is not a duration"),
                        second -> assertThat(second).startsWith("secoda.syncTimeout=banana is not a duration"),
                        third -> assertThat(third).startsWith("secoda.onNothingTested=sometimes is not one of"));
    }

    @Test
    void two_that_contradict_each_other_are_told_where_each_can_be_used_by_itself() {
        wait("10m", "1m");
        assertThat(read.problems())
                .singleElement()
                .asString()
                .contains("secoda.pollInterval (10m)", "secoda.syncTimeout (1m)");
    }

    @Test
    void a_stand_in_contradicts_nothing() {
        wait("10m", "banana");
        assertThat(read.problems()).singleElement().asString().startsWith("secoda.syncTimeout=banana");
    }

    private void wait(String pollInterval, String syncTimeout) {
        Duration poll = read.duration("secoda.pollInterval", pollInterval);
        Duration timeout = read.duration("secoda.syncTimeout", syncTimeout);
        read.checked(
                () -> WaitSettings.USUAL.lasting(poll, WaitSettings.USUAL.settleTime(), timeout), WaitSettings.USUAL);
    }
}
