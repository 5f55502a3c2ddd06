package co.secoda.dbt;

import co.secoda.file.SipHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers unique ids from 0 in the order they are first met, so that all else can be kept in bit sets and arrays. A
 * project may have 200,000 of them: kept as strings in a map they would take twice the memory, hence bytes in blocks
 * with an open-addressed table of numbers over them. Its hash has a secret key: ids that were made to fall together
 * would have it looked through from end to end for each.
 */
final class NumberedIds {
    private static final int BLOCK_BITS = 16;
    private static final int BLOCK_BYTES = 1 << BLOCK_BITS;
    private static final int NONE = -1;
    private final List<byte[]> blocks = new ArrayList<>();
    /** Which block, and where in it, in 16 bits. */
    private final Ints places = new Ints();

    private final Ints lengths = new Ints();
    /** Two for each slot: a number, and beside it the hash of its id, so that a look at the table alone says most. */
    private Ints table = Ints.filled(1 << 11, NONE);

    private final SipHash hash;
    private int used;
    private long passedBy;

    /** None so far. */
    NumberedIds() {
        this(SipHash.random());
    }

    NumberedIds(SipHash hash) {
        this.hash = hash;
    }

    /** The number of {@code id}, a new one if it was not met before. */
    int add(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int hash = (int) this.hash.of(bytes);
        int slot = slotOf(bytes, hash);
        if (table.get(slot) != NONE) {
            return table.get(slot);
        }
        int number = size();
        store(bytes);
        table.set(slot, number);
        table.set(slot + 1, hash);
        if (size() * 8L > table.size() * 3L) {
            growTable();
        }
        return number;
    }

    /** The number of {@code id}, or a negative one if it was not met. */
    int find(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return table.get(slotOf(bytes, (int) hash.of(bytes)));
    }

    String get(int number) {
        int place = places.get(number);
        return new String(block(place), offset(place), lengths.get(number), StandardCharsets.UTF_8);
    }

    /** Whether its id begins so; no text is made of it, since there may be very many. */
    boolean beginsWith(int number, byte... prefix) {
        int place = places.get(number);
        int offset = offset(place);
        return lengths.get(number) >= prefix.length
                && Arrays.equals(block(place), offset, offset + prefix.length, prefix, 0, prefix.length);
    }

    int size() {
        return places.size();
    }

    private int slotOf(byte[] bytes, int hash) {
        int slot = first(hash, table);
        while (table.get(slot) != NONE && !(table.get(slot + 1) == hash && is(table.get(slot), bytes))) {
            slot = next(slot, table);
            passedBy++;
        }
        return slot;
    }

    /** How many slots of others were passed by, in all. */
    long passedBy() {
        return passedBy;
    }

    private static int first(int hash, Ints table) {
        return 2 * hash & (table.size() - 1);
    }

    private static int next(int slot, Ints table) {
        return slot + 2 & (table.size() - 1);
    }

    private boolean is(int number, byte[] bytes) {
        int place = places.get(number);
        int offset = offset(place);
        return lengths.get(number) == bytes.length
                && Arrays.equals(block(place), offset, offset + bytes.length, bytes, 0, bytes.length);
    }

    private byte[] block(int place) {
        return blocks.get(place >>> BLOCK_BITS);
    }

    private static int offset(int place) {
        return place & (BLOCK_BYTES - 1);
    }

    private void store(byte[] bytes) {
        if (blocks.isEmpty() || used + bytes.length >= BLOCK_BYTES) {
            blocks.add(new byte[Math.max(BLOCK_BYTES, bytes.length)]);
            used = 0;
        }
        System.arraycopy(bytes, 0, blocks.get(blocks.size() - 1), used, bytes.length);
        places.add((blocks.size() - 1) << BLOCK_BITS | used);
        lengths.add(bytes.length);
        used += bytes.length;
    }

    private void growTable() {
        Ints larger = Ints.filled(table.size() * 2, NONE);
        for (int from = 0; from < table.size(); from += 2) {
            if (table.get(from) != NONE) {
                int slot = first(table.get(from + 1), larger);
                while (larger.get(slot) != NONE) {
                    slot = next(slot, larger);
                }
                larger.set(slot, table.get(from));
                larger.set(slot + 1, table.get(from + 1));
            }
        }
        table = larger;
    }
}
