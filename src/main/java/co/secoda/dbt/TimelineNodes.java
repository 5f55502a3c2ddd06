package co.secoda.dbt;

import co.secoda.dbt.RunTimeline.TimedNode;
import co.secoda.dbt.TimedResults.Timed;
import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The nodes that a timeline shows: of very many with times those that a reader needs, as {@link RunTimeline} says. */
final class TimelineNodes {
    private final NumberedIds ids;
    private final TimedResults times;
    private final BitSet critical;

    /**
     * Those among {@code times}.
     *
     * @param critical the indexes of those on the critical path
     */
    TimelineNodes(NumberedIds ids, TimedResults times, BitSet critical) {
        this.ids = ids;
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

    private Stream<Timed> chosen() {
        if (times.all().size() <= RunTimeline.MAX_NODES) {
            return times.all().stream();
        }
        List<Timed> longest = times.all().stream()
                .sorted(Comparator.comparing(TimelineNodes::duration)
                        .reversed()
                        .thenComparing(result -> ids.get(result.id())))
                .toList();
        return Stream.of(
                        times.first().stream(),
                        times.all().stream().filter(result -> critical.get(result.index())),
                        longest.stream().limit(RunTimeline.SLOWEST),
                        longest.stream().filter(this::needsALook),
                        longest.stream())
                .flatMap(results -> results)
                .distinct()
                .limit(RunTimeline.MAX_NODES);
    }

    private static Duration duration(Timed result) {
        return Duration.between(result.startedAt(), result.endedAt());
    }

    private boolean needsALook(Timed result) {
        return switch (NodeEnding.of(ids.get(result.id()), result.status())) {
            case WARNED, FAILED, BROKEN -> true;
            case PASSED, NOT_RUN -> false;
        };
    }

    private TimedNode named(Timed result) {
        String uniqueId = ids.get(result.id());
        return new TimedNode(
                uniqueId,
                result.status(),
                NodeEnding.of(uniqueId, result.status()),
                result.startedAt(),
                result.endedAt(),
                result.thread(),
                critical.get(result.index()));
    }
}
