package co.secoda.metadata;

import co.secoda.metadata.OnePass.FileDigest;
import co.secoda.text.NumberText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Collects what a check finds: counts all, keeps the first by line. */
final class Remarks {
    private static final int KEPT = 20;

    private final Kept errors;
    private final Kept warnings;

    Remarks(int limit) {
        errors = new Kept(limit);
        warnings = new Kept(limit);
    }

    /** Keeps as many as a person reads at once. */
    static Remarks first() {
        return new Remarks(KEPT);
    }

    void error(long line, String sentence) {
        errors.add(new Remark(line, Optional.empty(), sentence));
    }

    void error(long line, String field, String sentence) {
        errors.add(new Remark(line, Optional.of(field), sentence));
    }

    void warning(long line, String field, String sentence) {
        warnings.add(new Remark(line, Optional.of(field), sentence));
    }

    CheckReport report(Path file, long records, FileDigest content) {
        return new CheckReport(
                file,
                records,
                errors.remarks,
                errors.count,
                warnings.remarks,
                warnings.count,
                content.bytes(),
                content.sha256());
    }

    /** The first remarks by line; those of one line in the order in which they came. */
    private static final class Kept {
        private final int limit;
        private final List<Remark> remarks = new ArrayList<>();
        private long count;

        Kept(int limit) {
            this.limit = limit;
        }

        void add(Remark remark) {
            count++;
            int place = remarks.size();
            while (place > 0 && remarks.get(place - 1).line() > remark.line()) {
                place--;
            }
            if (place < limit) {
                remarks.add(place, remark);
            }
            if (remarks.size() > limit) {
                remarks.remove(limit);
            }
        }
    }

    /**
     * One thing found in a file.
     *
     * @param line the physical line on which the record starts, from 1
     * @param field the column or JSON field, such as {@code from_identifier.type}; empty where it is the whole line
     * @param sentence what is wrong; one line, without control characters, with long values cut
     */
    public record Remark(long line, Optional<String> field, String sentence) {
        /** The remark as a compiler prints it: {@code file:line: field: sentence}. */
        public String in(Path file) {
            return file + ":" + line + ": " + field.map(name -> name + ": ").orElse("") + sentence;
        }
    }

    /** Counts things that are worth one warning each, however often they occur. */
    static final class Tally {
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
}
