package co.secoda.dbt.command;

import co.secoda.text.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A process and what it has started: stopped together when this is closed, or when this JVM is told to end. */
final class ProcessTree implements AutoCloseable {
    private final ProcessHandle root;
    private final Duration grace;
    private final Consumer<String> told;
    private final Thread atExit = new Thread(this::stop, "stop-dbt");

    /**
     * A tree.
     *
     * @param grace how long a process that was asked to end may take before it is killed
     * @param told takes a line where one takes over a tenth of that, and one where it is killed
     */
    ProcessTree(ProcessHandle root, Duration grace, Consumer<String> told) {
        this.told = told;
        this.root = root;
        this.grace = grace;
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            stop(); // The JVM was told to end while the process was being started.
        }
    }

    /** Whether something ends in that time, well or not. */
    static boolean awaits(Future<?> end, Duration atMost) throws InterruptedException {
        try {
            end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
        return true;
    }

    /** Asks all processes of the tree that are still there to end, and kills those that don't. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook is at it.
        }
    }

    private void stop() {
        // Taken now: what a process has started is nobody's any more once it has ended.
        List<ProcessHandle> all =
                Stream.concat(Stream.of(root), root.descendants()).toList();
        all.forEach(ProcessHandle::destroy);
        boolean ended = false;
        try {
            ended = end(CompletableFuture.allOf(
                    all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private boolean end(Future<?> ends) throws InterruptedException {
        Duration soon = grace.dividedBy(10);
        if (awaits(ends, soon)) {
            return true;
        }
        tell("dbt was asked to end, and goes on. In " + DurationText.of(grace.minus(soon)) + " it is killed.");
        boolean ended = awaits(ends, grace.minus(soon));
        if (!ended) {
            tell("dbt did not end when it was asked to, and is killed.");
        }
        return ended;
    }

    private void tell(String line) {
        try {
            told.accept(line);
        } catch (RuntimeException e) {
            // Stopping it comes first.
        }
    }
}
