package co.secoda.dbt.artifact;

import java.nio.file.Path;

/**
 * Where the two files of one dbt run lie.
 *
 * @param manifest {@code manifest.json}, or its {@code .json.gz}
 * @param runResults {@code run_results.json}, or its {@code .json.gz}
 */
public record ArtifactPaths(Path manifest, Path runResults) {}
