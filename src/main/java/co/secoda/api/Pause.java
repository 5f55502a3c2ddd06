package co.secoda.api;

import java.time.Duration;

/** Lets time pass; in tests, none does. */
@FunctionalInterface
interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
