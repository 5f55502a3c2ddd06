package co.secoda.gate;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.gate.known.Excuses;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run's artifacts, which are certainly of this run, say of the answer to come.
 *
 * @param leastFailing the fewest entities that can be meant by the failing tests
 * @param mostFailing all entities of failing tests
 * @param leastWarning the fewest entities that can be meant by the tests that warn, without those that a failing test
 *     may claim
 * @param mostWarning all entities of tests that warn
 * @param leastCounted the fewest that can be meant by the failing tests that no known failure excuses
 * @param excused how many entities fail for certain by excused tests alone: E of the rule
 */
record ArtifactBounds(
        int leastFailing, int mostFailing, int leastWarning, int mostWarning, int leastCounted, int excused) {

    /** Of a run in which no test is excused. */
    static ArtifactBounds of(DbtRun run) {
        return of(run, Excuses.NONE);
    }

    static ArtifactBounds of(DbtRun run, Excuses excuses) {
        List<TestResult> counted =
                run.failingTests().stream().filter(excuses::counts).toList();
        List<Set<String>> failing = entitiesByTest(run.failingTests());
        return new ArtifactBounds(
                fewest(failing),
                union(failing).size(),
                leastWarning(run.failingTests(), run.warningTests()),
                union(entitiesByTest(run.warningTests())).size(),
                fewest(entitiesByTest(counted)),
                excused(run.failingTests(), excuses, counted));
    }

    /** The fewest entities that can be meant by some failing tests, as far as they aren't excused. */
    static int leastCounted(List<TestResult> failing, Excuses excuses) {
        return fewest(entitiesByTest(failing.stream().filter(excuses::counts).toList()));
    }

    /** The fewest that can be meant by some tests that warn, without those that a failing test may claim. */
    static int leastWarning(List<TestResult> failing, List<TestResult> warning) {
        Set<String> claimed = union(entitiesByTest(failing));
        return fewest(entitiesByTest(warning).stream()
                .filter(entities -> entities.stream().noneMatch(claimed::contains))
                .toList());
    }

    /** How many entities the excused ones of some failing tests make fail for certain, and no test that counts can. */
    static int excused(List<TestResult> failing, Excuses excuses, List<TestResult> counted) {
        List<TestResult> excused =
                failing.stream().filter(test -> !excuses.counts(test)).toList();
        return excused(entitiesByTest(excused), union(entitiesByTest(counted)));
    }

    private static List<Set<String>> entitiesByTest(List<TestResult> tests) {
        return tests.stream()
                .map(test -> test.entities().stream().map(DbtNode::uniqueId).collect(Collectors.toSet()))
                .toList();
    }

    private static Set<String> union(List<Set<String>> entitiesByTest) {
        Set<String> union = new HashSet<>();
        entitiesByTest.forEach(union::addAll);
        return union;
    }

    /** The same bounds where what is judged has none of the excused entities. */
    ArtifactBounds withoutExcused() {
        return new ArtifactBounds(leastFailing, mostFailing, leastWarning, mostWarning, leastCounted, 0);
    }

    /** As {@link #fewest}, but of entities that no other test can make fail. */
    private static int excused(List<Set<String>> excused, Set<String> ofOthers) {
        Set<String> certain =
                union(excused.stream().filter(entities -> entities.size() == 1).toList());
        certain.removeAll(ofOthers);
        boolean oneMore = excused.stream().anyMatch(entities -> entities.stream()
                .noneMatch(entity -> certain.contains(entity) || ofOthers.contains(entity)));
        return certain.size() + (oneMore ? 1 : 0);
    }

    /** The entities of tests with exactly one, and one more if some test's entities are all outside them. */
    private static int fewest(List<Set<String>> entitiesByTest) {
        Set<String> certain = union(
                entitiesByTest.stream().filter(entities -> entities.size() == 1).toList());
        boolean oneMore =
                entitiesByTest.stream().anyMatch(entities -> entities.stream().noneMatch(certain::contains));
        return certain.size() + (oneMore ? 1 : 0);
    }
}
