package co.secoda.gate;

import co.secoda.dbt.Caveats.UnknownStatus;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.Reaction;
import co.secoda.text.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gates that judge the artifacts alone; a failure of theirs fails the verdict however the wait ends. */
record ArtifactGates(DbtRun run, GateSettings settings) {
    private static final int NAMED = 3;
    private static final String RUN_OPERATION = "run-operation";

    /** What fails the verdict. */
    List<String> failures() {
        Stream<String> ofTests = Stream.of(
                        skipped(), runErrors(Reaction.FAIL), unknownStatus(Reaction.FAIL), nothingTested(Reaction.FAIL))
                .flatMap(Optional::stream);
        return Stream.concat(ofTests, new RuleGates(run, settings.rules()).failures())
                .toList();
    }

    /** What is only told. */
    List<String> notes() {
        Stream<String> ofTests = Stream.of(
                        runErrors(Reaction.WARN),
                        unknownStatus(Reaction.WARN),
                        nothingTested(Reaction.WARN),
                        empty(),
                        sampled(),
                        withoutQuery(),
                        withoutOutcome(),
                        withoutResult())
                .flatMap(Optional::stream);
        return Stream.concat(ofTests, new RuleGates(run, settings.rules()).notes())
                .toList();
    }

    private Optional<String> skipped() {
        Limit given = settings.thresholds().maxSkipped();
        Limit limit = settings.thresholds().resolve(run).maxSkipped();
        return limit.passedBy(run.skippedTests())
                ? Optional.of(LimitWords.againstLimit(
                        NumberText.count(run.skippedTests(), "test was", "tests were") + " skipped",
                        "secoda.maxSkipped",
                        given,
                        limit))
                : Optional.empty();
    }

    private Optional<String> runErrors(Reaction reaction) {
        if (settings.onRunErrors() != reaction || run.errored().isEmpty()) {
            return Optional.empty();
        }
        List<DbtNode> nodes = run.errored().stream()
                .map(NodeError::node)
                .filter(node -> !node.isOperation())
                .toList();
        List<DbtNode> operations = run.errored().stream()
                .map(NodeError::node)
                .filter(DbtNode::isOperation)
                .toList();
        String built = "dbt could not build " + NumberText.count(nodes.size(), "node", "nodes") + named(nodes);
        String done = run.command().filter(RUN_OPERATION::equals).isPresent()
                ? "dbt run-operation failed" + named(operations)
                : NumberText.count(operations.size(), "operation", "operations") + " of dbt failed" + named(operations);
        return Optional.of((operations.isEmpty() ? built : nodes.isEmpty() ? done : built + "; " + done)
                + " (secoda.onRunErrors)");
    }

    private String named(List<DbtNode> nodes) {
        int others = nodes.size() - NAMED;
        return nodes.stream()
                        .limit(NAMED)
                        .map(node -> run.labels().of(node).text())
                        .collect(Collectors.joining(", ", ": ", ""))
                + (others > 0 ? " and " + others + " more" : "");
    }

    private Optional<String> unknownStatus(Reaction reaction) {
        if (settings.onUnknownStatus() != reaction
                || run.caveats().unknownStatuses().isEmpty()) {
            return Optional.empty();
        }
        int results = run.caveats().resultsOfUnknownStatus();
        String statuses = run.caveats().unknownStatuses().stream()
                .limit(NAMED)
                .map(UnknownStatus::words)
                .collect(Collectors.joining(", "));
        int others = run.caveats().unknownStatuses().size() - NAMED;
        return Optional.of(NumberText.count(results, "result has", "results have")
                + " a status that no known dbt writes: " + statuses + (others > 0 ? " and " + others + " more" : "")
                + " (secoda.onUnknownStatus)");
    }

    private Optional<String> nothingTested(Reaction reaction) {
        boolean nothingChanged = run.caveats().nothingChanged();
        if (run.testsWithOutcome() > 0 || settings.onNothingTested().reaction(nothingChanged) != reaction) {
            return Optional.empty();
        }
        return Optional.of("no test of this run has an outcome"
                + (nothingChanged
                        ? ", since nothing had changed; secoda.onNothingTested=reused lets such a run pass"
                        : run.command()
                                        .map(command -> "; its results are of dbt " + command)
                                        .orElse("")
                                + " (secoda.onNothingTested)"));
    }

    private Optional<String> empty() {
        return run.caveats().empty()
                ? Optional.of(
                        "dbt ran with --empty: its tests looked at no rows, so a pass says" + " nothing about the data")
                : Optional.empty();
    }

    private Optional<String> sampled() {
        return run.caveats().sampled()
                ? Optional.of("dbt ran with --sample: its tests looked at a sample of the rows, so a pass says"
                        + " nothing about the rest")
                : Optional.empty();
    }

    /** Where no test has an outcome, that is told by itself. */
    private Optional<String> withoutOutcome() {
        int tests = run.caveats().testsWithoutOutcome();
        return tests > 0 && run.testsWithOutcome() > 0
                ? Optional.of(NumberText.count(tests, "test is", "tests are")
                        + " counted neither as passed nor as failing: success, no-op or reused is no outcome of a test")
                : Optional.empty();
    }

    private Optional<String> withoutQuery() {
        int tests = run.caveats().testsWithoutQuery();
        return tests > 0
                ? Optional.of(tests + " of " + NumberText.count(run.testsWithOutcome(), "test", "tests")
                        + " passed without a query: dbt reused earlier outcomes, and this run did not look at the data"
                        + " again")
                : Optional.empty();
    }

    private Optional<String> withoutResult() {
        int tests = run.caveats().testsWithoutResult();
        return tests > 0
                ? Optional.of(NumberText.count(tests, "test has", "tests have")
                        + " no result, though dbt should have run all of them: it may have been interrupted")
                : Optional.empty();
    }
}
