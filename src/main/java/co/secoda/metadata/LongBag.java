package co.secoda.metadata;

import java.util.Arrays;

/**
 * Very many longs, evenly spread, at 8 to 12 bytes each. They lie in 256 arrays by their first byte: a single array
 * would need twice its size whenever it grows, and a map of a library costs every build a download.
 */
final class LongBag {
    private static final int FIRST_CAPACITY = 16;

    private final long[][] buckets = new long[256][];
    private final int[] sizes = new int[256];
    private boolean sorted;

    void add(long value) {
        int b = bucketOf(value);
        if (sizes[b] == 0) {
            buckets[b] = new long[FIRST_CAPACITY];
        } else if (sizes[b] == buckets[b].length) {
            buckets[b] = Arrays.copyOf(buckets[b], sizes[b] + (sizes[b] >> 1));
        }
        buckets[b][sizes[b]++] = value;
        sorted = false;
    }

    boolean contains(long value) {
        sort();
        int b = bucketOf(value);
        return sizes[b] > 0 && Arrays.binarySearch(buckets[b], 0, sizes[b], value) >= 0;
    }

    boolean containsAll(LongBag others) {
        for (int b = 0; b < others.buckets.length; b++) {
            for (int i = 0; i < others.sizes[b]; i++) {
                if (!contains(others.buckets[b][i])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The values that were added more than once, each once, in ascending order. */
    long[] repeated() {
        sort();
        long[] repeated = new long[FIRST_CAPACITY];
        int size = 0;
        for (int b = 0; b < buckets.length; b++) {
            for (int i = 1; i < sizes[b]; i++) {
                long value = buckets[b][i];
                if (value == buckets[b][i - 1] && (size == 0 || repeated[size - 1] != value)) {
                    repeated = size < repeated.length ? repeated : Arrays.copyOf(repeated, size * 2);
                    repeated[size++] = value;
                }
            }
        }
        return Arrays.copyOf(repeated, size);
    }

    private void sort() {
        if (!sorted) {
            sorted = true;
            for (int b = 0; b < buckets.length; b++) {
                if (sizes[b] > 0) {
                    Arrays.sort(buckets[b], 0, sizes[b]);
                }
            }
        }
    }

    /** Ascending with the value, negative ones first. */
    private static int bucketOf(long value) {
        return (int) (value >> 56) + 128;
    }
}
