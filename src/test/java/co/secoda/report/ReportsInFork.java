package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.RunTimeline;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.report.html.HtmlWriter;
import co.secoda.report.junit.JUnitWriter;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.GitHubFiles;
import co.secoda.report.markdown.MarkdownWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a pair and its timeline, and writes all reports of it, in a JVM of its own. */
final class ReportsInFork {
    private ReportsInFork() {}

    /**
     * The fork's entry.
     *
     * @param arguments the directory of the pair, and where to write
     */
    public static void main(String[] arguments) throws Exception {
        Path artifacts = Path.of(arguments[0]);
        Path directory = Path.of(arguments[1]);
        DbtRun run = new DbtRunReader()
                .read(new ArtifactPaths(artifacts.resolve("manifest.json"), artifacts.resolve("run_results.json")));
        Report report = Reports.of(run, "failed", "too many");
        DownstreamGraph graph = new DownstreamGraph();
        SummaryWriter.write(report, directory);
        JUnitWriter.write(report, directory);
        HtmlWriter.write(report, directory);
        MarkdownWriter.write(report, graph, directory);
        GitHubFiles.addSummary(report, graph, directory.resolve("step-summary"));
        RunTimeline timeline = run.inFull().timeline();
        Files.writeString(
                directory.resolve("timeline"),
                timeline.nodes().size() + " " + timeline.leftOut() + " "
                        + timeline.criticalPath().size());
    }
}
