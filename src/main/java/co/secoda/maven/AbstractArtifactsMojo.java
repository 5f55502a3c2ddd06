package co.secoda.maven;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.run.RunPlace;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that look at dbt's artifacts and speak to Secoda have in common: which integration, which files. */
abstract class AbstractArtifactsMojo extends AbstractConnectedMojo {
    /**
     * The id of the dbt Core integration in Secoda; it is in the URL of its page, and {@code secoda:list-integrations}
     * lists it. Without it, the environment variable {@code SECODA_INTEGRATION_ID} is taken.
     */
    @Parameter(property = "secoda.integrationId")
    private @Nullable String integrationId;

    /**
     * Where {@code dbt_project.yml} is; a relative path is relative to the base directory. The default is
     * {@code DBT_ENGINE_PROJECT_DIR}, else {@code DBT_PROJECT_DIR}, else the base directory.
     */
    @Parameter(property = "secoda.dbtProjectDirectory")
    private @Nullable String dbtProjectDirectory;

    /**
     * Where dbt leaves its artifacts; a relative path is relative to the dbt project. The default is
     * {@code DBT_ENGINE_TARGET_PATH}, else {@code DBT_TARGET_PATH}, else {@code target-path} of
     * {@code dbt_project.yml}, else {@code target}.
     */
    @Parameter(property = "secoda.artifactsDirectory")
    private @Nullable String artifactsDirectory;

    /**
     * The manifest, relative to the artifacts directory. If it isn't there, the plugin takes the same name with
     * {@code .gz}.
     */
    @Parameter(property = "secoda.manifest", defaultValue = "manifest.json")
    private String manifest;

    /**
     * The run results, relative to the artifacts directory. If they aren't there, the plugin takes the same name with
     * {@code .gz}. You may name several, with commas between: of each node the result of the newest file counts.
     */
    @Parameter(property = "secoda.runResults", defaultValue = "run_results.json")
    private String runResults;

    /**
     * The list of known failures: failing tests that don't fail the build until a day that the list names; a relative
     * path is relative to the base directory. The default is {@code secoda-known-failures.yml} in the dbt project, if
     * it is there.
     */
    @Parameter(property = "secoda.knownFailures")
    private @Nullable String knownFailures;

    /** The integration, if it is given. */
    final Optional<String> integrationId() {
        return given(integrationId);
    }

    /** Where the list of known failures is said to be, if that is given. */
    final Optional<String> knownFailures() {
        return given(knownFailures);
    }

    /**
     * Where the run's files are.
     *
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    final RunPlace place(Optional<String> reportDirectory, Optional<String> stateFile) throws ArtifactException {
        return RunPlace.of(
                host(),
                given(dbtProjectDirectory),
                given(artifactsDirectory),
                manifest,
                runResults,
                reportDirectory,
                stateFile);
    }
}
