package co.secoda.dbt;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** Which node reads from which, by the numbers of their ids. */
final class Edges {
    private final Ints parents = new Ints();
    private final Ints children = new Ints();

    void add(int parent, int child) {
        parents.add(parent);
        children.add(child);
    }

    /** The same edges, sorted to be walked down. */
    Walk walk(int ids) {
        int[] firstChild = new int[ids + 1];
        for (int edge = 0; edge < parents.size(); edge++) {
            firstChild[parents.get(edge) + 1]++;
        }
        Arrays.parallelPrefix(firstChild, Integer::sum);
        int[] next = firstChild.clone();
        int[] sorted = new int[parents.size()];
        for (int edge = 0; edge < parents.size(); edge++) {
            sorted[next[parents.get(edge)]++] = children.get(edge);
        }
        return new Walk(firstChild, sorted);
    }

    /** Walks from nodes to all that read from them. */
    static final class Walk {
        private final int[] firstChild;
        private final int[] children;
        private final int[] seenFrom;
        private final int[] queue;

        private Walk(int[] firstChild, int[] children) {
            this.firstChild = firstChild;
            this.children = children;
            this.seenFrom = new int[firstChild.length];
            this.queue = new int[firstChild.length];
        }

        /** What reads from this node directly. */
        int[] children(int node) {
            return Arrays.copyOfRange(children, firstChild[node], firstChild[node + 1]);
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
                for (int edge = firstChild[queue[at]]; edge < firstChild[queue[at] + 1]; edge++) {
                    if (!seen.get(children[edge])) {
                        seen.set(children[edge]);
                        queue[end++] = children[edge];
                    }
                }
            }
            return Arrays.copyOf(queue, end);
        }

        /**
         * Those of the nodes that read from {@code start}, directly or not, that are {@code wanted}; the nearest, at
         * most so many.
         */
        int[] from(int start, IntPredicate wanted, int atMost) {
            int[] found = new int[atMost];
            int count = 0;
            int end = 0;
            int mark = start + 1;
            seenFrom[start] = mark;
            queue[end++] = start;
            for (int at = 0; at < end && count < atMost; at++) {
                for (int edge = firstChild[queue[at]]; edge < firstChild[queue[at] + 1] && count < atMost; edge++) {
                    int child = children[edge];
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
}
