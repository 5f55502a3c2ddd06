package co.secoda.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a call is tried again, and when. Which failures allow it is the table in {@link Symptom}.
 *
 * @param retries tries after the first
 * @param total no try begins later than this after the first one began
 * @param backoff the waits
 */
record RetryRules(int retries, Duration total, Backoff backoff) {
    /** A quarter of an hour in all. */
    static RetryRules of(int retries, Backoff backoff) {
        return new RetryRules(retries, Duration.ofMinutes(15), backoff);
    }

    /**
     * The wait before the next try; empty if there is none.
     *
     * @param tries how many there were
     * @param began when the first one began
     */
    Optional<Duration> pauseAfter(TryResult result, boolean onlyOnce, int tries, Instant began, Instant now) {
        if (tries > retries || !result.symptom().allowsAgain(onlyOnce)) {
            return Optional.empty();
        }
        Duration pause = backoff.after(tries, result.symptom(), result.answer().flatMap(Answer::retryAfter), now);
        return now.plus(pause).isAfter(began.plus(total)) ? Optional.empty() : Optional.of(pause);
    }
}
