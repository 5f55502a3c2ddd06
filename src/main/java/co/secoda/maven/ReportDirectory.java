package co.secoda.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Where reports go by default. The first execution of a goal in a module writes to {@code secoda}, further ones to
 * {@code secoda/<executionId>}, so that two integrations published from one project don't write over each other. Which
 * is first is read off the pom, not counted while running, so that {@code check} in another build finds what
 * {@code upload} left.
 */
final class ReportDirectory {
    private static final String NAME = "secoda";

    private ReportDirectory() {}

    /**
     * The directory for an execution.
     *
     * @param artifactsDirectory where the artifacts are; reports lie in it where there is no pom
     */
    static Path of(MavenProject project, MojoExecution execution, Path artifactsDirectory) {
        boolean hasPom = project.getFile() != null;
        Path base = hasPom ? Path.of(project.getBuild().getDirectory()) : artifactsDirectory;
        Path directory = base.resolve(NAME);
        List<String> ids = executionsOf(project, execution);
        boolean further = ids.indexOf(execution.getExecutionId()) > 0;
        return further ? directory.resolve(execution.getExecutionId()) : directory;
    }

    private static List<String> executionsOf(MavenProject project, MojoExecution execution) {
        return Optional.ofNullable(
                        project.getPlugin(Plugin.constructKey(execution.getGroupId(), execution.getArtifactId())))
                .map(Plugin::getExecutions)
                .stream()
                .flatMap(List::stream)
                .filter(declared -> declared.getGoals().contains(execution.getGoal()))
                .map(PluginExecution::getId)
                .toList();
    }
}
