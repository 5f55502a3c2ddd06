package co.secoda.dbt;

import co.secoda.dbt.Caveats.UnknownStatus;
import co.secoda.dbt.Problem.Kind;
import co.secoda.dbt.UnitedResults.UnitedFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactMetadata;
import co.secoda.dbt.artifact.ReadArtifact;
import co.secoda.text.NumberText;
import co.secoda.text.Quoted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judges a pair of artifacts: what a user should know about it, each in a sentence. */
final class PairProblems {
    private static final int EXAMPLES = 3;

    private final NumberedIds ids;
    private final Path runResultsFile;
    private final RunResultsReader.Content runResults;
    private final Path manifestFile;
    private final ManifestReader.Content manifest;
    private final List<UnitedFile> parts;
    private final Caveats caveats;
    private final List<Problem> problems = new ArrayList<>();

    /** @param parts what the run results were united from, if they were, in the order in which their results stand */
    PairProblems(
            NumberedIds ids,
            ReadArtifact<RunResultsReader.Content> runResults,
            List<UnitedFile> parts,
            ReadArtifact<ManifestReader.Content> manifest,
            Caveats caveats) {
        this.ids = ids;
        this.runResultsFile = runResults.path();
        this.runResults = runResults.content();
        this.parts = parts;
        this.manifestFile = manifest.path();
        this.manifest = manifest.content();
        this.caveats = caveats;
    }

    /** All of them. */
    List<Problem> find() {
        differentRuns();
        nothingTested();
        unknownNodes();
        twins();
        newerSchema(manifestFile, manifest.metadata(), ArtifactKind.MANIFEST);
        newerSchema(runResultsFile, runResults.metadata(), ArtifactKind.RUN_RESULTS);
        unknownStatuses();
        littleProven();
        return problems;
    }

    private void add(Kind kind, String sentence) {
        problems.add(new Problem(kind, sentence));
    }

    private void differentRuns() {
        if (runResults.metadata().isOfOneInvocation(manifest.metadata())) {
            return;
        }
        add(
                Kind.DIFFERENT_RUNS,
                manifestFile + " and " + newest() + " are not of one dbt command: " + whichIsNewer()
                        + ". Upload right after the command that runs the tests, or give later dbt commands another"
                        + " --target-path");
    }

    /** The file whose metadata the run results have. */
    private Path newest() {
        return parts.isEmpty()
                ? runResultsFile
                : parts.get(parts.size() - 1).file().path();
    }

    /** An id, and where it is known only by that, the file that names it. */
    private String named(int id) {
        String quoted = '"' + Quoted.line(ids.get(id)) + '"';
        int first = 0;
        for (UnitedFile part : parts) {
            first += part.counting();
            if (id < first) {
                return quoted + " of " + part.file().path();
            }
        }
        return quoted;
    }

    private String files(Predicate<UnitedFile> which) {
        return parts.isEmpty()
                ? String.valueOf(runResultsFile)
                : parts.stream()
                        .filter(which)
                        .map(part -> String.valueOf(part.file().path()))
                        .collect(Collectors.joining(" and "));
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
        NothingTested.of(runResults.args(), results())
                .ifPresent(why ->
                        add(Kind.NOTHING_TESTED, runResultsFile + " has no outcome of any test: " + why.reason()));
    }

    private void unknownNodes() {
        int unknown = results().notIn(manifest.present());
        if (unknown > 0) {
            String examples = results()
                    .idsNotIn(manifest.present())
                    .limit(EXAMPLES)
                    .mapToObj(this::named)
                    .collect(Collectors.joining(", "));
            add(
                    Kind.UNKNOWN_NODES,
                    unknown + " of " + NumberText.count(results().size(), "result", "results") + " in " + runResultsFile
                            + (unknown == 1 ? " names a node that " : " name nodes that ")
                            + manifestFile + " doesn't have, such as " + examples
                            + ". The manifest was written after something was renamed, removed or disabled, or is of another project");
        }
    }

    private void twins() {
        if (!results().twins().isEmpty()) {
            String examples = results().twins().stream()
                    .distinct()
                    .limit(EXAMPLES)
                    .map(this::named)
                    .collect(Collectors.joining(", "));
            add(
                    Kind.TWINS,
                    runResultsFile + " has more than one result of the same node, such as of " + examples
                            + ". They say the same and count once");
        }
    }

    private void newerSchema(Path file, ArtifactMetadata metadata, ArtifactKind kind) {
        if (!metadata.knownTo(kind)) {
            add(
                    Kind.NEWER_SCHEMA,
                    file + " has the schema " + Quoted.line(metadata.schema()) + ", and v"
                            + kind.newestKnown() + " is the newest known for " + kind.title()
                            + ". It is read as if it were that; a newer version of this plugin may know it");
        }
    }

    private void unknownStatuses() {
        if (!caveats.unknownStatuses().isEmpty()) {
            String unknown = caveats.unknownStatuses().stream().map(this::words).collect(Collectors.joining(", "));
            add(
                    Kind.UNKNOWN_STATUS,
                    runResultsFile + " has results with a status that no known dbt writes: " + unknown
                            + ". They count neither as failing nor as passed; a newer version of this plugin may know it");
        }
    }

    private String words(UnknownStatus status) {
        return parts.isEmpty() ? status.words() : status.words() + ", first " + named(ids.find(status.example()));
    }

    private void littleProven() {
        if (caveats.empty()) {
            add(
                    Kind.EMPTY_RUN,
                    files(UnitedFile::empty) + " is of a dbt command with --empty: its tests looked at no rows");
        }
        if (caveats.sampled()) {
            add(
                    Kind.SAMPLED_RUN,
                    files(UnitedFile::sampled)
                            + " is of a dbt command with --sample: its tests looked at a sample of the rows");
        }
        if (caveats.testsWithoutQuery() > 0) {
            add(
                    Kind.REUSED_TESTS,
                    caveats.testsWithoutQuery() + " of " + results().outcomes() + " tests in " + runResultsFile
                            + " passed without a query: dbt reused earlier outcomes");
        }
        if (caveats.testsWithoutOutcome() > 0 && results().outcomes() > 0) {
            add(
                    Kind.WITHOUT_OUTCOME,
                    NumberText.count(caveats.testsWithoutOutcome(), "test of ", "tests of ") + runResultsFile
                            + (caveats.testsWithoutOutcome() == 1 ? " is" : " are")
                            + " counted neither as passed nor as failing: success, no-op or reused is no outcome of a test");
        }
        if (caveats.testsWithoutResult() > 0) {
            add(
                    Kind.INCOMPLETE,
                    (caveats.testsWithoutResult() == 1
                                    ? "1 test of " + manifestFile + " has"
                                    : caveats.testsWithoutResult() + " tests of " + manifestFile + " have")
                            + " no result in " + runResultsFile
                            + ", though the dbt command selects all: it may have been interrupted. Read its log");
        }
    }

    private RunResults results() {
        return runResults.results();
    }
}
