package co.secoda.gate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that starts at a given time and then only follows elapsed nanoseconds, so that a wait neither ends early nor
 * late when the machine's clock is set meanwhile.
 */
public final class SteadyClock implements InstantSource {
    private final Instant start;
    private final LongSupplier nanoTime;
    private final long startNanos;

    /**
     * Starts the clock.
     *
     * @param start what time it is
     * @param nanoTime {@link System#nanoTime}, or what a test plays for it
     */
    public SteadyClock(Instant start, LongSupplier nanoTime) {
        this.start = start;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanoTime.getAsLong() - startNanos);
    }
}
