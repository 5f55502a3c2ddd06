package co.secoda.metadata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a check finds: counts all, keeps the first by line. */
final class Findings {
    private final Kept errors;
    private final Kept warnings;

    Findings(int limit) {
        errors = new Kept(limit);
        warnings = new Kept(limit);
    }

    /** A setting of a check, checked. */
    static int limit(int findings) {
        if (findings < 0) {
            throw new IllegalArgumentException("a limit of " + findings + " findings is below 0");
        }
        return findings;
    }

    void error(long line, String sentence) {
        errors.add(new Finding(line, Optional.empty(), sentence));
    }

    void error(long line, String field, String sentence) {
        errors.add(new Finding(line, Optional.of(field), sentence));
    }

    void warning(long line, String field, String sentence) {
        warnings.add(new Finding(line, Optional.of(field), sentence));
    }

    CheckReport report(Path file, long records, FileDigest content) {
        return new CheckReport(
                file,
                records,
                errors.findings,
                errors.count,
                warnings.findings,
                warnings.count,
                content.bytes(),
                content.sha256());
    }

    /** The first findings by line; those of one line in the order in which they came. */
    private static final class Kept {
        private final int limit;
        private final List<Finding> findings = new ArrayList<>();
        private long count;

        Kept(int limit) {
            this.limit = limit;
        }

        void add(Finding finding) {
            count++;
            int place = findings.size();
            while (place > 0 && findings.get(place - 1).line() > finding.line()) {
                place--;
            }
            if (place < limit) {
                findings.add(place, finding);
            }
            if (findings.size() > limit) {
                findings.remove(limit);
            }
        }
    }
}
