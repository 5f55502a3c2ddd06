package co.secoda.dbt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers unique ids from 0 in the order they are first met, so that all else can be kept in bit sets and arrays. A
 * project may have 200,000 of them: kept as strings in a map they would take twice the memory, hence bytes in blocks
 * with an open-addressed table of numbers over them.
 */
final class UniqueIds {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int NONE = -1;

    private final List<byte[]> blocks = new ArrayList<>();
    private int used;
    private int size;
    private int[] table = emptyTable(1 << 10);
    private int[] hashes = new int[1 << 9];
    private int[] blockOf = new int[1 << 9];
    private int[] offsets = new int[1 << 9];
    private int[] lengths = new int[1 << 9];

    /** The number of {@code id}, a new one if it was not met before. */
    int add(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int hash = hash(bytes);
        int slot = slotOf(bytes, hash);
        if (table[slot] != NONE) {
            return table[slot];
        }
        store(bytes, hash);
        table[slot] = size++;
        if (size * 2 > table.length) {
            growTable();
        }
        return size - 1;
    }

    /** The number of {@code id}, or a negative one if it was not met. */
    int find(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return table[slotOf(bytes, hash(bytes))];
    }

    String get(int number) {
        return new String(blocks.get(blockOf[number]), offsets[number], lengths[number], StandardCharsets.UTF_8);
    }

    private int slotOf(byte[] bytes, int hash) {
        int slot = hash & (table.length - 1);
        while (table[slot] != NONE && !is(table[slot], bytes, hash)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private boolean is(int number, byte[] bytes, int hash) {
        int offset = offsets[number];
        return hashes[number] == hash
                && lengths[number] == bytes.length
                && Arrays.equals(blocks.get(blockOf[number]), offset, offset + bytes.length, bytes, 0, bytes.length);
    }

    private void store(byte[] bytes, int hash) {
        if (size == hashes.length) {
            int capacity = size * 2;
            hashes = Arrays.copyOf(hashes, capacity);
            blockOf = Arrays.copyOf(blockOf, capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
        }
        if (blocks.isEmpty() || used + bytes.length > BLOCK_BYTES) {
            blocks.add(new byte[Math.max(BLOCK_BYTES, bytes.length)]);
            used = 0;
        }
        byte[] block = blocks.get(blocks.size() - 1);
        System.arraycopy(bytes, 0, block, used, bytes.length);
        hashes[size] = hash;
        blockOf[size] = blocks.size() - 1;
        offsets[size] = used;
        lengths[size] = bytes.length;
        used += bytes.length;
    }

    private void growTable() {
        table = emptyTable(table.length * 2);
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & (table.length - 1);
            while (table[slot] != NONE) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = number;
        }
    }

    private static int hash(byte[] bytes) {
        int hash = Arrays.hashCode(bytes);
        return hash ^ (hash >>> 15);
    }

    private static int[] emptyTable(int capacity) {
        int[] slots = new int[capacity];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
