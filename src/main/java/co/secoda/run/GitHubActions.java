package co.secoda.run;

import co.secoda.report.GitHubCommands;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.GitHubFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What GitHub Actions takes from a step: its summary, its outputs, and annotations. Without its environment variables
 * there is nothing to do.
 */
final class GitHubActions {
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
                .ifPresent(
                        file -> writers.put("GITHUB_OUTPUT", report -> GitHubFiles.addOutputs(report, Path.of(file))));
        if (host.environment("GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
            Path workspace = host.environment("GITHUB_WORKSPACE").map(Path::of).orElse(dbtProject);
            GitHubCommands commands = new GitHubCommands(workspace, dbtProject);
            writers.put("annotations of GitHub Actions", report -> host.command(commands.of(report)));
        }
        return writers;
    }
}
