package co.secoda.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that stands still until a test moves it, and the timer that goes by it. */
final class FakeTime extends Clock implements SyncTimer {
    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private boolean closed;

    private record Task(Instant due, Runnable work) {}

    @Override
    public synchronized void after(Duration delay, Runnable work) {
        tasks.add(new Task(now.plus(delay), work));
    }

    /** Lets time pass; what falls due is done at its time. */
    void advance(Duration step) {
        Instant end = instant().plus(step);
        for (Optional<Task> task = nextDue(end); task.isPresent(); task = nextDue(end)) {
            task.get().work().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Optional<Task> nextDue(Instant end) {
        // min() takes the first of those that are due together: they are done in the order in which they were asked
        // for.
        Optional<Task> next =
                tasks.stream().filter(task -> !task.due().isAfter(end)).min(Comparator.comparing(Task::due));
        next.ifPresent(task -> {
            tasks.remove(task);
            now = task.due();
        });
        return next;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
