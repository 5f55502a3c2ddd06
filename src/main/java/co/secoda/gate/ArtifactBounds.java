package co.secoda.gate;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.gate.known.Excuses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        List<Set<String>> unclaimed = entitiesByTest(warning);
        unclaimed.removeIf(entities -> !Collections.disjoint(entities, claimed));
        return fewest(unclaimed);
    }

    /** How many entities the excused ones of some failing tests make fail for certain, and no test that counts can. */
    static int excused(List<TestResult> failing, Excuses excuses, List<TestResult> counted) {
        List<TestResult> excused =
                failing.stream().filter(test -> !excuses.counts(test)).toList();
        return excused(entitiesByTest(excused), union(entitiesByTest(counted)));
    }

    private static List<Set<String>> entitiesByTest(List<TestResult> tests) {
        List<Set<String>> entitiesByTest = new ArrayList<>();
        for (TestResult test : tests) {
            Set<String> entities = new HashSet<>();
            for (DbtNode entity : test.entities()) {
                entities.add(entity.uniqueId());
            }
            entitiesByTest.add(entities);
        }
        return entitiesByTest;
    }

    private static Set<String> union(List<Set<String>> entitiesByTest) {
        Set<String> union = new HashSet<>();
        for (Set<String> entities : entitiesByTest) {
            union.addAll(entities);
        }
        return union;
    }

    /** The same bounds where what is judged has none of the excused entities. */
    ArtifactBounds withoutExcused() {
        return new ArtifactBounds(leastFailing, mostFailing, leastWarning, mostWarning, leastCounted, 0);
    }

    /** As {@link #fewest}, but of entities that no other test can make fail. */
    private static int excused(List<Set<String>> excused, Set<String> ofOthers) {
        Set<String> certain = ofOne(excused);
        certain.removeAll(ofOthers);
        return certain.size() + (isOneMore(excused, certain, ofOthers) ? 1 : 0);
    }

    /** The entities of tests with exactly one, and one more if some test's entities are all outside them. */
    private static int fewest(List<Set<String>> entitiesByTest) {
        Set<String> certain = ofOne(entitiesByTest);
        return certain.size() + (isOneMore(entitiesByTest, certain, Set.of()) ? 1 : 0);
    }

    /** The entities of tests with exactly one. */
    private static Set<String> ofOne(List<Set<String>> entitiesByTest) {
        Set<String> certain = new HashSet<>();
        for (Set<String> entities : entitiesByTest) {
            if (entities.size() == 1) {
                certain.addAll(entities);
            }
        }
        return certain;
    }

    /** Whether some test's entities are all outside both. */
    private static boolean isOneMore(List<Set<String>> entitiesByTest, Set<String> certain, Set<String> ofOthers) {
        for (Set<String> entities : entitiesByTest) {
            if (Collections.disjoint(entities, certain) && Collections.disjoint(entities, ofOthers)) {
                return true;
            }
        }
        return false;
    }
}
