package co.secoda.run;

import co.secoda.report.DownstreamGraph;
import co.secoda.report.HistoryWriter;
import co.secoda.report.HtmlWriter;
import co.secoda.report.JUnitWriter;
import co.secoda.report.MarkdownWriter;
import co.secoda.report.Report;
import co.secoda.report.RunHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the reports of a run that was judged. One that can't be written never changes a verdict: it is an error of its
 * own after it.
 */
final class EndReports {
    /** Writes one report. */
    @FunctionalInterface
    interface Writer {
        void write(Report report) throws IOException;
    }

    private final Map<String, Writer> writers;
    private final Optional<Path> historyDirectory;
    private final Log log;
    private Optional<String> problem = Optional.empty();

    /**
     * Reports by their names.
     *
     * @param writers in the order in which they are written
     * @param historyDirectory where the summaries of earlier runs are, if any are kept; this run's is left there, too
     */
    EndReports(Map<String, Writer> writers, Optional<Path> historyDirectory, Log log) {
        this.writers = new LinkedHashMap<>(writers);
        this.historyDirectory = historyDirectory;
        this.log = log;
        historyDirectory.ifPresent(directory -> this.writers.put(
                "for the history (secoda.historyDirectory)", report -> HistoryWriter.write(report, directory)));
    }

    /**
     * What is written once a verdict is there: the files that were asked for, and what GitHub Actions asks for by its
     * variables.
     */
    static EndReports of(RunPlan plan, Host host, Log log) {
        Map<String, Writer> writers = new LinkedHashMap<>();
        DownstreamGraph graph = new DownstreamGraph();
        if (plan.reports().contains(ReportKind.JUNIT)) {
            writers.put(JUnitWriter.FILE_NAME, report -> JUnitWriter.write(report, plan.reportDirectory()));
        }
        if (plan.reports().contains(ReportKind.HTML)) {
            writers.put(
                    HtmlWriter.FILE_NAME,
                    report -> log.info("Page: " + HtmlWriter.write(report, plan.reportDirectory())));
        }
        if (plan.reports().contains(ReportKind.MARKDOWN)) {
            writers.put(
                    MarkdownWriter.FILE_NAME, report -> MarkdownWriter.write(report, graph, plan.reportDirectory()));
        }
        GitHubActions gitHub = new GitHubActions(host, plan.location().dbtProjectDirectory());
        writers.putAll(gitHub.writers(plan.reports().contains(ReportKind.MARKDOWN), graph));
        return new EndReports(writers, plan.historyDirectory(), log);
    }

    /**
     * Writes them all, whatever becomes of one: a fault of ours in one of them, or in reading what the history has of
     * earlier runs, which comes first, changes no verdict either.
     */
    void write(Report report) {
        Report told = withHistory(report);
        writers.forEach((name, writer) -> {
            try {
                writer.write(told);
            } catch (IOException | RuntimeException e) {
                log.debug("The report " + name, e);
                missing("The report " + name + " can't be written: " + e + ". See that this build may write there.");
            }
        });
    }

    /** Tells of a file that could not be written, now and when the goal ends well otherwise. */
    void missing(String message) {
        log.error(message);
        problem = problem.or(() -> Optional.of(message));
    }

    private Report withHistory(Report report) {
        try {
            return report.withHistory(history(report));
        } catch (RuntimeException e) {
            log.debug("The history", e);
            missing("The history can't be read: " + e + " (secoda.historyDirectory).");
            return report;
        }
    }

    private RunHistory history(Report report) {
        RunHistory history = historyDirectory
                .map(directory -> RunHistory.read(
                        directory, report.target().map(Report.Target::integrationId), report.finishedAt()))
                .orElse(RunHistory.NONE);
        history.passedOver().forEach(log::warn);
        return history;
    }

    /**
     * Ends a goal whose own outcome is good.
     *
     * @throws GoalErrorException if a report could not be written
     */
    void requireWritten() throws GoalErrorException {
        if (problem.isPresent()) {
            throw new GoalErrorException(problem.get());
        }
    }
}
