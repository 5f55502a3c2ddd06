package co.secoda.run;

import co.secoda.report.GitHubCommands;
import co.secoda.report.Report;
import co.secoda.report.RunHistory;
import co.secoda.report.TeamCityMessages;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.GitHubFiles;
import co.secoda.run.history.HistoryWriter;
import co.secoda.run.history.PastRuns;
import co.secoda.run.history.RunOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the reports of a run that was judged. One that can't be written never changes a verdict: if the settings ask
 * for it, it is an error of its own after it; if a CI service does by its variables, a warning.
 */
final class EndReports {
    /** Writes one report. */
    @FunctionalInterface
    interface Writer {
        void write(Report report) throws IOException;
    }

    private final ReportSet files;
    private final Map<String, Writer> ofCi;
    private final Optional<Path> historyDirectory;
    private final Log log;

    /**
     * The reports of a run.
     *
     * @param files those in the report directory
     * @param ofCi what a CI service asks for, by its names, in the order in which it is written
     * @param historyDirectory where the summaries of earlier runs are, if any are kept; this run's is left there, too
     */
    EndReports(ReportSet files, Map<String, Writer> ofCi, Optional<Path> historyDirectory, Log log) {
        this.files = files;
        this.ofCi = new LinkedHashMap<>(ofCi);
        this.historyDirectory = historyDirectory;
        this.log = log;
    }

    /**
     * What is written once a verdict is there: the files that were asked for, and what GitHub Actions asks for by its
     * variables.
     */
    static EndReports of(RunSettings settings, ReportSet files, Host host, Log log) {
        GitHubActions gitHub =
                new GitHubActions(host, settings.place().artifacts().dbtProjectDirectory());
        Map<String, EndReports.Writer> writers = gitHub.writers(files.hasMarkdown(), files.graph());
        if (host.environment("TEAMCITY_VERSION").isPresent()) {
            writers.put("service messages of TeamCity", report -> host.command(TeamCityMessages.of(report)));
        }
        return new EndReports(files, writers, settings.historyDirectory(), log);
    }

    /**
     * Writes them all, whatever becomes of one: a fault of ours in one of them changes no verdict either.
     *
     * @param told with what the history has
     */
    void write(Report told) {
        files.write(told);
        files.page().ifPresent(page -> log.info("Page: " + page));
        ofCi.forEach((name, writer) -> {
            try {
                writer.write(told);
            } catch (IOException | RuntimeException e) {
                log.debug(name, e);
                log.warn(name + " can't be written: " + e + ". Only the environment asks for it: the build goes on.");
            }
        });
        historyDirectory.ifPresent(directory -> keep(told, directory));
    }

    private void keep(Report report, Path directory) {
        try {
            HistoryWriter.write(report, directory);
        } catch (IOException | RuntimeException e) {
            log.debug("The history", e);
            files.faults()
                    .missed(
                            "the copy for the history",
                            HistoryWriter.file(report, directory),
                            "secoda.historyDirectory",
                            e);
        }
    }

    /**
     * The report with what the history has of earlier runs. A fault in reading it, be it of ours, changes no verdict.
     */
    Report withHistory(Report report) {
        try {
            return report.withHistory(history(report));
        } catch (RuntimeException e) {
            log.debug("The history", e);
            log.error("The history can't be read: " + e + " (secoda.historyDirectory).");
            return report;
        }
    }

    private RunHistory history(Report report) {
        RunHistory history = historyDirectory
                .map(directory -> PastRuns.in(directory, RunOwner.of(report), report.finishedAt())
                        .shown())
                .orElse(RunHistory.NONE);
        history.passedOver().forEach(log::warn);
        return history;
    }

    /**
     * What GitHub Actions takes from a step: its summary, its outputs, and annotations. Without its environment
     * variables there is nothing to do.
     */
    static final class GitHubActions {
        private final Host host;
        private final Path dbtProject;

        GitHubActions(Host host, Path dbtProject) {
            this.host = host;
            this.dbtProject = dbtProject;
        }

        /**
         * The writers for what this runner asks for.
         *
         * @param summary whether the step's summary is wanted
         * @param graph draws what is downstream, for the summary
         */
        Map<String, EndReports.Writer> writers(boolean summary, DownstreamGraph graph) {
            Map<String, EndReports.Writer> writers = new LinkedHashMap<>();
            host.environment("GITHUB_STEP_SUMMARY")
                    .filter(file -> summary)
                    .ifPresent(file -> writers.put(
                            "GITHUB_STEP_SUMMARY", report -> GitHubFiles.addSummary(report, graph, Path.of(file))));
            host.environment("GITHUB_OUTPUT")
                    .ifPresent(file ->
                            writers.put("GITHUB_OUTPUT", report -> GitHubFiles.addOutputs(report, Path.of(file))));
            if (host.environment("GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
                Path workspace =
                        host.environment("GITHUB_WORKSPACE").map(Path::of).orElse(dbtProject);
                GitHubCommands commands = new GitHubCommands(workspace, dbtProject);
                writers.put("annotations of GitHub Actions", report -> host.command(commands.of(report)));
            }
            return writers;
        }
    }
}
