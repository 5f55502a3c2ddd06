package co.secoda.dbt;

import java.util.Arrays;

/** From each node, by the number of its id, to others: edges sorted by where they come from. */
final class Links {
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
     */
    static Links of(Ints sources, Ints targets, int ids) {
        int[] first = new int[ids + 1];
        for (int edge = 0; edge < sources.size(); edge++) {
            first[sources.get(edge) + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = first.clone();
        int[] sorted = new int[sources.size()];
        for (int edge = 0; edge < sources.size(); edge++) {
            sorted[next[sources.get(edge)]++] = targets.get(edge);
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
