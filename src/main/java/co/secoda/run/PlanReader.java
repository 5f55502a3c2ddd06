package co.secoda.run;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.dbt.location.ArtifactLocator;
import co.secoda.dbt.location.ArtifactSettings;
import co.secoda.gate.settings.Reaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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
     * @throws BadSettingException naming each setting that can't be used
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    RunPlan read(RunParameters parameters) throws BadSettingException, ArtifactException {
        SettingReader reader = new SettingReader();
        var onMissing =
                reader.oneOf("secoda.onMissingArtifacts", parameters.onMissingArtifacts(), RunPlan.OnMissing.class);
        var onMismatch = reader.oneOf("secoda.onMismatch", parameters.onMismatch(), Reaction.class);
        var onRepublish = reader.oneOf("secoda.onRepublish", parameters.onRepublish(), Reaction.class);
        var onUnreachable =
                reader.oneOf("secoda.onUnreachable", parameters.onUnreachable(), Unreachable.Reaction.class);
        Optional<Duration> maxArtifactAge =
                parameters.maxArtifactAge().map(age -> reader.duration("secoda.maxArtifactAge", age));
        Set<ReportKind> kinds = reader.read(() -> ReportKind.read(parameters.reports()), Set.of());
        Optional<Path> history = reader.read(
                () -> Setting.read(
                        "secoda.historyDirectory", parameters.historyDirectory(), host.baseDirectory()::resolve),
                Optional.empty());
        reader.requireAll();
        ArtifactLocation location = location(parameters);
        Path reports = reportDirectory(parameters.reportDirectory(), location);
        return new RunPlan(
                location,
                onMissing,
                onMismatch,
                onRepublish,
                onUnreachable,
                maxArtifactAge,
                parameters.downstream(),
                reports,
                kinds,
                history,
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
