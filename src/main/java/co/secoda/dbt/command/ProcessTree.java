package co.secoda.dbt.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.exec.ProcessDestroyer;

/** A process and what it has started: stopped together, also when this JVM is told to end. */
final class ProcessTree implements ProcessDestroyer {
    private final AtomicReference<ProcessHandle> root = new AtomicReference<>();
    private final Duration grace;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread atExit = new Thread(this::stop, "stop-dbt");

    /** @param grace how long a process that was asked to end may take before it is killed */
    ProcessTree(Duration grace) {
        this.grace = grace;
    }

    @Override
    public boolean add(Process process) {
        root.set(process.toHandle());
        Runtime.getRuntime().addShutdownHook(atExit);
        if (stopping.get()) {
            stop(); // That was asked for while the process was being started.
        }
        return true;
    }

    @Override
    public boolean remove(Process process) {
        root.set(null);
        try {
            return Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return false; // The JVM is ending already, and the hook is at it.
        }
    }

    @Override
    public int size() {
        return root.get() == null ? 0 : 1;
    }

    /** Asks all processes of the tree to end, and kills those that don't. */
    void stop() {
        stopping.set(true);
        ProcessHandle process = root.get();
        if (process == null) {
            return;
        }
        // Taken now: what a process has started is nobody's any more once it has ended.
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended =
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
