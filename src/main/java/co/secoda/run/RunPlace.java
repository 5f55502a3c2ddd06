package co.secoda.run;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.dbt.location.ArtifactLocator;
import co.secoda.dbt.location.ArtifactSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the files of a run are. That is known before its other settings are read, so that an error in one of those is
 * told there too.
 *
 * @param artifacts where dbt's artifacts are, or should be
 * @param reportDirectory where the reports go
 * @param stateFile where the goals leave what the next one needs
 */
public record RunPlace(ArtifactLocation artifacts, Path reportDirectory, Path stateFile) {
    private static final String STATE_FILE = "secoda-state.json";

    /**
     * The place that the settings lead to; each parameter is the setting of its name.
     *
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    public static RunPlace of(
            Host host,
            Optional<String> dbtProjectDirectory,
            Optional<String> artifactsDirectory,
            String manifest,
            String runResults,
            Optional<String> reportDirectory,
            Optional<String> stateFile)
            throws ArtifactException {
        ArtifactLocation artifacts = new ArtifactLocator()
                .locate(new ArtifactSettings(
                        host.baseDirectory(),
                        dbtProjectDirectory,
                        artifactsDirectory,
                        Optional.of(manifest),
                        Optional.of(runResults),
                        host.environment(),
                        host.cleanedDirectory()));
        Path reports = reportDirectory
                .map(host.baseDirectory()::resolve)
                .orElseGet(() -> host.reportDirectory(artifacts.artifactsDirectory()));
        return new RunPlace(
                artifacts, reports, stateFile.map(host.baseDirectory()::resolve).orElse(reports.resolve(STATE_FILE)));
    }

    /** Whether an earlier goal, be it of another job, has left its state for this run. */
    public boolean hasState() {
        return Files.exists(stateFile);
    }
}
