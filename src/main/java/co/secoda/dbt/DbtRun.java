package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.location.DbtProject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One dbt run, as its two artifacts tell it. Only what did not pass is kept in detail; of the rest there are counts.
 *
 * @param manifest the manifest's file
 * @param runResults the run results' file
 * @param command the dbt command that wrote the run results ({@code args.which}), such as {@code build}
 * @param results how many results there are
 * @param statuses how many results ended with each status, as dbt spells it
 * @param failingTests tests with a failing status, in the order of the run results
 * @param warningTests tests that warned, in the order of the run results
 * @param errored nodes, not tests, that dbt could not build
 * @param skippedTests how many tests dbt skipped
 * @param testsWithOutcome how many tests have an outcome of their own: pass, warn, fail, error or runtime error
 * @param testedEntities how many distinct entities these tests speak of
 * @param resultsNotInManifest how many results name nodes that the manifest doesn't have
 * @param problems what a user should know about the pair
 * @param details more about nodes that are named here, by their unique ids; of very many that didn't pass only about
 *     the first 2,000 nodes have any
 * @param caveats what makes a run without failures worth less than it looks
 * @param project the dbt project that it is of
 * @param labels what is called how, in the log and in all reports
 * @param elapsed how long it took, as dbt measured it ({@code elapsed_time})
 * @param freshness what dbt found of its sources' freshness in this run
 * @param skippedNodes how many nodes that are no tests dbt skipped, by resource type, else as {@code node}
 * @param slow nodes that took much longer than in earlier runs, where that was looked at
 * @param inFull the run with all that passed, for reports
 */
public record DbtRun(
        ArtifactFile manifest,
        ArtifactFile runResults,
        Optional<String> command,
        int results,
        SortedMap<String, Integer> statuses,
        List<TestResult> failingTests,
        List<TestResult> warningTests,
        List<NodeError> errored,
        int skippedTests,
        int testsWithOutcome,
        int testedEntities,
        int resultsNotInManifest,
        List<Problem> problems,
        Map<String, NodeDetails> details,
        Caveats caveats,
        DbtProject project,
        Labels labels,
        Optional<Duration> elapsed,
        Freshness freshness,
        SortedMap<String, Integer> skippedNodes,
        List<SlowNode> slow,
        RunInFull inFull) {
    public DbtRun {
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
        failingTests = List.copyOf(failingTests);
        warningTests = List.copyOf(warningTests);
        errored = List.copyOf(errored);
        problems = List.copyOf(problems);
        details = Map.copyOf(details);
        skippedNodes = Collections.unmodifiableSortedMap(new TreeMap<>(skippedNodes));
        slow = List.copyOf(slow);
    }

    /** The same run, knowing how long it took, where that is known, and how fresh its sources are. */
    public DbtRun with(Optional<Duration> itTook, Freshness ofItsSources) {
        return copy(manifest, runResults, details, itTook, ofItsSources, slow);
    }

    /** The same run, knowing which of its nodes took much longer than in earlier runs. */
    public DbtRun with(List<SlowNode> nodes) {
        return copy(manifest, runResults, details, elapsed, freshness, nodes);
    }

    /** The same run, of whose queries nothing is told: neither what they are nor where. */
    public DbtRun withoutQueries() {
        Map<String, NodeDetails> fewer = new HashMap<>(details);
        fewer.replaceAll((id, node) -> node.withoutQuery());
        return copy(manifest, runResults, fewer, elapsed, freshness, slow);
    }

    /** The same run, of which this is sent; both are its own artifacts, with or without an excerpt. */
    public DbtRun sending(ArtifactFile ofManifest, ArtifactFile ofRunResults) {
        return copy(ofManifest, ofRunResults, details, elapsed, freshness, slow);
    }

    private DbtRun copy(
            ArtifactFile itsManifest,
            ArtifactFile itsResults,
            Map<String, NodeDetails> itsDetails,
            Optional<Duration> itTook,
            Freshness ofItsSources,
            List<SlowNode> itsSlow) {
        return new DbtRun(
                itsManifest,
                itsResults,
                command,
                results,
                statuses,
                failingTests,
                warningTests,
                errored,
                skippedTests,
                testsWithOutcome,
                testedEntities,
                resultsNotInManifest,
                problems,
                itsDetails,
                caveats,
                project,
                labels,
                itTook,
                ofItsSources,
                skippedNodes,
                itsSlow,
                inFull);
    }

    /** When it began, as far as the run results say when they were written and how long that took. */
    public Optional<Instant> startedAt() {
        return runResults.generatedAt().map(written -> written.minus(elapsed.orElse(Duration.ZERO)));
    }

    /** What is known of a node besides its name and file. */
    public NodeDetails detailsOf(DbtNode node) {
        return details.getOrDefault(node.uniqueId(), NodeDetails.NONE);
    }

    /** Entities with at least one failing test, in the order in which they first failed. */
    public List<Entity> failing() {
        return TestsByEntity.of(failingTests);
    }

    /** The same, as if these of the failing tests were all. */
    public List<Entity> failing(Predicate<TestResult> counted) {
        return TestsByEntity.of(failingTests.stream().filter(counted).toList());
    }

    /** Entities with at least one warning test and no failing one, in the order in which they first warned. */
    public List<Entity> warning() {
        return TestsByEntity.of(warningTests, failingTests);
    }

    /**
     * A problem if the run results were over a day old at {@code now}, by their {@code generated_at}, or are of a time
     * that was over a day ahead; of several, the oldest of which that is so.
     */
    public Optional<Problem> age(Instant now) {
        return ResultsAge.problem(runResults.written(), now);
    }

    /**
     * A node that took much longer than in earlier runs.
     *
     * @param uniqueId such as {@code model.shop.orders}
     * @param took how long it took in this run
     * @param usual the median of how long it took before
     * @param runs in how many earlier runs
     */
    public record SlowNode(String uniqueId, Duration took, Duration usual, int runs) {}

    /**
     * A node, not a test, that dbt could not build.
     *
     * @param node the node
     * @param status {@code error}, {@code runtime error}, {@code fail} or {@code partial success}
     * @param message dbt's message, bounded in length; empty where there is none
     */
    public record NodeError(DbtNode node, String status, String message) {}

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
}
