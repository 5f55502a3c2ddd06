package co.secoda.gate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import co.secoda.gate.Settings;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import co.secoda.text.DurationText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitSettingsTest {
    @Test
    void polls_further_apart_than_the_wait_is_long_are_refused_with_both_settings_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.waiting(601, 60, 600, OnSyncTimeout.FAIL))
                .withMessageContaining("secoda.pollInterval (10m 1s)")
                .withMessageContaining("secoda.syncTimeout (10m)");
    }

    @Test
    void one_poll_interval_may_be_the_whole_wait() {
        assertThatNoException().isThrownBy(() -> Settings.waiting(600, 60, 600, OnSyncTimeout.FAIL));
    }

    @Test
    void a_settle_time_over_the_timeout_is_allowed() {
        assertThatNoException().isThrownBy(() -> Settings.waiting(5, 601, 600, OnSyncTimeout.FAIL));
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,1,secoda.pollInterval",
        "-1,1,1,secoda.pollInterval",
        "1,0,1,secoda.settleTime",
        "1,1,0,secoda.syncTimeout",
        "1,1,2592001,secoda.syncTimeout"
    })
    void a_duration_that_makes_no_sense_is_refused(int poll, int settle, int timeout, String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.waiting(poll, settle, timeout, OnSyncTimeout.FAIL))
                .withMessageStartingWith(setting);
    }

    @Test
    void thirty_days_are_not_too_long() {
        assertThatNoException().isThrownBy(() -> Settings.waiting(1, 1, 2592000, OnSyncTimeout.FAIL));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "PT0.5S,500ms",
        "PT30S,30s",
        "PT1.5S,1s 500ms",
        "PT90S,1m 30s",
        "PT10M,10m",
        "PT26H,26h",
        "PT-30S,-30s"
    })
    void a_duration_reads_as_people_write_it(Duration duration, String expected) {
        assertThat(DurationText.of(duration)).isEqualTo(expected);
    }
}
