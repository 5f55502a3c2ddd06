package co.secoda.gate.baseline;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A run beside what was failing before it, by unique ids.
 *
 * @param baseline what was failing before
 * @param failing the entities that may fail: those that failed before, less those with a new failing test where such
 *     count
 * @param warning the entities that may warn: those that failed or warned before, less those with a new warning where
 *     such count
 * @param newTests the failing tests that count and are new on an entity that failed before, in the order of the run
 *     results
 * @param stillFailing how many of the entities that failed before have a failing test now
 */
public record Comparison(
        GivenBaseline baseline, Set<String> failing, Set<String> warning, List<TestResult> newTests, int stillFailing) {
    public Comparison {
        failing = Set.copyOf(failing);
        warning = Set.copyOf(warning);
        newTests = List.copyOf(newTests);
    }

    /**
     * A run beside a baseline.
     *
     * @param counts whether a failing test counts; one that is excused makes nothing new
     * @param testsCount whether an entity that failed before counts if a test fails on it that didn't
     */
    public static Comparison of(DbtRun run, GivenBaseline baseline, Predicate<TestResult> counts, boolean testsCount) {
        Set<String> failing = new HashSet<>(baseline.failing().keySet());
        Set<String> warning = new HashSet<>(failing);
        warning.addAll(baseline.warning().keySet());
        Set<String> still = new HashSet<>();
        Set<TestResult> newTests = new LinkedHashSet<>();
        for (TestResult test : run.failingTests()) {
            for (String entity : entities(test)) {
                boolean failed = baseline.failing().containsKey(entity);
                if (failed) {
                    still.add(entity);
                }
                if (failed
                        && counts.test(test)
                        && !baseline.wasFailing(entity, test.test().uniqueId())) {
                    newTests.add(test);
                    if (testsCount) {
                        failing.remove(entity);
                    }
                }
            }
        }
        if (testsCount) {
            run.warningTests().forEach(test -> entities(test).stream()
                    .filter(entity ->
                            !baseline.mayHaveWarned(entity, test.test().uniqueId()))
                    .forEach(warning::remove));
        }
        return new Comparison(baseline, failing, warning, new ArrayList<>(newTests), still.size());
    }

    private static List<String> entities(TestResult test) {
        return test.entities().stream().map(DbtNode::uniqueId).toList();
    }
}
