package co.secoda.maven;

import co.secoda.report.Report;
import co.secoda.text.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** The row of one judging goal in the table at the end of a session. */
final class SessionTable {
    private static final String NONE = "none";

    private final MavenSession session;
    private final MojoExecution execution;
    /** Kept, since the session goes on to other ones. */
    private final MavenProject project;

    private final SessionClosing closing;

    SessionTable(MavenSession session, MojoExecution execution, Log log) {
        this.session = session;
        this.execution = execution;
        this.project = session.getCurrentProject();
        this.closing = new SessionClosing(session, log);
    }

    /** Says that a module has no verdict, until there is one. */
    void begin() {
        closing.row(key(), List.of(project.getArtifactId(), executionId(), NONE, "", "", "", ""));
    }

    /** Says what came of a module. */
    void end(Report report, Optional<Path> summary) {
        closing.judged();
        closing.row(
                key(),
                List.of(
                        project.getArtifactId(),
                        executionId(),
                        report.judgement().map(Report.Judgement::verdict).orElse(NONE),
                        report.failing().isPresent()
                                ? Integer.toString(report.failing().getAsInt())
                                : "",
                        report.warning().isPresent()
                                ? Integer.toString(report.warning().getAsInt())
                                : "",
                        report.sync()
                                .ended()
                                .map(wait -> wait.evidence().text())
                                .orElse(""),
                        summary.map(this::shown).orElse("")));
    }

    private String executionId() {
        return Optional.ofNullable(execution.getExecutionId()).orElse("");
    }

    private String key() {
        return String.format(Locale.ROOT, "%05d %s", session.getProjects().indexOf(project) + 1, executionId());
    }

    private String shown(Path file) {
        return Optional.ofNullable(session.getExecutionRootDirectory())
                .map(Path::of)
                .filter(file::startsWith)
                .map(root -> root.relativize(file))
                .orElse(file)
                .toString();
    }

    /** The table as lines of a log, with the numbers of verdicts above it. */
    static List<String> lines(List<List<String>> rows) {
        TextTable table = new TextTable("module", "verdict", "failing", "warning", "evidence", "summary");
        for (List<String> row : rows) {
            table.row(Stream.concat(Stream.of(name(row, rows)), row.subList(2, row.size()).stream())
                    .toArray(String[]::new));
        }
        String counts = Stream.of("passed", "failed", "unknown", NONE)
                .map(verdict -> count(rows, verdict))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return Stream.concat(
                        Stream.of("Secoda, " + rows.size() + " runs: " + counts + "."),
                        table.text().lines().map(line -> "  " + line))
                .toList();
    }

    /** The module's, with that of the execution where it has several. */
    private static String name(List<String> row, List<List<String>> rows) {
        String module = row.get(0);
        long executions =
                rows.stream().filter(other -> other.get(0).equals(module)).count();
        return executions > 1 ? module + " (" + row.get(1) + ")" : module;
    }

    private static Optional<String> count(List<List<String>> rows, String verdict) {
        long count = rows.stream().filter(row -> row.get(2).equals(verdict)).count();
        return count == 0
                ? Optional.empty()
                : Optional.of(count + " " + (verdict.equals(NONE) ? "without a verdict" : verdict));
    }
}
