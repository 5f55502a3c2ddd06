package co.secoda.dbt;

import co.secoda.dbt.TestCases.TestCase;
import java.util.List;
import java.util.OptionalLong;

/**
 * A dbt test that didn't pass: it failed or warned. A {@link TestCase} is any test, and says less of it.
 *
 * @param test the test's own node
 * @param status as dbt wrote it: {@code fail}, {@code error}, {@code runtime error} or {@code warn}
 * @param failures how many rows offended, where dbt says so
 * @param message dbt's message, bounded in length; empty where there is none
 * @param entities what the test speaks of, at least one: its {@code attached_node}, else every model, source, seed and
 *     snapshot in its {@code depends_on.nodes}, else the test itself
 */
public record TestResult(DbtNode test, String status, OptionalLong failures, String message, List<DbtNode> entities) {
    public TestResult {
        entities = List.copyOf(entities);
        if (entities.isEmpty()) {
            throw new IllegalArgumentException("a test without an entity is its own entity: " + test.uniqueId());
        }
    }
}
