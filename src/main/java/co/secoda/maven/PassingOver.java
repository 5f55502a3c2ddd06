package co.secoda.maven;

import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.dbt.location.Surroundings;
import co.secoda.run.Log;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Whether a goal passes over a module. A gate that isn't there passes everything, so that needs two reasons: nothing of
 * dbt's is where the module's settings, the command line and the environment lead to, and nobody asked for the goal in
 * this very module. It only holds others, or a goal that walks the reactor came by a module without the plugin.
 */
final class PassingOver {
    private final MavenSession session;
    private final MojoExecution execution;
    private final Log log;
    private final MavenProject project;

    /** Whether {@code execution} passes over the session's current module. */
    PassingOver(MavenSession session, MojoExecution execution, Log log) {
        this.session = session;
        this.execution = execution;
        this.log = log;
        this.project = session.getCurrentProject();
    }

    /** Tells that the module is passed over, if it is; {@code location} is where its artifacts should be. */
    boolean applies(ArtifactLocation location) {
        Optional<String> reason = reason(location);
        reason.ifPresent(log::info);
        if (reason.isPresent()) {
            warn(location);
        }
        return reason.isPresent();
    }

    /** What to say of a module that is passed over; empty for one that isn't. */
    Optional<String> reason(ArtifactLocation location) {
        boolean calledByHand = execution.getSource() == MojoExecution.Source.CLI;
        if (calledByHand && !SessionScope.of(session).isPassingOver()) {
            return Optional.empty();
        }
        PluginUse use = use(project);
        boolean holdsOthers = use.isAggregator() && !isForItselfAlone(use);
        if (!holdsOthers && (!calledByHand || use.isConfigured())) {
            return Optional.empty();
        }
        if (!location.isEmpty()) {
            return new SharedPlace(session, execution, location).takenBy(calledByHand);
        }
        return Optional.of(
                holdsOthers
                        ? "Skipped: aggregator module without dbt_project.yml and artifacts."
                        : "Skipped: module without dbt_project.yml and artifacts, and without this plugin in its pom.");
    }

    /** A dbt project right below a module that is passed over, and no module itself, may be what was meant. */
    private void warn(ArtifactLocation location) {
        List<Path> below = Surroundings.of(location.dbtProjectDirectory()).dbtProjects().stream()
                .filter(directory -> !Files.exists(directory.resolve("pom.xml")) && !isModule(directory))
                .toList();
        if (location.isEmpty() && !below.isEmpty()) {
            log.warn("No module has the dbt project " + below.get(0) + ": to have it checked, set"
                    + " secoda.dbtProjectDirectory of the module " + project.getArtifactId() + " to it.");
        }
    }

    private boolean isModule(Path directory) {
        return session.getProjects().stream()
                .anyMatch(module -> module.getBasedir() != null
                        && module.getBasedir().toPath().equals(directory));
    }

    /** A holder of others that has the plugin, while they don't get it from it, is meant itself. */
    private boolean isForItselfAlone(PluginUse use) {
        List<MavenProject> others = session.getProjects().stream()
                .filter(other -> !Objects.equals(other, project))
                .toList();
        boolean othersHaveIt =
                others.isEmpty() || others.stream().anyMatch(other -> use(other).isBound());
        return use.isBound() && !(use.isInherited() && othersHaveIt);
    }

    private PluginUse use(MavenProject module) {
        return PluginUse.of(module, execution);
    }

    /**
     * A place that the command line or the environment names by an absolute path, and so names for all modules, such as
     * {@code DBT_PROJECT_DIR=$PWD/analytics}. It is one module's: that which has the plugin, else the one in which it
     * lies.
     */
    static final class SharedPlace {
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
         * What to say where the place is another module's than the current one; empty where it is its own, or isn't
         * shared.
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
            Optional<MavenProject> owner = meant.isEmpty()
                    ? closest(candidates)
                    : Optional.of(meant.contains(current) ? current : meant.get(0));
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
}
