package co.secoda.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps writes (POST, PUT, PATCH, each try of them) within what Secoda documents: 30 a minute. A try more waits until
 * the 30th before it is a minute old. Budgets that are given the same times are one budget, also if their classes were
 * loaded twice.
 */
public final class WriteBudget {
    /** How many there may be in any minute. */
    public static final int WRITES_A_MINUTE = 30;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(WriteBudget.class);

    private final Deque<Long> times;
    private final Set<String> otherForms;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /**
     * A budget.
     *
     * @param times the latest writes, by {@link System#nanoTime()}: empty at first, some 30 later; its monitor guards
     *     it
     */
    public WriteBudget(Deque<Long> times) {
        this(times, ConcurrentHashMap.newKeySet());
    }

    /**
     * A budget that also remembers what spares writes.
     *
     * @param otherForms the names of calls whose path the server wants in the other form, with or without its last
     *     slash: once that is learnt, no request is spent on the redirect again
     */
    public WriteBudget(Deque<Long> times, Set<String> otherForms) {
        this(times, otherForms, System::nanoTime, Pause.SLEEP);
    }

    WriteBudget(Deque<Long> times, LongSupplier nanoTime, Pause pause) {
        this(times, ConcurrentHashMap.newKeySet(), nanoTime, pause);
    }

    private WriteBudget(Deque<Long> times, Set<String> otherForms, LongSupplier nanoTime, Pause pause) {
        this.otherForms = otherForms;
        this.times = times;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    Set<String> otherForms() {
        return otherForms;
    }

    /**
     * Waits until one more write is allowed, or the deadline is over.
     *
     * @return what {@link #ended} wants to be told
     */
    long take(Deadline deadline) throws InterruptedException {
        long now = nanoTime.getAsLong();
        long slot = reserve(now);
        Duration wait = Duration.ofNanos(slot - now);
        if (!wait.isZero()) {
            LOG.info(
                    "Secoda takes {} writes a minute, and this build has sent as many: waiting {} s",
                    WRITES_A_MINUTE,
                    Math.max(1, wait.toSeconds()));
            pause.pause(wait.compareTo(deadline.left()) < 0 ? wait : deadline.left());
        }
        return slot;
    }

    /** Has a write count from now on: Secoda may have counted it at any time until it ended. */
    void ended(long slot) {
        synchronized (times) {
            times.removeFirstOccurrence(slot);
            long now = nanoTime.getAsLong();
            Deque<Long> later = new ArrayDeque<>();
            while (!times.isEmpty() && times.getLast() - now > 0) {
                later.addFirst(times.removeLast());
            }
            times.addLast(now);
            times.addAll(later);
        }
    }

    /** Takes the next free time, in the order of asking. */
    private long reserve(long now) {
        synchronized (times) {
            long wait = 0;
            // One that took over a minute comes back when it ends, so that there may be more.
            while (times.size() >= WRITES_A_MINUTE) {
                wait = Math.max(0, times.removeFirst() + MINUTE.toNanos() - now);
            }
            times.addLast(now + wait);
            return now + wait;
        }
    }
}
