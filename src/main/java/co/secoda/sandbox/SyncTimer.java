package co.secoda.sandbox;

import java.time.Duration;

/** Does things later, one at a time; what is due at the same time in the order in which it was asked for. */
interface SyncTimer extends AutoCloseable {
    void after(Duration delay, Runnable task);

    /** Nothing is done from now on. */
    @Override
    void close();
}
