package co.secoda.api;

import java.time.Duration;

/** Lets time pass; handed in, so that ten minutes can pass at once. */
@FunctionalInterface
public interface Pause {
    /** Sleeps, and never for less than it is told, since what is due after it is then due. */
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);

    /** Returns when {@code duration}, which is positive, has passed on the clock that goes with this pause. */
    void pause(Duration duration) throws InterruptedException;
}
