package co.secoda.dbt;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which node reads from which, by the numbers of their ids. */
final class Edges {
    private static final BitSet NOTHING = new BitSet();

    private final Ints parents = new Ints();
    private final Ints children = new Ints();

    void add(int parent, int child) {
        parents.add(parent);
        children.add(child);
    }

    /** From each node to those that it reads from; {@code ids} is how many numbers there are. */
    Links toParents(int ids) {
        return Links.of(children, parents, ids, NOTHING);
    }

    /** From each node to those that read from it. */
    Links toChildren(int ids) {
        return Links.of(parents, children, ids, NOTHING);
    }

    /** The same edges, but those to {@code without}, sorted to be walked down. */
    Walk walk(int ids, BitSet without) {
        return new Walk(Links.of(parents, children, ids, without));
    }

    /** Walks from nodes to all that read from them. */
    static final class Walk {
        /** Walks from very many nodes would otherwise take the square of their number. */
        static final long MOST_EDGES = 20_000_000;

        private final Links children;
        private final int[] seenFrom;
        private final int[] queue;
        private long looked;

        private Walk(Links children) {
            this.children = children;
            this.seenFrom = new int[children.ids()];
            this.queue = new int[children.ids()];
        }

        /** What reads from this node directly. */
        int[] children(int node) {
            return IntStream.range(children.first(node), children.end(node))
                    .map(children::target)
                    .toArray();
        }

        /** How many edges the walks from single nodes have looked at. */
        long looked() {
            return looked;
        }

        /** These nodes and all that read from them, directly or not; the nearest first. */
        int[] from(int[] starts) {
            BitSet seen = new BitSet();
            int end = 0;
            for (int start : starts) {
                if (!seen.get(start)) {
                    seen.set(start);
                    queue[end++] = start;
                }
            }
            for (int at = 0; at < end; at++) {
                for (int child : children(queue[at])) {
                    if (!seen.get(child)) {
                        seen.set(child);
                        queue[end++] = child;
                    }
                }
            }
            return Arrays.copyOf(queue, end);
        }

        /**
         * Those of the nodes that read from {@code start}, directly or not, that are {@code wanted}; the nearest, at
         * most so many. Once very many edges were looked at, by all such walks together, there are none.
         */
        int[] from(int start, IntPredicate wanted, int atMost) {
            int[] found = new int[atMost];
            int count = 0;
            int end = 0;
            if (looked >= MOST_EDGES) {
                return new int[0];
            }
            int mark = start + 1;
            seenFrom[start] = mark;
            queue[end++] = start;
            for (int at = 0; at < end && count < atMost; at++) {
                int parent = queue[at];
                looked += children.end(parent) - children.first(parent);
                for (int link = children.first(parent); link < children.end(parent) && count < atMost; link++) {
                    int child = children.target(link);
                    if (seenFrom[child] == mark) {
                        continue;
                    }
                    seenFrom[child] = mark;
                    queue[end++] = child;
                    if (wanted.test(child)) {
                        found[count++] = child;
                    }
                }
            }
            return Arrays.copyOf(found, count);
        }
    }

    /** From each node, by the number of its id, to others: edges sorted by where they come from. */
    static final class Links {
        private final int[] first;
        private final int[] targets;

        private Links(int[] first, int[] targets) {
            this.first = first;
            this.targets = targets;
        }

        /**
         * The links from each of {@code sources} to the same place in {@code targets}.
         *
         * @param ids how many numbers there are
         * @param without the targets to which there are to be none
         */
        static Links of(Ints sources, Ints targets, int ids, BitSet without) {
            int[] first = new int[ids + 1];
            for (int edge = 0; edge < sources.size(); edge++) {
                first[sources.get(edge) + 1] += without.get(targets.get(edge)) ? 0 : 1;
            }
            for (int id = 0; id < ids; id++) {
                first[id + 1] += first[id];
            }
            int[] next = first.clone();
            int[] sorted = new int[first[ids]];
            for (int edge = 0; edge < sources.size(); edge++) {
                if (!without.get(targets.get(edge))) {
                    sorted[next[sources.get(edge)]++] = targets.get(edge);
                }
            }
            return new Links(first, sorted);
        }

        /** How many numbers there are. */
        int ids() {
            return first.length - 1;
        }

        /** Where the links of a node begin; they end where those of the next number begin. */
        int first(int node) {
            return first[node];
        }

        /** Where the links of a node end. */
        int end(int node) {
            return first[node + 1];
        }

        /** Where a link leads. */
        int target(int link) {
            return targets[link];
        }
    }
}
