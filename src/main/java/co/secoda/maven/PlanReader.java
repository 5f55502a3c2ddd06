package co.secoda.maven;

import co.secoda.dbt.ArtifactException;
import co.secoda.dbt.ArtifactLocation;
import co.secoda.dbt.ArtifactLocator;
import co.secoda.dbt.ArtifactSettings;
import co.secoda.gate.Reaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Reads the run that a user described. */
final class PlanReader {
    private static final String STATE_FILE = "secoda-state.json";

    private final MavenSession session;
    private final MojoExecution execution;

    PlanReader(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
    }

    /**
     * The run.
     *
     * @throws BadSettingException at the first setting that can't be used
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    RunPlan read(RunParameters parameters) throws BadSettingException, ArtifactException {
        ArtifactLocation location = location(parameters);
        Path reports = reportDirectory(parameters.reportDirectory(), location);
        return new RunPlan(
                location,
                Setting.oneOf("secoda.onMissingArtifacts", parameters.onMissingArtifacts(), RunPlan.OnMissing.class),
                Setting.oneOf("secoda.onMismatch", parameters.onMismatch(), Reaction.class),
                Setting.oneOf("secoda.onRepublish", parameters.onRepublish(), Reaction.class),
                Setting.oneOf("secoda.onUnreachable", parameters.onUnreachable(), Unreachable.Reaction.class),
                maxArtifactAge(parameters),
                parameters.downstream(),
                reports,
                ReportKind.read(parameters.reports()),
                Setting.read(
                        "secoda.historyDirectory", parameters.historyDirectory(), BaseDirectory.of(session)::resolve),
                stateFile(parameters, reports));
    }

    /**
     * Whether an earlier goal, be it of another job, has left its state for this run.
     *
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    boolean hasState(RunParameters parameters) throws ArtifactException {
        return Files.exists(stateFile(parameters, reportDirectory(parameters.reportDirectory(), location(parameters))));
    }

    private Path stateFile(RunParameters parameters, Path reports) {
        return parameters.stateFile().map(BaseDirectory.of(session)::resolve).orElse(reports.resolve(STATE_FILE));
    }

    /**
     * Where the run's artifacts are, or should be.
     *
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    ArtifactLocation location(RunParameters parameters) throws ArtifactException {
        return location(
                parameters.dbtProjectDirectory(),
                parameters.artifactsDirectory(),
                parameters.manifest(),
                parameters.runResults());
    }

    /**
     * Where the artifacts are, or should be; each parameter is the setting of its name.
     *
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    ArtifactLocation location(
            Optional<String> dbtProjectDirectory,
            Optional<String> artifactsDirectory,
            String manifest,
            String runResults)
            throws ArtifactException {
        return new ArtifactLocator()
                .locate(new ArtifactSettings(
                        BaseDirectory.of(session),
                        dbtProjectDirectory,
                        artifactsDirectory,
                        Optional.of(manifest),
                        Optional.of(runResults),
                        environment(),
                        cleaned()));
    }

    /** What relative paths are relative to. */
    Path baseDirectory() {
        return BaseDirectory.of(session);
    }

    /** The environment as Maven was called with it. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String name : session.getSystemProperties().stringPropertyNames()) {
            if (name.startsWith("env.")) {
                environment.put(name.substring(4), session.getSystemProperties().getProperty(name));
            }
        }
        return environment;
    }

    /** What {@code clean} has wiped, if it is among the goals of this build. */
    private Optional<Path> cleaned() {
        boolean cleans = session.getRequest().getGoals().stream()
                .anyMatch(goal -> goal.equals("clean") || goal.endsWith(":clean"));
        MavenProject project = session.getCurrentProject();
        return cleans && project.getFile() != null
                ? Optional.of(Path.of(project.getBuild().getDirectory()))
                : Optional.empty();
    }

    private static Optional<Duration> maxArtifactAge(RunParameters parameters) throws BadSettingException {
        return parameters.maxArtifactAge().isEmpty()
                ? Optional.empty()
                : Optional.of(Setting.duration(
                        "secoda.maxArtifactAge", parameters.maxArtifactAge().get()));
    }

    /** Where reports go: where it is set, if it is. */
    Path reportDirectory(Optional<String> set, ArtifactLocation location) {
        MavenProject project = session.getCurrentProject();
        return set.map(BaseDirectory.of(session)::resolve)
                .orElseGet(() -> ReportDirectory.of(project, execution, location.artifactsDirectory()));
    }
}
