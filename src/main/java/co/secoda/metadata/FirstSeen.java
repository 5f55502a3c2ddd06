package co.secoda.metadata;

import co.secoda.metadata.Fingerprints.Fingerprint;
import java.util.Arrays;

/**
 * Remembers where each of some values occurred first. Which values, is given as keys of their fingerprints; the
 * fingerprint's other half then proves that two values with one key are the same.
 */
final class FirstSeen {
    /** Remembers nothing. */
    static final FirstSeen NONE = new FirstSeen(new long[0]);

    private final long[] keys;
    private final long[] checks;
    private final long[] lines;

    /** For the values with these keys, in ascending order. */
    FirstSeen(long[] keys) {
        this.keys = keys;
        checks = new long[keys.length];
        lines = new long[keys.length];
    }

    int size() {
        return keys.length;
    }

    /** The value's place among the keys; negative if it isn't one of them. */
    int indexOf(Fingerprint value) {
        return Arrays.binarySearch(keys, value.key());
    }

    /**
     * The line on which a value was seen first, which may be the given one; 0 if it isn't one of those that are
     * remembered.
     */
    long firstLine(Fingerprint value, long line) {
        int index = indexOf(value);
        if (index < 0) {
            return 0;
        }
        if (lines[index] == 0) {
            lines[index] = line;
            checks[index] = value.check();
        }
        return checks[index] == value.check() ? lines[index] : 0;
    }
}
