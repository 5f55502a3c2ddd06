package co.secoda.gate;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.gate.baseline.Comparison;
import co.secoda.gate.known.Excuses;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an answer of Secoda counts where {@code secoda.baseline} says what was failing before. That is known by unique
 * ids, and Secoda has ids of its own. So the run's own entities are compared one by one; of what else is failing in an
 * answer, as many count as can't all have been failing before.
 *
 * @param comparison the run beside the baseline
 * @param least the fewest new entities that can be meant by the failing tests that no known failure excuses
 * @param most all new entities of these tests
 * @param excused how many new entities fail for certain by excused tests alone
 * @param leastWarning the fewest new entities that can be meant by the tests that warn
 * @param mostWarning all new entities that warn and don't fail
 */
record GivenCounts(Comparison comparison, int least, int most, int excused, int leastWarning, int mostWarning) {

    static GivenCounts of(DbtRun run, Excuses excuses, Comparison comparison) {
        List<TestResult> failing = run.failingTests();
        List<TestResult> counted = failing.stream().filter(excuses::counts).toList();
        List<TestResult> onNew = outside(comparison.failing(), failing);
        return new GivenCounts(
                comparison,
                ArtifactBounds.leastCounted(onNew, excuses),
                without(comparison.failing(), entities(counted)),
                ArtifactBounds.excused(onNew, excuses, counted),
                ArtifactBounds.leastWarning(failing, outside(comparison.warning(), run.warningTests())),
                without(
                        comparison.warning(),
                        run.warning().stream()
                                .map(entity -> entity.node().uniqueId())
                                .collect(Collectors.toSet())));
    }

    /** How many of so many failing entities of an answer count. */
    int failing(int inAnswer) {
        int certain = inAnswer - comparison.failing().size() - excused;
        return Math.max(Math.max(0, certain), Math.min(inAnswer, most));
    }

    /** The same for warnings. */
    int warning(int inAnswer) {
        int certain = inAnswer - comparison.warning().size();
        return Math.max(Math.max(0, certain), Math.min(inAnswer, mostWarning));
    }

    /** The tests none of whose entities is among these. */
    private static List<TestResult> outside(Set<String> known, List<TestResult> tests) {
        return tests.stream()
                .filter(test -> test.entities().stream().map(DbtNode::uniqueId).noneMatch(known::contains))
                .toList();
    }

    private static Set<String> entities(List<TestResult> tests) {
        return tests.stream()
                .flatMap(test -> test.entities().stream())
                .map(DbtNode::uniqueId)
                .collect(Collectors.toSet());
    }

    private static int without(Set<String> known, Collection<String> entities) {
        return (int) entities.stream().filter(entity -> !known.contains(entity)).count();
    }
}
