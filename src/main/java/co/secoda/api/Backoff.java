package co.secoda.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: exponential with full jitter, on top of what the server asks for with
 * {@code Retry-After}.
 *
 * @param first the longest wait after the first failed try; it doubles with each further one
 * @param ceiling the longest wait of our own
 * @param longestRetryAfter what a server can ask for at most
 * @param random the jitter
 */
record Backoff(Duration first, Duration ceiling, Duration longestRetryAfter, RandomGenerator random) {
    /** Up to 1, 2, 4, … 30 seconds; a server gets at most two minutes. */
    static Backoff standard(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2), random);
    }

    /**
     * The wait.
     *
     * @param failed tries that failed, from 1
     */
    Duration after(int failed, Optional<String> retryAfter, Instant now) {
        Duration longest = shorter(ceiling, first.multipliedBy(1L << Math.min(failed - 1, 20)));
        Duration jitter = Duration.ofNanos((long) (longest.toNanos() * random.nextDouble()));
        return retryAfter.map(text -> asked(text, now)).orElse(Duration.ZERO).plus(jitter);
    }

    private Duration asked(String retryAfter, Instant now) {
        String text = retryAfter.strip();
        try {
            Duration asked = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return asked.isNegative() ? Duration.ZERO : shorter(asked, longestRetryAfter);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
