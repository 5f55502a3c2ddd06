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
 * {@code Retry-After}. A limit of requests (429) is by the minute, so without a {@code Retry-After} that much is
 * waited.
 *
 * @param first the longest wait after the first failed try; it doubles with each further one
 * @param ceiling the longest wait of our own
 * @param longestRetryAfter what a server can ask for at most
 * @param ofLimit what is waited at a limit of requests that doesn't say how long
 * @param random the jitter
 */
record Backoff(Duration first, Duration ceiling, Duration longestRetryAfter, Duration ofLimit, RandomGenerator random) {
    /** Up to 1, 2, 4, … 30 seconds; a server gets at most two minutes. */
    static Backoff standard(RandomGenerator random) {
        return new Backoff(
                Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(1), random);
    }

    /**
     * The wait.
     *
     * @param failed tries that failed, from 1
     */
    Duration after(int failed, Symptom symptom, Optional<String> retryAfter, Instant now) {
        Duration longest = shorter(ceiling, first.multipliedBy(1L << Math.min(failed - 1, 20)));
        Duration jitter = Duration.ofNanos((long) (longest.toNanos() * random.nextDouble()));
        return retryAfter
                .flatMap(text -> asked(text, now))
                .orElse(symptom == Symptom.LIMITED ? ofLimit : Duration.ZERO)
                .plus(jitter);
    }

    private Optional<Duration> asked(String retryAfter, Instant now) {
        String text = retryAfter.strip();
        try {
            Duration asked = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(asked.isNegative() ? Duration.ZERO : shorter(asked, longestRetryAfter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
