package co.secoda.text;

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
    void reads_what_users_write(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5s", "5 weeks", "1.5h", "PT-5S", "99999999999s", "5s5s"})
    void refuses_what_is_no_duration(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text + " is not a duration")
                .hasMessageContaining("500ms, 30s, 10m, 1h");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.25S, 250ms",
        "PT1.5S, 1s 500ms",
        "PT59S, 59s",
        "PT1M30.25S, 1m 30s",
        "PT1H, 1h",
        "PT25H0.5S, 25h",
        "PT48H, 48h",
        "PT7724H26M, 321 days",
        "PT-90S, -1m 30s"
    })
    void writes_them_short(Duration duration, String expected) {
        assertThat(DurationText.of(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0.031S, 31 ms", "PT1.02S, 1.02 s", "PT12.4S, 12.4 s", "PT3M20S, 3 min 20 s", "PT2H5M, 2 h 5 min"})
    void writes_what_was_measured_to_three_digits_or_so(Duration duration, String expected) {
        assertThat(DurationText.measured(duration)).isEqualTo(expected);
    }

    @Test
    void what_it_writes_of_one_unit_it_reads_again() {
        assertThat(DurationText.parse(DurationText.of(Duration.ofMinutes(10)))).isEqualTo(Duration.ofMinutes(10));
    }
}
