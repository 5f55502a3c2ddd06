package co.secoda.gate;

import co.secoda.dbt.DbtRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gates that judge the artifacts alone; a failure of theirs fails the verdict however the wait ends. */
record ArtifactGates(DbtRun run, GateSettings settings) {
    private static final int NAMED = 3;

    /** What fails the verdict. */
    List<String> failures() {
        return Stream.of(skipped(), runErrors(Reaction.FAIL), nothingTested(Reaction.FAIL))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is only told. */
    List<String> notes() {
        return Stream.of(runErrors(Reaction.WARN), nothingTested(Reaction.WARN))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> skipped() {
        Limit given = settings.thresholds().maxSkipped();
        Limit limit = settings.thresholds().resolve(run).maxSkipped();
        return limit.passedBy(run.skippedTests())
                ? Optional.of(Sentences.againstLimit(
                        Sentences.count(run.skippedTests(), "test was", "tests were") + " skipped",
                        "secoda.maxSkipped",
                        given,
                        limit))
                : Optional.empty();
    }

    private Optional<String> runErrors(Reaction reaction) {
        if (settings.onRunErrors() != reaction || run.errored().isEmpty()) {
            return Optional.empty();
        }
        String names = run.errored().stream()
                .limit(NAMED)
                .map(error -> error.node().uniqueId())
                .collect(Collectors.joining(", "));
        int others = run.errored().size() - NAMED;
        return Optional.of(
                "dbt could not build " + Sentences.count(run.errored().size(), "node", "nodes") + ": " + names
                        + (others > 0 ? " and " + others + " more" : "") + " (secoda.onRunErrors)");
    }

    private Optional<String> nothingTested(Reaction reaction) {
        if (settings.onNothingTested() != reaction || run.testsWithOutcome() > 0) {
            return Optional.empty();
        }
        return Optional.of("no test of this run has an outcome"
                + run.command()
                        .map(command -> "; its results are of dbt " + command)
                        .orElse("")
                + " (secoda.onNothingTested)");
    }
}
