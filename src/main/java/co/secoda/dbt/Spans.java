package co.secoda.dbt;

import java.util.Arrays;

/**
 * Where in the manifest the nodes lie, by the number of their ids, so that the few that are named can be read again.
 */
final class Spans {
    private long[] starts = new long[1 << 9];
    private long[] ends = new long[1 << 9];

    /** Remembers that the node's object goes from character {@code start} to before character {@code end}. */
    void put(int id, long start, long end) {
        if (id >= starts.length) {
            int capacity = Math.max(id + 1, starts.length * 2);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        starts[id] = start;
        ends[id] = end;
    }

    boolean has(int id) {
        return end(id) > 0;
    }

    long start(int id) {
        return id < starts.length ? starts[id] : 0;
    }

    long end(int id) {
        return id < ends.length ? ends[id] : 0;
    }
}
