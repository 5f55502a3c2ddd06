package co.secoda.dbt.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    /** The beginning of 1700. */
    private static final long FIRST = -8_520_336_000L;
    /** The end of 2250. */
    private static final long LAST = 8_867_491_199L;

    @Property
    void a_time_as_dbt_writes_it_is_what_the_jdk_takes_it_for(
            @ForAll @IntRange(max = 9999) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 32) int day,
            @ForAll @IntRange(max = 25) int hour,
            @ForAll @IntRange(max = 61) int minute,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(max = 9) int digits) {
        String fraction = digits == 0 ? "" : "." + "%09d".formatted(nano).substring(0, digits);
        String text = "%04d-%02d-%02dT%02d:%02d:%02d%s".formatted(year, month, day, hour, minute, nano % 61, fraction);

        assertThat(TimeText.instant(text))
                .isEqualTo(ofJdk(() -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)));
        // Which knows leap seconds, and a midnight at 24:00, where the one above knows neither.
        assertThat(TimeText.instant(text + "Z")).isEqualTo(ofJdk(() -> Instant.parse(text + "Z")));
    }

    @Property
    void in_nanoseconds_it_is_the_same_time_however_it_is_written(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll boolean zulu) {
        Instant time = Instant.ofEpochSecond(second, nano);
        String text = zulu
                ? time.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(ZoneOffset.ofHours(2)));

        assertThat(TimeText.nanos(text)).hasValue(ChronoUnit.NANOS.between(Instant.EPOCH, time));
        assertThat(TimeText.instant(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1699-12-31T23:59:59", "2251-01-01T00:00:00Z", "0001-01-01T00:00:00", "9999-12-31T00:00:00Z"})
    void a_time_whose_nanoseconds_might_overflow_has_none(String text) {
        assertThat(TimeText.instant(text)).isPresent();
        assertThat(TimeText.nanos(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59",
                "+10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void a_time_that_no_calendar_prints_is_none(String text) {
        assertThat(TimeText.instant(text)).isEmpty();
        assertThat(TimeText.nanos(text)).isEmpty();
    }

    private static Optional<Instant> ofJdk(Supplier<Instant> parsed) {
        try {
            return Optional.of(parsed.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-01",
                "2026-03-01T10:00:00.12345678x",
                "2026-03-01 10:00:00",
                "２026-03-01T10:00:00Z",
                "2026-02-29T10:00:00Z"
            })
    void what_is_no_time_is_none(String text) {
        assertThat(TimeText.instant(text)).isEmpty();
    }
}
