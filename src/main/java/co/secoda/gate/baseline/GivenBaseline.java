package co.secoda.gate.baseline;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.TestResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was failing before a run, by unique ids: N of the rule, where {@code secoda.baseline} gives it.
 *
 * @param source which run it is, as a sentence says it after "in", in plain text: {@code the run of
 *     2026-09-14T12:00:00Z}
 * @param failing the entities with a failing test, and their failing tests
 * @param warning those that only warned, and their tests that did
 */
public record GivenBaseline(String source, Map<String, Set<String>> failing, Map<String, Set<String>> warning) {
    public GivenBaseline {
        failing = Collections.unmodifiableMap(new LinkedHashMap<>(failing));
        warning = Collections.unmodifiableMap(new LinkedHashMap<>(warning));
    }

    /** What was failing in a run whose artifacts were read. */
    public static GivenBaseline of(String source, DbtRun run) {
        return new GivenBaseline(source, tests(run.failing()), tests(run.warning()));
    }

    private static Map<String, Set<String>> tests(List<Entity> entities) {
        Map<String, Set<String>> tests = new LinkedHashMap<>();
        entities.forEach(entity -> tests.put(
                entity.node().uniqueId(),
                new LinkedHashSet<>(entity.tests().stream()
                        .map(TestResult::test)
                        .map(DbtNode::uniqueId)
                        .toList())));
        return tests;
    }

    /** Whether a test was failing on an entity. */
    public boolean wasFailing(String entity, String test) {
        return failing.getOrDefault(entity, Set.of()).contains(test);
    }

    /**
     * Whether a test may have been warning on an entity. Of one that was failing only the failing tests are known: any
     * other may have warned behind them.
     */
    public boolean mayHaveWarned(String entity, String test) {
        return failing.containsKey(entity)
                || warning.getOrDefault(entity, Set.of()).contains(test);
    }
}
