package co.secoda.dbt.location;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is set about where the artifacts lie. Blank texts count as not set.
 *
 * @param baseDirectory the module's directory, or the current one without a pom
 * @param dbtProjectDirectory {@code secoda.dbtProjectDirectory}, relative to the base directory
 * @param artifactsDirectory {@code secoda.artifactsDirectory}, relative to the dbt project
 * @param manifest {@code secoda.manifest}, relative to the artifacts directory
 * @param runResults {@code secoda.runResults}, relative to the artifacts directory
 * @param environment the process's environment
 * @param cleaned the directory that this build's {@code clean} has wiped, if it did
 */
public record ArtifactSettings(
        Path baseDirectory,
        Optional<String> dbtProjectDirectory,
        Optional<String> artifactsDirectory,
        Optional<String> manifest,
        Optional<String> runResults,
        Map<String, String> environment,
        Optional<Path> cleaned) {
    public ArtifactSettings {
        environment = Map.copyOf(environment);
    }
}
