package co.secoda.maven;

import co.secoda.dbt.location.ArtifactLocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * A place that the command line or the environment names by an absolute path, and so names for all modules, such as
 * {@code DBT_PROJECT_DIR=$PWD/analytics}. It is one module's: that which has the plugin, else the one in which it lies.
 */
final class SharedPlace {
    private static final List<String> PARAMETERS =
            List.of("dbtProjectDirectory", "artifactsDirectory", "manifest", "runResults");
    private static final List<String> VARIABLES =
            List.of("DBT_ENGINE_PROJECT_DIR", "DBT_PROJECT_DIR", "DBT_ENGINE_TARGET_PATH", "DBT_TARGET_PATH");

    private final MavenSession session;
    private final MojoExecution execution;
    private final ArtifactLocation location;

    SharedPlace(MavenSession session, MojoExecution execution, ArtifactLocation location) {
        this.session = session;
        this.execution = execution;
        this.location = location;
    }

    /**
     * What to say where the place is another module's than the current one; empty where it is its own, or isn't shared.
     *
     * @param walking whether the goal also comes by modules that it isn't bound in
     */
    Optional<String> takenBy(boolean walking) {
        MavenProject current = session.getCurrentProject();
        if (!isNamedForAll() || use(current).namesPlace(PARAMETERS)) {
            return Optional.empty();
        }
        List<MavenProject> candidates = session.getProjects().stream()
                .filter(module -> !use(module).namesPlace(PARAMETERS))
                .filter(module -> walking || use(module).isBound())
                .toList();
        List<MavenProject> meant = candidates.stream()
                .filter(module -> use(module).isConfigured() && !use(module).isAggregator())
                .toList();
        Optional<MavenProject> owner =
                meant.isEmpty() ? closest(candidates) : Optional.of(meant.contains(current) ? current : meant.get(0));
        return owner.filter(module -> !module.equals(current))
                .map(module -> "Skipped: the artifacts in " + location.artifactsDirectory()
                        + " are those of the module " + module.getArtifactId() + ".");
    }

    private Optional<MavenProject> closest(List<MavenProject> candidates) {
        return candidates.stream()
                .filter(module -> module.getBasedir() != null
                        && location.dbtProjectDirectory()
                                .startsWith(module.getBasedir().toPath()))
                .max(Comparator.comparingInt(
                        module -> module.getBasedir().toPath().getNameCount()))
                .or(() -> candidates.stream().findFirst());
    }

    private boolean isNamedForAll() {
        Stream<String> typed =
                PARAMETERS.stream().map(name -> session.getUserProperties().getProperty("secoda." + name, ""));
        Stream<String> inherited =
                VARIABLES.stream().map(name -> session.getSystemProperties().getProperty("env." + name, ""));
        return Stream.concat(typed, inherited).anyMatch(SharedPlace::isAbsolute);
    }

    private static boolean isAbsolute(String text) {
        try {
            return !text.isBlank() && Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private PluginUse use(MavenProject module) {
        return PluginUse.of(module, execution);
    }
}
