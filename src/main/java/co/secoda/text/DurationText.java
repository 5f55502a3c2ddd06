package co.secoda.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as users write them ({@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, {@code PT10M}, or a number of
 * seconds), and as they are told: {@code 500ms}, {@code 1m 30s}, {@code 321 days}.
 */
public final class DurationText {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d|)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "", Duration.ofSeconds(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    /** Past 48 hours, hours say nothing any more. */
    private static final Duration IN_DAYS = Duration.ofDays(2);

    private DurationText() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none, with the text and what can be written
     */
    public static Duration parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        Matcher amount = AMOUNT.matcher(trimmed);
        if (amount.matches()) {
            Duration unit = UNITS.getOrDefault(amount.group(2), Duration.ofSeconds(1));
            return unit.multipliedBy(Long.parseLong(amount.group(1)));
        }
        try {
            Duration duration = Duration.parse(trimmed);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Told below, in the words of the setting.
        }
        throw new IllegalArgumentException(
                PlainText.value(text) + " is not a duration: write 500ms, 30s, 10m, 1h, PT10M or a number of seconds");
    }

    /**
     * The shortest text of a duration: exact to a second, below a minute to a millisecond, and in days past 48 hours.
     */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            return "-" + of(duration.negated());
        }
        if (duration.compareTo(IN_DAYS) > 0) {
            return duration.toDays() + " days";
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        if (duration.toMinutes() == 0) {
            append(text, duration.toMillisPart(), "ms");
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(text.isEmpty() ? "" : " ").append(number).append(unit);
        }
    }

    /**
     * A measured duration to three digits or so: {@code 31 ms}, {@code 1.02 s}, {@code 12.4 s}, {@code 3 min 20 s},
     * {@code 2 h 5 min}.
     */
    public static String measured(Duration duration) {
        long millis = duration.toMillis();
        if (duration.toSeconds() < 1) {
            return millis + " ms";
        }
        if (duration.toSeconds() < 10) {
            return NumberText.decimal(millis / 1e3, 2) + " s";
        }
        if (duration.toMinutes() < 1) {
            return NumberText.decimal(millis / 1e3, 1) + " s";
        }
        return duration.toHours() < 1
                ? parts(duration.toMinutes(), "min", duration.toSecondsPart(), "s")
                : parts(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }

    private static String parts(long large, String unit, long small, String smallUnit) {
        return NumberText.of(large) + " " + unit + (small > 0 ? " " + small + " " + smallUnit : "");
    }
}
