package co.secoda.dbt;

import java.util.List;

/**
 * A model, source, seed or snapshot (or a test that has none) with those of its tests that failed, or that warned.
 *
 * @param node the entity
 * @param tests its failing tests if any failed, else its warning ones; in the order of the run results
 */
public record Entity(DbtNode node, List<TestResult> tests) {
    public Entity {
        tests = List.copyOf(tests);
    }
}
