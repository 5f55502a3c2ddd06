package co.secoda.gate;

import co.secoda.api.SecodaException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes calls on a thread of its own, so that one still under way when time is up can be cut: it is interrupted and
 * left behind.
 */
final class CutCalls implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "secoda-poll");
        worker.setDaemon(true);
        return worker;
    });
    private final InstantSource clock;

    /**
     * No calls yet.
     *
     * @param clock what time it is
     */
    CutCalls(InstantSource clock) {
        this.clock = clock;
    }

    /** A call of the API. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws SecodaException, InterruptedException;
    }

    /** What the call returns; empty if it had to be cut at {@code deadline}, or could only begin then. */
    <T> Optional<T> before(Instant deadline, Call<T> call) throws SecodaException, InterruptedException {
        Duration limit = Duration.between(clock.instant(), deadline);
        if (limit.isNegative() || limit.isZero()) {
            return Optional.empty();
        }
        Future<T> answer = thread.submit(call::make);
        try {
            T returned = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return clock.instant().isBefore(deadline) ? Optional.of(returned) : Optional.empty();
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static SecodaException unwrapped(ExecutionException e) throws InterruptedException {
        if (e.getCause() instanceof SecodaException failure) {
            return failure;
        }
        if (e.getCause() instanceof RuntimeException failure) {
            throw failure;
        }
        if (e.getCause() instanceof Error failure) {
            throw failure;
        }
        // Only an interrupt is left of what a call may throw, and nobody else interrupts this thread.
        InterruptedException interrupted = new InterruptedException("a call to Secoda was interrupted");
        interrupted.initCause(e);
        throw interrupted;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
