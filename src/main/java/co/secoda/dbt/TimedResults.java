package co.secoda.dbt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The results of a run that say when they were made. Memory grows with their number, some 150 bytes each. */
final class TimedResults {
    /**
     * One result with times.
     *
     * @param index where it is in the list of them
     * @param id the number of its unique id
     */
    record Timed(int index, int id, String status, Instant startedAt, Instant endedAt, String thread) {
        /** Whether what it made was there when {@code other} began. */
        boolean endedBefore(Timed other) {
            return !endedAt.isAfter(other.startedAt);
        }
    }

    private static final int NONE = -1;

    private final NumberedIds ids;
    private final List<Timed> timed = new ArrayList<>();
    /** Where in the list the result of an id is, by its number. */
    private final Ints byId = new Ints();

    private int untimed;

    TimedResults(NumberedIds ids) {
        this.ids = ids;
    }

    /** Keeps a result with times, unless there is one of its node. */
    void add(String uniqueId, String status, Instant startedAt, Instant endedAt, String thread) {
        int id = ids.add(uniqueId);
        if (of(id).isPresent()) {
            return;
        }
        while (byId.size() <= id) {
            byId.add(NONE);
        }
        byId.set(id, timed.size());
        timed.add(new Timed(timed.size(), id, status, startedAt, endedAt, thread));
    }

    /** Counts a result without times. */
    void addUntimed() {
        untimed++;
    }

    /** The result of an id, if it has times. */
    Optional<Timed> of(int id) {
        return id < byId.size() && byId.get(id) != NONE ? Optional.of(timed.get(byId.get(id))) : Optional.empty();
    }

    /** All of them, in the order of the run results. */
    List<Timed> all() {
        return timed;
    }

    /** The one that ended last, the first of several. */
    Optional<Timed> last() {
        return timed.stream()
                .max(Comparator.comparing(Timed::endedAt).thenComparing(Timed::index, Comparator.reverseOrder()));
    }

    /** The one that started first, the first of several. */
    Optional<Timed> first() {
        return timed.stream().min(Comparator.comparing(Timed::startedAt).thenComparing(Timed::index));
    }

    /** How many results say of no time. */
    int untimed() {
        return untimed;
    }
}
