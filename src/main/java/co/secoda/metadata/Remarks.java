package co.secoda.metadata;

import co.secoda.metadata.OnePass.FileDigest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
}
