package co.secoda.run;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.dbt.location.ArtifactLocator;
import co.secoda.dbt.location.ArtifactSettings;
import co.secoda.gate.Reaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads the run that a user described. */
public final class PlanReader {
    private static final String STATE_FILE = "secoda-state.json";

    private final Host host;

    public PlanReader(Host host) {
        this.host = host;
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
                Setting.read("secoda.historyDirectory", parameters.historyDirectory(), host.baseDirectory()::resolve),
                stateFile(parameters, reports));
    }

    /**
     * Whether an earlier goal, be it of another job, has left its state for this run.
     *
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    public boolean hasState(RunParameters parameters) throws ArtifactException {
        return Files.exists(stateFile(parameters, reportDirectory(parameters)));
    }

    /**
     * Where the run's artifacts are, or should be.
     *
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    public ArtifactLocation location(RunParameters parameters) throws ArtifactException {
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
    public ArtifactLocation location(
            Optional<String> dbtProjectDirectory,
            Optional<String> artifactsDirectory,
            String manifest,
            String runResults)
            throws ArtifactException {
        return new ArtifactLocator()
                .locate(new ArtifactSettings(
                        host.baseDirectory(),
                        dbtProjectDirectory,
                        artifactsDirectory,
                        Optional.of(manifest),
                        Optional.of(runResults),
                        host.environment(),
                        host.cleanedDirectory()));
    }

    private static Optional<Duration> maxArtifactAge(RunParameters parameters) throws BadSettingException {
        return parameters.maxArtifactAge().isEmpty()
                ? Optional.empty()
                : Optional.of(Setting.duration(
                        "secoda.maxArtifactAge", parameters.maxArtifactAge().get()));
    }

    /**
     * Where the reports of a run go. That is known before the other settings are read.
     *
     * @throws ArtifactException if {@code dbt_project.yml} has to be read for it, and can't be
     */
    Path reportDirectory(RunParameters parameters) throws ArtifactException {
        return parameters.reportDirectory().isPresent()
                ? host.baseDirectory().resolve(parameters.reportDirectory().get())
                : host.reportDirectory(location(parameters).artifactsDirectory());
    }

    /** Where the goals leave what the next one needs. */
    Path stateFile(RunParameters parameters, Path reports) {
        return parameters.stateFile().map(host.baseDirectory()::resolve).orElse(reports.resolve(STATE_FILE));
    }

    /** Where reports go: where it is set, if it is. */
    Path reportDirectory(Optional<String> set, ArtifactLocation location) {
        return set.map(host.baseDirectory()::resolve)
                .orElseGet(() -> host.reportDirectory(location.artifactsDirectory()));
    }
}
