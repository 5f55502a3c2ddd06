package co.secoda.gate.known;

import co.secoda.dbt.TestMatches.Subject;
import co.secoda.dbt.TestMatches.TestPattern;
import co.secoda.gate.known.Excuses.Excuse;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An entry of the list.
 *
 * @param patterns what a test must fit, all of them; at least one
 * @param reason why its failure is accepted
 * @param owner who looks after it, if the entry says so
 * @param until the last day on which it counts, in UTC
 * @param line where in the file it begins, from 1
 */
record KnownFailure(
        Map<Criterion, Wildcard> patterns, String reason, Optional<String> owner, LocalDate until, int line) {
    /** What an entry can hold a test against. */
    enum Criterion {
        /** The test itself, by its name or its unique id. */
        TEST,
        /** A node that it speaks of, by its name or its unique id. */
        NODE,
        /** The file of that node, or a directory above it. */
        PATH,
        /** The dbt package of that node. */
        PACKAGE,
        /** A tag of that node. */
        TAG;

        /** As the file spells it. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    KnownFailure {
        patterns = new EnumMap<>(patterns);
    }

    /** Whether it has ended by {@code today}. */
    boolean hasEnded(LocalDate today) {
        return today.isAfter(until);
    }

    /** The same, as a reader of the artifacts looks for it. */
    TestPattern pattern() {
        boolean anyEntity = patterns.keySet().stream().allMatch(Criterion.TEST::equals);
        return new TestPattern(
                test -> fits(Criterion.TEST, pattern -> named(pattern, test)),
                anyEntity ? Optional.empty() : Optional.of(this::fitsEntity));
    }

    private boolean fitsEntity(Subject node) {
        return fits(Criterion.NODE, pattern -> named(pattern, node))
                && fits(Criterion.PATH, pattern -> pattern.fitsFile(node.path()))
                && fits(Criterion.PACKAGE, pattern -> pattern.fits(node.packageName()))
                && fits(Criterion.TAG, pattern -> node.tags().stream().anyMatch(pattern::fits));
    }

    private boolean fits(Criterion key, Predicate<Wildcard> fitting) {
        Wildcard pattern = patterns.get(key);
        return pattern == null || fitting.test(pattern);
    }

    private static boolean named(Wildcard pattern, Subject subject) {
        return pattern.fits(subject.name()) || pattern.fits(subject.uniqueId());
    }

    /**
     * Why a test that fits is excused.
     *
     * @param ofNode whose the test is, if that is known
     */
    Excuse excuse(Optional<String> ofNode) {
        return new Excuse(reason, owner.or(() -> ofNode), until);
    }

    /** What it is called in a sentence: what it fits, and where it stands. */
    String title() {
        Wildcard test = patterns.get(Criterion.TEST);
        String fits = patterns.size() == 1 && test != null
                ? test.text()
                : patterns.entrySet().stream()
                        .map(pattern -> pattern.getKey().text() + " " + pattern.getValue())
                        .collect(Collectors.joining(", "));
        return fits + " (line " + line + ")";
    }
}
