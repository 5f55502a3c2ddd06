package co.secoda.maven;

import co.secoda.report.PlainText;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads durations as users write them: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, {@code PT10M}, or a number
 * of seconds.
 */
final class DurationText {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d|)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "", Duration.ofSeconds(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private DurationText() {}

    /**
     * Reads one.
     *
     * @throws BadSettingException if it is none, naming the property
     */
    static Duration parse(String property, String text) throws BadSettingException {
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
        throw new BadSettingException(property + "=" + PlainText.value(text)
                + " is not a duration: write 500ms, 30s, 10m, 1h, PT10M or a number of seconds.");
    }

    /** The shortest text of a duration in whole seconds or milliseconds, such as {@code 1m 30s}. */
    static String of(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + "ms";
        }
        StringBuilder text = new StringBuilder();
        long[] parts = {duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart()};
        String[] units = {"h", "m", "s"};
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                text.append(text.length() == 0 ? "" : " ").append(parts[i]).append(units[i]);
            }
        }
        return text.toString();
    }
}
