package co.secoda.dbt.artifact;

import java.util.Arrays;

/** Pairs of places in a text, in characters and in bytes, some way apart from each other. */
final class Utf8Marks {
    /** Apart enough to be few (32,000 in 4 GB), near enough that little is decoded twice. */
    private static final int DISTANCE = 1 << 17;

    private long[] characters = new long[1 << 6];
    private long[] bytes = new long[1 << 6];
    private int size;

    /** Keeps the pair if the last one is far enough behind. */
    void offer(long character, long ofByte) {
        if (size > 0 && character - characters[size - 1] < DISTANCE) {
            return;
        }
        if (size == characters.length) {
            characters = Arrays.copyOf(characters, size * 2);
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        characters[size] = character;
        bytes[size] = ofByte;
        size++;
    }

    /** The last mark that is not behind the character; the text must have been read up to there. */
    int before(long character) {
        int found = Arrays.binarySearch(characters, 0, size, character);
        return found >= 0 ? found : -found - 2;
    }

    long characters(int mark) {
        return characters[mark];
    }

    long bytes(int mark) {
        return bytes[mark];
    }
}
