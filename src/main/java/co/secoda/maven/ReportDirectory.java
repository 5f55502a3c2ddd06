package co.secoda.maven;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Where reports go by default. The first execution of a goal that runs in a module writes to {@code secoda}, further
 * ones to {@code secoda/<executionId>}, so that two integrations published from one project don't write over each
 * other. Which is first is read off the pom, not counted while running, so that {@code check} in another build finds
 * what {@code upload} left.
 */
final class ReportDirectory {
    private static final String NAME = "secoda";

    /** Those of Maven's own lifecycles, of Maven 3 and 4. */
    private static final Set<String> PHASES =
            Set.of(("validate initialize generate-sources process-sources generate-resources process-resources compile"
                            + " process-classes generate-test-sources process-test-sources generate-test-resources"
                            + " process-test-resources test-compile process-test-classes test prepare-package package"
                            + " pre-integration-test integration-test post-integration-test verify install deploy"
                            + " pre-clean clean post-clean pre-site site post-site site-deploy"
                            + " all each build sources resources test-sources test-resources unit-test ready")
                    .split(" "));

    /** What Maven 4 allows before and after the name of a phase, as in {@code before:verify[100]}. */
    private static final Pattern PHASE_ADDITIONS = Pattern.compile("^(before|after|at):|\\[-?\\d+]$");

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

    /** Those that a build runs by itself first. */
    private static List<String> executionsOf(MavenProject project, MojoExecution execution) {
        return Optional.ofNullable(
                        project.getPlugin(Plugin.constructKey(execution.getGroupId(), execution.getArtifactId())))
                .map(Plugin::getExecutions)
                .stream()
                .flatMap(List::stream)
                .filter(declared -> declared.getGoals().contains(execution.getGoal()))
                .sorted(Comparator.comparing(declared -> !runs(declared))) // stable
                .map(PluginExecution::getId)
                .toList();
    }

    /** One that a pom turns off has a phase that no lifecycle has: {@code none}, by custom, or an empty one. */
    private static boolean runs(PluginExecution declared) {
        return declared.getPhase() == null
                || PHASES.contains(PHASE_ADDITIONS.matcher(declared.getPhase()).replaceAll(""));
    }
}
