package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Labels;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.yaml.TestPlaces;
import co.secoda.gate.Verdict;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.text.BoundedText.WholeCharacters;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
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

    private final Path workspace;
    private final Path dbtProject;
    private final TestPlaces places;

    /**
     * Annotates files of a checkout.
     *
     * @param workspace the checkout's root ({@code GITHUB_WORKSPACE}), which GitHub's paths are relative to
     * @param dbtProject the dbt project's root, which dbt's paths are relative to
     */
    public GitHubCommands(Path workspace, Path dbtProject) {
        this.workspace = real(workspace);
        this.dbtProject = real(dbtProject);
        this.places = new TestPlaces(this.workspace, this.dbtProject);
    }

    /** A runner may name its checkout by a link that the JVM, asked for its own directory, doesn't name. */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
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
        report.countedFailing().forEach(entity -> broken.add(of(entity, "failing", run)));
        run.errored().forEach(error -> broken.add(of(error, run)));
        List<Annotation> warning = new ArrayList<>();
        run.warning().forEach(entity -> warning.add(of(entity, "warning", run)));
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

    private Annotation of(TestResult test, Excuse excuse, Labels labels) {
        return new Annotation(
                inWorkspace(test.entities().get(0)),
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
                inWorkspace(entity.node()),
                OptionalInt.empty(),
                "dbt: " + named(labels, entity.node()) + " is " + what,
                tests + (others > 0 ? "\nand " + others + " more" : "") + owner(entity.node(), run));
    }

    private Annotation of(NodeError error, DbtRun run) {
        return new Annotation(
                inWorkspace(error.node()),
                OptionalInt.empty(),
                "dbt: " + named(run.labels(), error.node()) + " was not built",
                said(error.message(), error.status()) + owner(error.node(), run));
    }

    private static String owner(DbtNode node, DbtRun run) {
        return OwnerWords.of(run.detailsOf(node))
                .map(owner -> "\nOwner: " + PlainText.oneLine(owner, LINE))
                .orElse("");
    }

    private Optional<Annotation> onItsLine(TestResult test, DbtRun run) {
        return places.of(test, run.detailsOf(test.test()))
                .map(place -> new Annotation(
                        Optional.of(workspace.relativize(place.file()).toString()),
                        OptionalInt.of(place.line()),
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

    /** A file of the checkout; absent for what isn't in it. */
    private Optional<String> inWorkspace(DbtNode node) {
        return node.file().filter(GitHubCommands::isWritable).flatMap(this::inWorkspace);
    }

    private Optional<String> inWorkspace(String path) {
        try {
            Path file = linked(dbtProject.resolve(path).normalize());
            return file.startsWith(workspace)
                    ? Optional.of(workspace.relativize(file).toString())
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return inProject(path);
        }
    }

    /** dbt links to a package that is a directory of the checkout, and GitHub knows the file itself. */
    private Path linked(Path file) {
        Path there = real(file);
        return there.startsWith(workspace) ? there : file;
    }

    /** Whether a log can name it: without control characters and halves of surrogate pairs. */
    private static boolean isWritable(String path) {
        return WholeCharacters.of(path).equals(path) && path.chars().noneMatch(Character::isISOControl);
    }

    /** The same from texts alone: under {@code LC_ALL=C} the JVM takes no path with a letter that isn't ASCII. */
    private Optional<String> inProject(String path) {
        boolean below = Stream.of(path.split("[/\\\\]", -1))
                .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
        if (!below || !dbtProject.startsWith(workspace)) {
            return Optional.empty();
        }
        String project = workspace.relativize(dbtProject).toString();
        return Optional.of(project.isEmpty() ? path : project + "/" + path);
    }
}
