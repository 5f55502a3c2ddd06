package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "10m, PT10M",
        "1h, PT1H",
        "2d, PT48H",
        "PT10M, PT10M",
        "pt1.5s, PT1.5S",
        "90, PT1M30S",
        "' 5 S ', PT5S",
        "0, PT0S"
    })
    void reads_what_users_write(String text, Duration expected) throws BadSettingException {
        assertThat(DurationText.parse("secoda.pollInterval", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5s", "5 weeks", "1.5h", "PT-5S", "99999999999s", "5s5s"})
    void refuses_what_is_no_duration_naming_the_property(String text) {
        assertThatThrownBy(() -> DurationText.parse("secoda.pollInterval", text))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.pollInterval=" + text)
                .hasMessageContaining("500ms, 30s, 10m, 1h");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0ms", "PT0.25S, 250ms", "PT59S, 59s", "PT1M30S, 1m 30s", "PT1H, 1h", "PT25H0.5S, 25h"})
    void writes_them_short(Duration duration, String expected) {
        assertThat(DurationText.of(duration)).isEqualTo(expected);
    }

    @Test
    void what_it_writes_of_one_unit_it_reads_again() throws BadSettingException {
        assertThat(DurationText.parse("p", DurationText.of(Duration.ofMinutes(10))))
                .isEqualTo(Duration.ofMinutes(10));
    }
}
