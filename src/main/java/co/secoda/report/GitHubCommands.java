package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Entity;
import co.secoda.dbt.NodeError;
import co.secoda.dbt.TestResult;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The annotations of a run as workflow commands of GitHub Actions, one a model: lines for the job's log. GitHub shows
 * ten errors and ten warnings of a step, so there are no more; the last one says how many it stands for.
 */
public final class GitHubCommands {
    /** How many annotations of a kind GitHub shows of a step. */
    private static final int SHOWN = 10;

    private static final int NAMED_TESTS = 5;
    private static final int LINE = 300;

    private record Annotation(DbtNode node, String title, String message) {}

    private final Path workspace;
    private final Path dbtProject;

    /**
     * Annotates files of a checkout.
     *
     * @param workspace the checkout's root ({@code GITHUB_WORKSPACE}), which GitHub's paths are relative to
     * @param dbtProject the dbt project's root, which dbt's paths are relative to
     */
    public GitHubCommands(Path workspace, Path dbtProject) {
        this.workspace = real(workspace);
        this.dbtProject = real(dbtProject);
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
     * warned.
     */
    public List<String> of(Report report) {
        if (report.run().isEmpty()) {
            return List.of();
        }
        DbtRun run = report.run().get();
        boolean passed = report.judgement()
                .filter(judgement -> judgement.verdict().equals("passed"))
                .isPresent();
        List<Annotation> broken = new ArrayList<>();
        run.failing().forEach(entity -> broken.add(of(entity, "failing")));
        run.errored().forEach(error -> broken.add(of(error)));
        List<Annotation> warning = new ArrayList<>();
        run.warning().forEach(entity -> warning.add(of(entity, "warning")));
        if (passed) {
            warning.addAll(0, broken);
            broken.clear();
        }
        List<String> lines = new ArrayList<>(commands("error", broken));
        lines.addAll(commands("warning", warning));
        return lines;
    }

    private static Annotation of(Entity entity, String what) {
        String tests = entity.tests().stream()
                .limit(NAMED_TESTS)
                .map(GitHubCommands::oneTest)
                .collect(Collectors.joining("\n"));
        int others = entity.tests().size() - NAMED_TESTS;
        return new Annotation(
                entity.node(),
                "dbt: " + named(entity.node()) + " is " + what,
                tests + (others > 0 ? "\nand " + others + " more" : ""));
    }

    private static Annotation of(NodeError error) {
        String message = PlainText.firstLine(error.message(), LINE);
        return new Annotation(
                error.node(),
                "dbt: " + named(error.node()) + " was not built",
                message.isEmpty() ? error.status() : message);
    }

    private static String named(DbtNode node) {
        return PlainText.oneLine(node.resourceType() + " " + node.name(), LINE);
    }

    private static String oneTest(TestResult test) {
        String message = PlainText.firstLine(test.message(), LINE);
        return PlainText.oneLine(test.test().name(), LINE) + ": " + (message.isEmpty() ? test.status() : message);
    }

    private List<String> commands(String command, List<Annotation> annotations) {
        List<String> lines = new ArrayList<>();
        for (Annotation annotation : annotations.subList(0, Math.min(SHOWN, annotations.size()))) {
            boolean last = lines.size() == SHOWN - 1 && annotations.size() > SHOWN;
            lines.add(command(
                    command,
                    annotation,
                    last ? "\n(and " + (annotations.size() - SHOWN) + " more that are not annotated)" : ""));
        }
        return lines;
    }

    private String command(String command, Annotation annotation, String more) {
        String file = inWorkspace(annotation.node().path())
                .map(path -> "file=" + property(path) + ",")
                .orElse("");
        return "::" + command + " " + file + "title=" + property(annotation.title()) + "::"
                + data(annotation.message() + more);
    }

    /** The path as GitHub wants it; absent for what isn't in the checkout. */
    private Optional<String> inWorkspace(String path) {
        try {
            Path file = dbtProject.resolve(path).normalize();
            return path.isEmpty() || !file.startsWith(workspace)
                    ? Optional.empty()
                    : Optional.of(workspace.relativize(file).toString().replace('\\', '/'));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Escaped as the runner unescapes it (actions/runner, ActionCommand.cs). */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
