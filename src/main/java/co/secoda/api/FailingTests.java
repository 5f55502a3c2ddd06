package co.secoda.api;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A valid answer of {@code failing_tests}: entities by Secoda's own ids, each once, and one that both fails and warns
 * as failing only. Two answers are equal if their sets are, in whatever order they came.
 *
 * @param failing entities with a failing test
 * @param warning entities with a warning test and no failing one
 */
public record FailingTests(Set<String> failing, Set<String> warning) {
    public FailingTests {
        failing = Collections.unmodifiableSet(new LinkedHashSet<>(failing));
        LinkedHashSet<String> onlyWarning = new LinkedHashSet<>(warning);
        onlyWarning.removeAll(failing);
        warning = Collections.unmodifiableSet(onlyWarning);
    }

    /** From the two arrays of an answer, doubles and all. */
    public static FailingTests of(Collection<String> failing, Collection<String> warning) {
        return new FailingTests(new LinkedHashSet<>(failing), new LinkedHashSet<>(warning));
    }
}
