package co.secoda.metadata;

import co.secoda.text.NumberText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Counts things that are worth one warning each, however often they occur. */
final class Tally {
    /** Names come from the file, so their number must be bounded. */
    private static final int MOST_NAMES = 100;

    private final Map<String, Seen> byName = new LinkedHashMap<>();

    /**
     * How often, and where first.
     *
     * @param firstLine the first line with it
     * @param count the number of times
     */
    record Seen(long firstLine, long count) {}

    /** Counts one more; beyond a hundred names, new ones are passed over. */
    void add(String name, long line) {
        if (byName.size() < MOST_NAMES || byName.containsKey(name)) {
            byName.merge(name, new Seen(line, 1), (seen, one) -> new Seen(seen.firstLine, seen.count + 1));
        }
    }

    /** How often, for the end of a sentence; empty for once. */
    static String times(long count) {
        return count == 1 ? "" : " (" + NumberText.of(count) + " times in the file)";
    }

    void forEach(BiConsumer<String, Seen> action) {
        byName.forEach(action);
    }
}
