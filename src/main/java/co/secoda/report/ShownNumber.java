package co.secoda.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and durations as a page shows them, the same everywhere. */
final class ShownNumber {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int A_THOUSAND = 1_000;

    private ShownNumber() {}

    /** Such as {@code 50,000}. */
    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 test} or {@code 2,000 tests}. */
    static String of(long number, String one, String several) {
        return of(number) + " " + (number == 1 ? one : several);
    }

    /** Such as {@code 14 Sep 2026, 05:30:04 UTC}. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** To three digits or so: {@code 31 ms}, {@code 1.02 s}, {@code 12.4 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < A_THOUSAND) {
            return millis + " ms";
        }
        if (duration.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1e3);
        }
        if (duration.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        return duration.toHours() < 1
                ? parts(duration.toMinutes(), "min", duration.toSecondsPart(), "s")
                : parts(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }

    private static String parts(long large, String unit, long small, String smallUnit) {
        return of(large) + " " + unit + (small > 0 ? " " + small + " " + smallUnit : "");
    }

    /** Such as {@code 1.2 MB}; a kilobyte has 1,000 bytes. */
    static String bytes(long bytes) {
        if (bytes < A_THOUSAND) {
            return of(bytes, "byte", "bytes");
        }
        double size = bytes;
        int unit = 0;
        while (size >= A_THOUSAND && unit < 3) {
            size /= A_THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, new String[] {"", "kB", "MB", "GB"}[unit]);
    }
}
