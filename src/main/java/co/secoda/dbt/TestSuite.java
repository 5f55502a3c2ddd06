package co.secoda.dbt;

import java.util.List;

/**
 * The tests of one entity.
 *
 * @param entity the unique id of the model, source, seed or snapshot, or of the test itself where it speaks of none
 * @param file where the entity is written, relative to the dbt project, with forward slashes; empty where not known
 * @param cases in the order of the run results
 */
public record TestSuite(String entity, String file, List<TestCase> cases) {
    public TestSuite {
        cases = List.copyOf(cases);
    }
}
