package co.secoda.api;

import java.time.Duration;

/** Lets time pass; handed in, so that ten minutes can pass at once. */
@FunctionalInterface
public interface Pause {
    /** Returns when {@code duration}, which is positive, has passed on the clock that goes with this pause. */
    void pause(Duration duration) throws InterruptedException;
}
