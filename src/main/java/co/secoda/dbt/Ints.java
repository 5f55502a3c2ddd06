package co.secoda.dbt;

import java.util.Arrays;

/**
 * A list of ints, a million of them if need be. It grows by blocks: an array that doubles is copied each time, and in a
 * small heap one of half a megabyte or more takes twice its room.
 */
final class Ints {
    private static final int BITS = 14;
    private static final int BLOCK = 1 << BITS;

    private int[][] blocks = new int[16][];
    private int size;

    /** A list of so many equal values. */
    static Ints filled(int size, int value) {
        Ints ints = new Ints();
        ints.reserve(size);
        ints.size = size;
        Arrays.stream(ints.blocks, 0, (size + BLOCK - 1) >> BITS).forEach(block -> Arrays.fill(block, value));
        return ints;
    }

    void add(int value) {
        reserve(size + 1);
        size++;
        set(size - 1, value);
    }

    int get(int index) {
        return blocks[index >> BITS][index & (BLOCK - 1)];
    }

    void set(int index, int value) {
        blocks[index >> BITS][index & (BLOCK - 1)] = value;
    }

    int size() {
        return size;
    }

    private void reserve(int wanted) {
        for (int have = (size + BLOCK - 1) >> BITS; have << BITS < wanted; have++) {
            if (have == blocks.length) {
                blocks = Arrays.copyOf(blocks, have * 2);
            }
            blocks[have] = new int[BLOCK];
        }
    }
}
