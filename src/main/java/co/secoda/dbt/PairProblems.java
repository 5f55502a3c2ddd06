package co.secoda.dbt;

import co.secoda.dbt.Problem.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges a pair of artifacts: what a user should know about it, each in a sentence. */
final class PairProblems {
    private static final int EXAMPLES = 3;

    private final UniqueIds ids;
    private final Path runResultsFile;
    private final RunResultsReader.Content runResults;
    private final Path manifestFile;
    private final ManifestReader.Content manifest;
    private final List<Problem> problems = new ArrayList<>();

    private PairProblems(
            UniqueIds ids,
            Path runResultsFile,
            RunResultsReader.Content runResults,
            Path manifestFile,
            ManifestReader.Content manifest) {
        this.ids = ids;
        this.runResultsFile = runResultsFile;
        this.runResults = runResults;
        this.manifestFile = manifestFile;
        this.manifest = manifest;
    }

    static List<Problem> of(
            UniqueIds ids,
            Path runResultsFile,
            RunResultsReader.Content runResults,
            Path manifestFile,
            ManifestReader.Content manifest) {
        PairProblems pair = new PairProblems(ids, runResultsFile, runResults, manifestFile, manifest);
        pair.differentRuns();
        pair.nothingTested();
        pair.unknownNodes();
        pair.newerSchema(manifestFile, manifest.metadata(), ArtifactKind.MANIFEST);
        pair.newerSchema(runResultsFile, runResults.metadata(), ArtifactKind.RUN_RESULTS);
        pair.unknownStatuses();
        return pair.problems;
    }

    private void add(Kind kind, String sentence) {
        problems.add(new Problem(kind, sentence));
    }

    private void differentRuns() {
        Optional<String> one = runResults.metadata().invocationId();
        if (one.isPresent() && one.equals(manifest.metadata().invocationId())) {
            return;
        }
        add(
                Kind.DIFFERENT_RUNS,
                manifestFile + " and " + runResultsFile + " are not of one dbt command: " + whichIsNewer()
                        + ". Upload right after the command that runs the tests, or give later dbt commands another"
                        + " --target-path");
    }

    private String whichIsNewer() {
        Optional<Instant> manifestTime = manifest.metadata().generatedAt();
        Optional<Instant> resultsTime = runResults.metadata().generatedAt();
        if (manifest.metadata().invocationId().isEmpty()
                || runResults.metadata().invocationId().isEmpty()) {
            return "they don't both say of which, by an invocation_id";
        }
        if (manifestTime.isEmpty() || resultsTime.isEmpty() || manifestTime.equals(resultsTime)) {
            return "their invocation ids differ";
        }
        String times = "manifest of " + manifestTime.get() + ", run results of " + resultsTime.get();
        return manifestTime.get().isAfter(resultsTime.get())
                ? "a later command rewrote the manifest (" + times + ")"
                : "the run results are newer than the manifest (" + times + ")";
    }

    private void nothingTested() {
        if (runResults.results().outcomes() > 0) {
            return;
        }
        add(Kind.NOTHING_TESTED, runResultsFile + " has no outcome of any test: " + whyNothingTested());
    }

    private String whyNothingTested() {
        RunResults results = runResults.results();
        String command = runResults.command().orElse("");
        return switch (command) {
            case "generate" ->
                "it is of dbt docs generate, which runs no tests and replaces the results of the run."
                        + " Upload before dbt docs generate, or give it a --target-path of its own";
            case "compile", "parse", "list", "show" ->
                "it is of dbt " + command
                        + ", which runs no tests and replaces the results of the run. Upload before it, or give it a"
                        + " --target-path of its own";
            case "run", "seed", "snapshot", "clone", "run-operation" ->
                "it is of dbt " + command + ", which runs no tests. Run dbt build, or dbt test after it";
            default -> whyNoTestRan(results);
        };
    }

    private static String whyNoTestRan(RunResults results) {
        if (results.size() == 0) {
            return "there are no results at all, dbt selected nothing. Check what the dbt command selects";
        }
        return results.skippedTests() > 0
                ? "dbt skipped all of its tests (" + results.skippedTests() + "), as something before them failed"
                : "the dbt command ran none. Run dbt build or dbt test, and check what it selects";
    }

    private void unknownNodes() {
        int unknown = results().notIn(manifest.present());
        if (unknown > 0) {
            String examples = results()
                    .idsNotIn(manifest.present())
                    .limit(EXAMPLES)
                    .mapToObj(ids::get)
                    .map(id -> '"' + ArtifactErrors.quote(id) + '"')
                    .collect(Collectors.joining(", "));
            add(
                    Kind.UNKNOWN_NODES,
                    unknown + " of " + results().size() + " results in " + runResultsFile + " name nodes that "
                            + manifestFile + " doesn't have, such as " + examples
                            + ". The manifest was written after something was renamed, removed or disabled, or is of another project");
        }
    }

    private void newerSchema(Path file, Metadata metadata, ArtifactKind kind) {
        if (!metadata.knownTo(kind)) {
            add(
                    Kind.NEWER_SCHEMA,
                    file + " has the schema " + ArtifactErrors.quote(metadata.schema()) + ", and v"
                            + kind.newestKnown() + " is the newest known for " + kind.title()
                            + ". It is read as if it were that; a newer version of this plugin may know it");
        }
    }

    private void unknownStatuses() {
        String unknown = results().statuses().keySet().stream()
                .filter(status -> !Statuses.known(status))
                .map(status -> '"' + ArtifactErrors.quote(status) + '"')
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            add(
                    Kind.UNKNOWN_STATUS,
                    runResultsFile + " has results with a status that is not known: " + unknown
                            + ". They count neither as failing nor as passed; a newer version of this plugin may know it");
        }
    }

    private RunResults results() {
        return runResults.results();
    }
}
