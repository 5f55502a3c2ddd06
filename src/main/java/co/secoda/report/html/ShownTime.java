package co.secoda.report.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a page shows them, the same everywhere. */
final class ShownTime {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ShownTime() {}

    /** Such as {@code 14 Sep 2026, 05:30:04 UTC}. */
    static String of(Instant time) {
        return TIME.format(time);
    }
}
