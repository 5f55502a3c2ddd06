package co.secoda.maven;

import co.secoda.report.DownstreamGraph;
import co.secoda.report.GitHubCommands;
import co.secoda.report.GitHubFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What GitHub Actions takes from a step: its summary, its outputs, and annotations. Without its environment variables
 * there is nothing to do.
 */
final class GitHubActions {
    private final Function<String, Optional<String>> environment;
    private final Path dbtProject;

    GitHubActions(Function<String, Optional<String>> environment, Path dbtProject) {
        this.environment = environment;
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
        environment
                .apply("GITHUB_STEP_SUMMARY")
                .filter(file -> summary)
                .ifPresent(file -> writers.put(
                        "GITHUB_STEP_SUMMARY", report -> GitHubFiles.addSummary(report, graph, Path.of(file))));
        environment
                .apply("GITHUB_OUTPUT")
                .ifPresent(
                        file -> writers.put("GITHUB_OUTPUT", report -> GitHubFiles.addOutputs(report, Path.of(file))));
        if (environment.apply("GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
            Path workspace = environment.apply("GITHUB_WORKSPACE").map(Path::of).orElse(dbtProject);
            GitHubCommands commands = new GitHubCommands(workspace, dbtProject);
            writers.put("annotations of GitHub Actions", report -> StandardOutput.command(commands.of(report)));
        }
        return writers;
    }
}
