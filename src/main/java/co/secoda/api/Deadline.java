package co.secoda.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Until when calls may go on: {@link SecodaApi#until} cuts them then.
 *
 * @param clock what time it is
 * @param at when it is over
 */
public record Deadline(InstantSource clock, Instant at) {
    /** Calls end by themselves. */
    public static final Deadline NONE = new Deadline(InstantSource.system(), Instant.MAX);

    private static final Duration LONGEST = Duration.ofDays(1000);

    /** What is to be done in time. */
    @FunctionalInterface
    public interface Work<T> {
        T make() throws SecodaException, InterruptedException;
    }

    /** How long it still is, from nothing to a thousand days. */
    public Duration left() {
        Duration left = Duration.between(clock.instant(), at);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    /** Whether no time is left. */
    public boolean isOver() {
        return !clock.instant().isBefore(at);
    }

    /**
     * What comes of it in time; empty if the deadline is over before it begins or by its end, however it ends.
     *
     * @param work its calls are to be of a client that {@link SecodaApi#until} gave for this deadline
     */
    public <T> Optional<T> before(Work<T> work) throws SecodaException, InterruptedException {
        if (isOver()) {
            return Optional.empty();
        }
        try {
            T made = work.make();
            return isOver() ? Optional.empty() : Optional.of(made);
        } catch (SecodaException e) {
            if (isOver()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
