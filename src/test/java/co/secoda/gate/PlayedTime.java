package co.secoda.gate;

import co.secoda.api.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock and the pause that goes with it: time passes only when somebody lets it. */
public final class PlayedTime implements InstantSource, Pause {
    public static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
    }

    /** Microseconds since the start. */
    long micros() {
        return Duration.between(START, now).toNanos() / 1_000;
    }

    /** Seconds since the start. */
    long seconds() {
        return Duration.between(START, now).toSeconds();
    }
}
