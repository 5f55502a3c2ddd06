package co.secoda.dbt;

import java.util.List;
import java.util.Optional;

/**
 * The tests of one entity.
 *
 * @param entity the unique id of the model, source, seed or snapshot, or of the test itself where it speaks of none
 * @param file where the entity is written, relative to the dbt project, with forward slashes; absent where that isn't
 *     known, or isn't in the checkout
 * @param cases in the order of the run results
 */
public record TestSuite(String entity, Optional<String> file, List<TestCase> cases) {
    public TestSuite {
        cases = List.copyOf(cases);
    }
}
