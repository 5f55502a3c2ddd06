package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Labels;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.TestResult;
import co.secoda.gate.Verdict;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.text.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The annotations of a run as workflow commands of GitHub Actions: lines for the job's log. There is one a model, on
 * its file, and where that leaves room one a test, on the line that it is written in. GitHub shows ten errors and ten
 * warnings of a step, so there are no more; the last one says how many models it stands for.
 */
public final class GitHubCommands {
    /** How many annotations of a kind GitHub shows of a step. */
    private static final int SHOWN = 10;

    private static final int NAMED_TESTS = 5;
    private static final int LINE = 300;
    /** Of how many tests the lines are looked for. */
    private static final int LOOKED_FOR = 100;

    private final CheckoutFiles files;

    /**
     * Annotates files of a checkout.
     *
     * @param workspace the checkout's root ({@code GITHUB_WORKSPACE}), which GitHub's paths are relative to
     * @param dbtProject the dbt project's root, which dbt's paths are relative to
     */
    public GitHubCommands(Path workspace, Path dbtProject) {
        this.files = new CheckoutFiles(workspace, dbtProject);
    }

    /**
     * The lines: what is failing or was not built as errors if the build isn't to pass, else as warnings; then what
     * warned, and as notices what is known to fail.
     */
    public List<String> of(Report report) {
        if (report.run().isEmpty()) {
            return List.of();
        }
        DbtRun run = report.run().get();
        boolean passed = report.verdict().map(Verdict::kind).equals(Optional.of(Verdict.Kind.PASSED));
        List<Annotation> broken = new ArrayList<>();
        WhatIsNew fresh = WhatIsNew.of(report);
        report.countedFailing().forEach(entity -> broken.add(of(entity, "failing" + isNew(fresh, entity), run)));
        run.errored().forEach(error -> broken.add(of(error, run)));
        List<Annotation> warning = new ArrayList<>();
        run.warning().forEach(entity -> warning.add(of(entity, "warning" + isNew(fresh, entity), run)));
        List<TestResult> failing =
                run.failingTests().stream().filter(report.excuses()::counts).toList();
        List<String> lines = new ArrayList<>();
        if (passed) {
            warning.addAll(0, broken);
            lines.addAll(commands(
                    "warning",
                    run,
                    warning,
                    Stream.of(failing, run.warningTests()).flatMap(List::stream)));
        } else {
            lines.addAll(commands("error", run, broken, failing.stream()));
            lines.addAll(commands("warning", run, warning, run.warningTests().stream()));
        }
        List<Annotation> known = new ArrayList<>();
        report.excuses().tests(run).forEach((test, excuse) -> known.add(of(test, excuse, run.labels())));
        lines.addAll(commands("notice", run, known, Stream.empty()));
        return lines;
    }

    private static String isNew(WhatIsNew fresh, Entity entity) {
        return fresh.gist(entity).map(word -> ", " + word).orElse("");
    }

    private Annotation of(TestResult test, Excuse excuse, Labels labels) {
        return new Annotation(
                files.of(test.entities().get(0)),
                OptionalInt.empty(),
                "dbt: " + named(labels, test) + " is a known failure",
                named(labels, test.entities().get(0)) + ": " + PlainText.oneLine(excuse.sentence(), LINE));
    }

    private Annotation of(Entity entity, String what, DbtRun run) {
        Labels labels = run.labels();
        String tests = entity.tests().stream()
                .limit(NAMED_TESTS)
                .map(test -> named(labels, test) + ": " + said(test.message(), test.status()))
                .collect(Collectors.joining("\n"));
        int others = entity.tests().size() - NAMED_TESTS;
        return new Annotation(
                files.of(entity.node()),
                OptionalInt.empty(),
                "dbt: " + named(labels, entity.node()) + " is " + what,
                tests + (others > 0 ? "\nand " + others + " more" : "") + concerned(entity.node(), run));
    }

    private Annotation of(NodeError error, DbtRun run) {
        return new Annotation(
                files.of(error.node()),
                OptionalInt.empty(),
                "dbt: " + named(run.labels(), error.node()) + " was not built",
                said(error.message(), error.status()) + concerned(error.node(), run));
    }

    /** Whose it is, and what outside dbt reads from it: a line each. */
    private static String concerned(DbtNode node, DbtRun run) {
        NodeDetails details = run.detailsOf(node);
        return Stream.concat(
                        OwnerWords.of(details).map(owner -> "Owner: " + owner).stream(),
                        ExposureWords.of(details).stream().map(reader -> "Downstream: " + reader))
                .map(line -> "\n" + PlainText.oneLine(line, LINE))
                .collect(Collectors.joining());
    }

    private Optional<Annotation> onItsLine(TestResult test, DbtRun run) {
        return files.of(test, run.detailsOf(test.test()))
                .map(spot -> new Annotation(
                        Optional.of(spot.file()),
                        OptionalInt.of(spot.line()),
                        "dbt: " + named(run.labels(), test) + ": " + PlainText.oneLine(test.status(), LINE),
                        named(run.labels(), test.entities().get(0)) + ": " + said(test.message(), test.status())));
    }

    private static String named(Labels labels, DbtNode node) {
        return PlainText.oneLine(labels.of(node).text(), LINE);
    }

    private static String named(Labels labels, TestResult test) {
        return PlainText.oneLine(labels.of(test.test()).name(), LINE);
    }

    private static String said(String message, String status) {
        return DbtMessage.gist(message, status);
    }

    private List<String> commands(String command, DbtRun run, List<Annotation> models, Stream<TestResult> tests) {
        List<Annotation> shown = new ArrayList<>(models.subList(0, Math.min(SHOWN, models.size())));
        tests.limit(LOOKED_FOR)
                .flatMap(test -> onItsLine(test, run).stream())
                .limit(SHOWN - shown.size())
                .forEach(shown::add);
        int others = models.size() - SHOWN;
        List<String> lines = new ArrayList<>();
        for (Annotation annotation : shown) {
            boolean tells = others > 0 && lines.size() == SHOWN - 1;
            lines.add(annotation.command(command, tells ? "\n(and " + others + " more that are not annotated)" : ""));
        }
        return lines;
    }
}
