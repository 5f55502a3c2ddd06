package co.secoda.dbt;

import co.secoda.dbt.RunTimeline.TimedNode;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The nodes that a timeline shows: of very many with times those that a reader needs, as {@link RunTimeline} says. */
final class TimelineNodes {
    private final NumberedIds ids;
    private final ResultStatuses statuses;
    private final TimedResults times;
    private final BitSet critical;

    /**
     * Those among {@code times}.
     *
     * @param critical those on the critical path
     */
    TimelineNodes(NumberedIds ids, ResultStatuses statuses, TimedResults times, BitSet critical) {
        this.ids = ids;
        this.statuses = statuses;
        this.times = times;
        this.critical = critical;
    }

    /** The nodes, by their start. */
    List<TimedNode> nodes() {
        return chosen().map(this::named)
                .sorted(Comparator.comparing(TimedNode::startedAt)
                        .thenComparing(TimedNode::endedAt)
                        .thenComparing(TimedNode::uniqueId))
                .toList();
    }

    private Stream<Integer> chosen() {
        if (times.size() <= RunTimeline.MAX_NODES) {
            return times.ids().boxed();
        }
        long least = leastOfLongest();
        return Stream.of(
                        times.first().stream(),
                        critical.stream().boxed(),
                        longest(id -> times.length(id) >= least).limit(RunTimeline.SLOWEST),
                        longest(this::needsALook),
                        longest(id -> times.length(id) >= least))
                .flatMap(some -> some)
                .distinct()
                .limit(RunTimeline.MAX_NODES);
    }

    /** As long as the last of so many of the longest as may be shown: to sort all of them would take longer. */
    private long leastOfLongest() {
        long[] lengths = times.ids().mapToLong(times::length).sorted().toArray();
        return lengths[lengths.length - RunTimeline.MAX_NODES];
    }

    private Stream<Integer> longest(IntPredicate some) {
        return times.ids()
                .filter(some)
                .boxed()
                .sorted(Comparator.comparingLong(times::length).reversed().thenComparing(ids::get));
    }

    private boolean needsALook(int id) {
        return switch (NodeEnding.of(ids, id, statuses.of(id))) {
            case WARNED, FAILED, BROKEN -> true;
            case PASSED, NOT_RUN -> false;
        };
    }

    private TimedNode named(int id) {
        String uniqueId = ids.get(id);
        return new TimedNode(
                uniqueId,
                statuses.of(id),
                NodeEnding.of(uniqueId, statuses.of(id)),
                times.startedAt(id),
                times.endedAt(id),
                times.thread(id),
                critical.get(id));
    }
}
