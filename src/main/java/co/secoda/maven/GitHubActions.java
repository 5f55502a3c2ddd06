package co.secoda.maven;

import co.secoda.report.GitHubCommands;
import co.secoda.report.GitHubFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
     */
    Map<String, EndReports.Writer> writers(boolean summary) {
        Map<String, EndReports.Writer> writers = new LinkedHashMap<>();
        environment
                .apply("GITHUB_STEP_SUMMARY")
                .filter(file -> summary)
                .ifPresent(file ->
                        writers.put("GITHUB_STEP_SUMMARY", report -> GitHubFiles.addSummary(report, Path.of(file))));
        environment
                .apply("GITHUB_OUTPUT")
                .ifPresent(
                        file -> writers.put("GITHUB_OUTPUT", report -> GitHubFiles.addOutputs(report, Path.of(file))));
        if (environment.apply("GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
            Path workspace = environment.apply("GITHUB_WORKSPACE").map(Path::of).orElse(dbtProject);
            GitHubCommands commands = new GitHubCommands(workspace, dbtProject);
            writers.put("annotations of GitHub Actions", report -> command(commands.of(report)));
        }
        return writers;
    }

    /**
     * Hands lines to the runner, which takes commands only from the beginning of a line. So they go to the process' own
     * standard output: Maven's log and, since Maven 4, {@code System.out} too put something before each line. It isn't
     * closed, since others write there too.
     */
    private static void command(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            OutputStream standardOutput = new FileOutputStream(FileDescriptor.out);
            standardOutput.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
