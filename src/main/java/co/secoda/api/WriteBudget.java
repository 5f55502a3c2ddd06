package co.secoda.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps writes (POST, PUT, PATCH, each try of them) within what Secoda documents: 30 a minute. The server counts a
 * write as it arrives, which is at some time between its beginning and its end. So a write counts from its beginning
 * until a minute and a second after its end, and no more than 30 count at any time: then no minute sees more arrive.
 * Budgets that are given the same writes are one budget, also if their classes were loaded twice.
 */
public final class WriteBudget {
    /** How many there may be in any minute. */
    public static final int WRITES_A_MINUTE = 30;

    /** The second is for what arrives late, and for clocks that don't run alike. */
    private static final Duration COUNTED = Duration.ofSeconds(61);
    /** When to look again where all that count are under way. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Map<Object, Optional<Long>> writes;
    private final Set<String> otherForms;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final Listener listener;

    /** Hears that a write has to wait. */
    @FunctionalInterface
    public interface Listener {
        /** Called before each pause, by the thread that waits. */
        void waiting();
    }

    /**
     * A budget that also remembers what spares writes.
     *
     * @param writes the writes that count, each with when it ended, by {@code nanoTime}, or empty if it is under way:
     *     empty at first, some 30 later; its monitor guards it
     * @param otherForms the names of calls whose path the server wants in the other form, with or without its last
     *     slash: once that is learnt, no request is spent on the redirect again
     * @param nanoTime what tells nanoseconds from some moment on, as {@link System#nanoTime()} does
     * @param pause passes time by that
     * @param listener hears of each wait
     */
    public WriteBudget(
            Map<Object, Optional<Long>> writes,
            Set<String> otherForms,
            LongSupplier nanoTime,
            Pause pause,
            Listener listener) {
        this.writes = writes;
        this.otherForms = otherForms;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.listener = listener;
    }

    /** A budget of its own, by the real time. */
    public static WriteBudget alone() {
        return new WriteBudget(new HashMap<>(), ConcurrentHashMap.newKeySet(), System::nanoTime, Pause.SLEEP, () -> {});
    }

    Set<String> otherForms() {
        return otherForms;
    }

    /**
     * Waits until one more write is allowed, or the deadline is over: then nothing may be sent.
     *
     * @return the write, which {@link #ended} wants to be told of
     */
    Object take(Deadline deadline) throws InterruptedException {
        Object write = new Object();
        for (Duration wait = begin(write); !wait.isZero() && !deadline.isOver(); wait = begin(write)) {
            listener.waiting();
            pause.pause(wait.compareTo(deadline.left()) < 0 ? wait : deadline.left());
        }
        return write;
    }

    /** Has a write that was begun count for a minute from now on. */
    void ended(Object write) {
        synchronized (writes) {
            writes.computeIfPresent(write, (same, underWay) -> Optional.of(nanoTime.getAsLong()));
        }
    }

    /** Begins a write, if one more may be begun; else how long that can't be. */
    private Duration begin(Object write) {
        synchronized (writes) {
            long now = nanoTime.getAsLong();
            writes.values().removeIf(end -> end.isPresent() && left(end.get(), now) <= 0);
            if (writes.size() < WRITES_A_MINUTE) {
                writes.put(write, Optional.empty());
                return Duration.ZERO;
            }
            return writes.values().stream()
                    .flatMap(Optional::stream)
                    .map(end -> Duration.ofNanos(left(end, now)))
                    .min(Duration::compareTo)
                    .orElse(MOMENT);
        }
    }

    /** How long one that ended still counts, in nanoseconds. */
    private static long left(long end, long now) {
        return COUNTED.toNanos() - (now - end);
    }
}
