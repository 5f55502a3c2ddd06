package co.secoda.dbt.artifact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as dbt, and tools that rewrite artifacts, write them. */
final class TimeText {
    /** What is more exact than a nanosecond. */
    private static final Pattern TOO_EXACT = Pattern.compile("(\\.\\d{9})\\d+");

    private TimeText() {}

    /** The instant that an ISO 8601 text names; one without a zone is UTC, as dbt means it. */
    static Optional<Instant> instant(String text) {
        String exact = TOO_EXACT.matcher(text).replaceFirst("$1");
        try {
            return Optional.of(Instant.parse(exact));
        } catch (DateTimeParseException e) {
            return utc(exact);
        }
    }

    private static Optional<Instant> utc(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
