package co.secoda.gate;

import co.secoda.api.SecodaException;
import java.time.Duration;
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

    /** A call of the API. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws SecodaException, InterruptedException;
    }

    /** What the call returns; empty if it was cut after {@code limit}, or is not made as there is no time left. */
    <T> Optional<T> within(Duration limit, Call<T> call) throws SecodaException, InterruptedException {
        if (limit.isNegative() || limit.isZero()) {
            return Optional.empty();
        }
        Future<T> answer = thread.submit(call::make);
        try {
            return Optional.of(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
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
