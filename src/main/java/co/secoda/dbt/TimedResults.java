package co.secoda.dbt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * When the results of a run were made, and how long each took by its own word, by the numbers of their unique ids.
 * Memory grows with their number, some 30 bytes each. Times are nanoseconds since 1970.
 */
final class TimedResults {
    private static final long NONE = Long.MIN_VALUE;
    private static final long SECOND = 1_000_000_000;
    /** dbt has some dozens at most; a file that makes up its own must not fill the memory with them. */
    private static final int MAX_THREADS = 1_000;

    private final Longs starts = new Longs();
    private final Longs ends = new Longs();
    private final Longs seconds = new Longs();
    private final Ints threads = new Ints();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int size;
    private int untimed;

    /** A time as it is kept; it must be of the years 1678 to 2261. */
    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    /** Keeps when a result was made, unless there is one of its node with times. */
    void add(int id, long start, long end, String thread) {
        if (isTimed(id)) {
            return;
        }
        starts.reach(id, NONE);
        ends.reach(id, NONE);
        while (threads.size() <= id) {
            threads.add(0);
        }
        starts.set(id, start);
        ends.set(id, end);
        threads.set(id, number(thread));
        size++;
    }

    private int number(String thread) {
        String known = numbers.size() < MAX_THREADS || numbers.containsKey(thread) ? thread : Statuses.OTHER;
        return numbers.computeIfAbsent(known, name -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    /** Counts a result without times. */
    void addUntimed() {
        untimed++;
    }

    /** Keeps how long a result took. */
    void addSeconds(int id, double its) {
        seconds.reach(id, NONE);
        seconds.set(id, Double.doubleToLongBits(its));
    }

    /** How many results have times. */
    int size() {
        return size;
    }

    /** How many results say of no time. */
    int untimed() {
        return untimed;
    }

    /** The results with times, in the order of the run results. */
    IntStream ids() {
        return IntStream.range(0, starts.size()).filter(this::isTimed);
    }

    /** Whether there is a result of this node that has times. */
    boolean isTimed(int id) {
        return id < starts.size() && starts.get(id) != NONE;
    }

    /** When a result with times was begun. */
    Instant startedAt(int id) {
        return instant(starts.get(id));
    }

    /** When a result with times was there. */
    Instant endedAt(int id) {
        return instant(ends.get(id));
    }

    /** What made a result with times. */
    String thread(int id) {
        return names.get(threads.get(id));
    }

    /** The end of a result with times, to be compared with others. */
    long end(int id) {
        return ends.get(id);
    }

    /** The start of a result with times, to be compared with others. */
    long start(int id) {
        return starts.get(id);
    }

    /** Nanoseconds from the start to the end of a result with times. */
    long length(int id) {
        return ends.get(id) - starts.get(id);
    }

    /** Whether what a result made was there when another one was begun. */
    boolean endedBefore(int id, int other) {
        return ends.get(id) <= starts.get(other);
    }

    /** How long a result took by its own word. */
    OptionalDouble seconds(int id) {
        return id < seconds.size() && seconds.get(id) != NONE
                ? OptionalDouble.of(Double.longBitsToDouble(seconds.get(id)))
                : OptionalDouble.empty();
    }

    /** The one that ended last, the first of several. */
    Optional<Integer> last() {
        return ids().boxed().reduce((one, next) -> end(next) > end(one) ? next : one);
    }

    /** The one that started first, the first of several. */
    Optional<Integer> first() {
        return ids().boxed().reduce((one, next) -> start(next) < start(one) ? next : one);
    }
}
