package co.secoda.dbt;

import co.secoda.dbt.Edges.Links;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds what a run's length hung on, as {@link RunTimeline} defines it. */
final class CriticalPath {
    /** More than any project needs; a long chain of very many nodes would have all of them looked at for each. */
    static final long MOST_EDGES = 10_000_000;

    private final TimedResults times;
    private final Links parents;
    private final Links children;
    private final BitSet tests = new BitSet();
    private final BitSet unitTests = new BitSet();
    /** The last to end first. */
    private final int[] testsByEnd;

    private final BitSet path = new BitSet();
    /** By which walk a node was last reached. */
    private final int[] reachedBy;

    private final int[] queue;
    private int walks;
    private long looked;
    /** Before this one, all tests ended too late for the node that is looked at, and for those before it. */
    private int inTime;

    CriticalPath(NumberedIds ids, TimedResults times, Edges edges) {
        this.times = times;
        this.parents = edges.toParents(ids.size());
        this.children = edges.toChildren(ids.size());
        this.reachedBy = new int[ids.size()];
        this.queue = new int[ids.size() + 1];
        times.ids().forEach(id -> {
            tests.set(id, Statuses.ofDataTest(ids, id));
            unitTests.set(id, Statuses.ofUnitTest(ids, id));
        });
        this.testsByEnd = tests.stream()
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(times::end).reversed())
                .mapToInt(id -> id)
                .toArray();
    }

    /** The results on the path; of a longer one, or one in very many edges, the last so many. */
    BitSet results(int atMost) {
        Optional<Integer> node = times.last();
        for (int length = 0; length < atMost && node.isPresent(); length++) {
            path.set(node.get());
            node = looked < MOST_EDGES ? new Causes(node.get()).find() : Optional.empty();
        }
        return path;
    }

    /** How many edges were looked at. */
    long looked() {
        return looked;
    }

    /** Walks up from a node, further from those that {@code further} says, and reaches each at most once. */
    private void walkUp(int from, IntPredicate further) {
        walks++;
        int end = 0;
        queue[end++] = from;
        for (int at = 0; at < end; at++) {
            looked += parents.end(queue[at]) - parents.first(queue[at]);
            for (int link = parents.first(queue[at]); link < parents.end(queue[at]); link++) {
                int parent = parents.target(link);
                if (reachedBy[parent] != walks) {
                    reachedBy[parent] = walks;
                    if (further.test(parent)) {
                        queue[end++] = parent;
                    }
                }
            }
        }
    }

    /** What one node may have waited for. */
    private final class Causes {
        private final int node;
        private Optional<Integer> last = Optional.empty();

        Causes(int node) {
            this.node = node;
        }

        /** The one that ended last; of several at once a dependency before a test. */
        Optional<Integer> find() {
            walkUp(node, this::isPassedThrough);
            if (!tests.get(node)) {
                offerUnitTests();
                offerTests();
            }
            return last;
        }

        private boolean isPassedThrough(int dependency) {
            if (!times.isTimed(dependency) || followsItsUnitTest(dependency)) {
                return true;
            }
            offer(dependency);
            return false;
        }

        private boolean followsItsUnitTest(int model) {
            return unitTests.get(node) && times.endedBefore(node, model);
        }

        private void offer(int cause) {
            if (times.endedBefore(cause, node) && !path.get(cause) && isLater(cause)) {
                last = Optional.of(cause);
            }
        }

        private boolean isLater(int cause) {
            return last.isEmpty() || times.end(cause) > times.end(last.get());
        }

        private void offerUnitTests() {
            for (int link = children.first(node); link < children.end(node); link++) {
                if (unitTests.get(children.target(link))) {
                    offer(children.target(link));
                }
            }
        }

        private void offerTests() {
            while (inTime < testsByEnd.length && !times.endedBefore(testsByEnd[inTime], node)) {
                inTime++;
            }
            walkUp(node, any -> true);
            for (int at = inTime; at < testsByEnd.length && isLater(testsByEnd[at]); at++) {
                if (!path.get(testsByEnd[at]) && isOfAncestorsOnly(testsByEnd[at])) {
                    offer(testsByEnd[at]);
                    return;
                }
            }
        }

        /** Whether the last walk reached all that a test depends on, which is something. */
        private boolean isOfAncestorsOnly(int test) {
            looked += parents.end(test) - parents.first(test);
            boolean only = parents.first(test) < parents.end(test);
            for (int link = parents.first(test); link < parents.end(test); link++) {
                only &= reachedBy[parents.target(link)] == walks;
            }
            return only;
        }
    }
}
