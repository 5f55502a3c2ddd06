package co.secoda.dbt;

import co.secoda.text.NaturalOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the nodes of a run ran, as the {@code timing} of its results says: a node starts at the earliest
 * {@code started_at} there and ends at the latest {@code completed_at}. Times without a zone are UTC; those outside of
 * the years 2000 to 2199 are none.
 *
 * <p>The <em>critical path</em> is the chain of nodes that the end of the run hung on. It ends with the node that ended
 * last, the first in the run results if there are several. Before each node stands what ended last, not after the node
 * started, of all that the node had to wait for:
 *
 * <ul>
 *   <li>its dependencies, {@code depends_on.nodes} of the manifest; in place of one without times (a source, an
 *       ephemeral model, a node that another command ran) the dependencies of that one;
 *   <li>unless it is a test, the tests whose dependencies are all among its own, direct or not: {@code dbt build} runs
 *       these first;
 *   <li>of a model, its unit tests, which {@code dbt build} runs before the model; these wait for what the model waits
 *       for.
 * </ul>
 *
 * <p>It begins with a node that had to wait for none of these, and has at most {@value #MAX_PATH} nodes: of a longer
 * one, the last. That a node waited for a free thread is not in it, so there may be gaps.
 *
 * @param nodes by their start, at most {@value #MAX_NODES}. Of more, these are kept: the first to start and the
 *     critical path, then the {@value #SLOWEST} that took longest, then those that warned, failed or broke, then the
 *     longest
 * @param leftOut how many nodes more have times
 * @param untimed how many results have no times, as those of skipped nodes, or an end before the start
 */
public record RunTimeline(List<TimedNode> nodes, int leftOut, int untimed) {
    /** As many nodes as are kept. */
    public static final int MAX_NODES = 5_000;

    /** As many nodes as the critical path may have. */
    public static final int MAX_PATH = 1_000;

    /** As many of the longest nodes as are kept in any case. */
    public static final int SLOWEST = 100;

    private static final int MOST_LASTING = 2_000;
    private static final Duration SHORTEST_LASTING = Duration.ofSeconds(1);

    private static final Comparator<TimedNode> BY_DURATION =
            Comparator.comparing(TimedNode::duration).reversed().thenComparing(TimedNode::uniqueId);

    public RunTimeline {
        nodes = List.copyOf(nodes);
    }

    static RunTimeline of(NumberedIds ids, ResultStatuses statuses, TimedResults times, NodeLinks links) {
        BitSet critical = new CriticalPath(ids, times, links.edges()).results(MAX_PATH);
        List<TimedNode> nodes = new TimelineNodes(ids, statuses, times, critical).nodes();
        return new RunTimeline(nodes, times.size() - nodes.size(), times.untimed());
    }

    /**
     * How long nodes took that ran to their end and took at least a second, the longest first; at most
     * {@value #MOST_LASTING} of them.
     */
    Map<String, Duration> lasting() {
        Map<String, Duration> lasting = new LinkedHashMap<>();
        nodes.stream()
                .filter(node -> node.ending() != NodeEnding.BROKEN && node.ending() != NodeEnding.NOT_RUN)
                .filter(node -> node.duration().compareTo(SHORTEST_LASTING) >= 0)
                .sorted(BY_DURATION)
                .limit(MOST_LASTING)
                .forEach(node -> lasting.putIfAbsent(node.uniqueId(), node.duration()));
        return lasting;
    }

    /** When the first of all nodes with times started, also of those left out. */
    public Optional<Instant> startedAt() {
        return nodes.stream().map(TimedNode::startedAt).min(Comparator.naturalOrder());
    }

    /** When the last of all nodes with times ended, also of those left out. */
    public Optional<Instant> endedAt() {
        return nodes.stream().map(TimedNode::endedAt).max(Comparator.naturalOrder());
    }

    /** The threads of the nodes, numbers in their names by value: {@code Thread-2} before {@code Thread-10}. */
    public List<String> threads() {
        return nodes.stream()
                .map(TimedNode::thread)
                .distinct()
                .sorted(new NaturalOrder())
                .toList();
    }

    /** The critical path, in order of time; empty where no node has times. */
    public List<TimedNode> criticalPath() {
        return nodes.stream().filter(TimedNode::critical).toList();
    }

    /** So many nodes that took longest, the longest first and those that took as long by unique id. */
    public List<TimedNode> slowest(int count) {
        return nodes.stream().sorted(BY_DURATION).limit(count).toList();
    }

    /**
     * One node that ran.
     *
     * @param uniqueId such as {@code model.shop.orders}
     * @param status as dbt wrote it, at most 100 characters
     * @param ending what its status says
     * @param startedAt the earliest start that its {@code timing} names
     * @param endedAt the latest end that its {@code timing} names; not before its start
     * @param thread the {@code thread_id}, such as {@code Thread-1 (worker)}, at most 100 characters; empty where there
     *     is none
     * @param critical whether it is on the critical path, as {@link RunTimeline} defines it
     */
    public record TimedNode(
            String uniqueId,
            String status,
            NodeEnding ending,
            Instant startedAt,
            Instant endedAt,
            String thread,
            boolean critical) {
        public TimedNode {
            if (endedAt.isBefore(startedAt)) {
                throw new IllegalArgumentException(uniqueId + " ended before it started");
            }
        }

        /** From its start to its end, with pauses between compiling and executing. */
        public Duration duration() {
            return Duration.between(startedAt, endedAt);
        }
    }
}
