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
    private static final int BLOCK_BITS = 16;
    private static final int BLOCK_BYTES = 1 << BLOCK_BITS;
    private static final int NONE = -1;

    private final List<byte[]> blocks = new ArrayList<>();
    private final Ints hashes = new Ints();
    /** Which block, and where in it, in 16 bits. */
    private final Ints places = new Ints();

    private final Ints lengths = new Ints();
    private Ints table = Ints.filled(1 << 10, NONE);
    private int used;

    /** The number of {@code id}, a new one if it was not met before. */
    int add(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int hash = hash(bytes);
        int slot = slotOf(bytes, hash);
        if (table.get(slot) != NONE) {
            return table.get(slot);
        }
        int number = size();
        store(bytes, hash);
        table.set(slot, number);
        if (size() * 4L > table.size() * 3L) {
            growTable();
        }
        return number;
    }

    /** The number of {@code id}, or a negative one if it was not met. */
    int find(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return table.get(slotOf(bytes, hash(bytes)));
    }

    String get(int number) {
        int place = places.get(number);
        return new String(block(place), offset(place), lengths.get(number), StandardCharsets.UTF_8);
    }

    int size() {
        return hashes.size();
    }

    private int slotOf(byte[] bytes, int hash) {
        int slot = hash & (table.size() - 1);
        while (table.get(slot) != NONE && !is(table.get(slot), bytes, hash)) {
            slot = (slot + 1) & (table.size() - 1);
        }
        return slot;
    }

    private boolean is(int number, byte[] bytes, int hash) {
        if (hashes.get(number) != hash || lengths.get(number) != bytes.length) {
            return false;
        }
        int place = places.get(number);
        int offset = offset(place);
        return Arrays.equals(block(place), offset, offset + bytes.length, bytes, 0, bytes.length);
    }

    private byte[] block(int place) {
        return blocks.get(place >>> BLOCK_BITS);
    }

    private static int offset(int place) {
        return place & (BLOCK_BYTES - 1);
    }

    private void store(byte[] bytes, int hash) {
        if (blocks.isEmpty() || used + bytes.length >= BLOCK_BYTES) {
            blocks.add(new byte[Math.max(BLOCK_BYTES, bytes.length)]);
            used = 0;
        }
        System.arraycopy(bytes, 0, blocks.get(blocks.size() - 1), used, bytes.length);
        hashes.add(hash);
        places.add((blocks.size() - 1) << BLOCK_BITS | used);
        lengths.add(bytes.length);
        used += bytes.length;
    }

    private void growTable() {
        Ints larger = Ints.filled(table.size() * 2, NONE);
        for (int number = 0; number < size(); number++) {
            int slot = hashes.get(number) & (larger.size() - 1);
            while (larger.get(slot) != NONE) {
                slot = (slot + 1) & (larger.size() - 1);
            }
            larger.set(slot, number);
        }
        table = larger;
    }

    private static int hash(byte[] bytes) {
        int hash = Arrays.hashCode(bytes);
        return hash ^ (hash >>> 15);
    }
}
