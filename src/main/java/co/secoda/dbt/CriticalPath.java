package co.secoda.dbt;

import co.secoda.dbt.NodeTimes.Timed;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/** Finds what a run's length hung on, as {@link RunTimeline} defines it. */
final class CriticalPath {
    private final NodeTimes times;
    private final Links parents;
    private final Links children;
    private final BitSet tests = new BitSet();
    private final BitSet unitTests = new BitSet();
    private final BitSet path = new BitSet();

    CriticalPath(UniqueIds ids, NodeTimes times, Edges edges) {
        this.times = times;
        this.parents = edges.toParents(ids.size());
        this.children = edges.toChildren(ids.size());
        for (Timed result : times.all()) {
            String uniqueId = ids.get(result.id());
            tests.set(result.id(), uniqueId.startsWith("test."));
            unitTests.set(result.id(), uniqueId.startsWith("unit_test."));
        }
    }

    /** The indexes of the results on the path; of a longer one the last so many. */
    BitSet results(int atMost) {
        Optional<Timed> node = times.last();
        for (int length = 0; length < atMost && node.isPresent(); length++) {
            path.set(node.get().index());
            node = new Causes(node.get()).find();
        }
        return path;
    }

    /** What one node may have waited for. */
    private final class Causes {
        private final Timed node;
        private Optional<Timed> last = Optional.empty();

        Causes(Timed node) {
            this.node = node;
        }

        /** The one that ended last; of several at once a dependency before a test. */
        Optional<Timed> find() {
            offerDependencies();
            if (!tests.get(node.id())) {
                offerUnitTests();
                offerTests(ancestors());
            }
            return last;
        }

        private void offer(Timed cause) {
            if (cause.endedBefore(node) && !path.get(cause.index()) && isLater(cause)) {
                last = Optional.of(cause);
            }
        }

        private boolean isLater(Timed cause) {
            return last.filter(best -> !cause.endedAt().isAfter(best.endedAt())).isEmpty();
        }

        private void offerDependencies() {
            BitSet seen = new BitSet();
            Deque<Integer> waiting = new ArrayDeque<>();
            waiting.add(node.id());
            while (!waiting.isEmpty()) {
                int at = waiting.remove();
                for (int link = parents.first(at); link < parents.end(at); link++) {
                    int parent = parents.target(link);
                    if (!seen.get(parent)) {
                        seen.set(parent);
                        times.of(parent)
                                .filter(ran -> !followsItsUnitTest(ran))
                                .ifPresentOrElse(this::offer, () -> waiting.add(parent));
                    }
                }
            }
        }

        private boolean followsItsUnitTest(Timed model) {
            return unitTests.get(node.id()) && node.endedBefore(model);
        }

        private void offerUnitTests() {
            for (int link = children.first(node.id()); link < children.end(node.id()); link++) {
                if (unitTests.get(children.target(link))) {
                    times.of(children.target(link)).ifPresent(this::offer);
                }
            }
        }

        private BitSet ancestors() {
            BitSet found = new BitSet();
            Deque<Integer> waiting = new ArrayDeque<>();
            waiting.add(node.id());
            while (!waiting.isEmpty()) {
                int at = waiting.remove();
                for (int link = parents.first(at); link < parents.end(at); link++) {
                    int parent = parents.target(link);
                    if (!found.get(parent)) {
                        found.set(parent);
                        waiting.add(parent);
                    }
                }
            }
            return found;
        }

        private void offerTests(BitSet ancestors) {
            for (int at = ancestors.nextSetBit(0); at >= 0; at = ancestors.nextSetBit(at + 1)) {
                for (int link = children.first(at); link < children.end(at); link++) {
                    int child = children.target(link);
                    if (tests.get(child)) {
                        times.of(child)
                                .filter(test -> isLater(test) && dependsOnNoOther(test.id(), ancestors))
                                .ifPresent(this::offer);
                    }
                }
            }
        }

        private boolean dependsOnNoOther(int test, BitSet ancestors) {
            for (int link = parents.first(test); link < parents.end(test); link++) {
                if (!ancestors.get(parents.target(link))) {
                    return false;
                }
            }
            return true;
        }
    }
}
