package co.secoda.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things later, one at a time; what is due at the same time in the order in which it was asked for. */
interface SyncTimer extends AutoCloseable {
    void after(Duration delay, Runnable task);

    /** Nothing is done from now on. */
    @Override
    void close();

    /** The timer that goes by the real time, on one daemon thread. */
    static final class ScheduledSyncTimer implements SyncTimer {
        // Once it is closed, what is asked of it is dropped without a word: a request may still be under way then.
        private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "secoda-sandbox-sync");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());

        @Override
        public void after(Duration delay, Runnable task) {
            ScheduledFuture<?> unused = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
