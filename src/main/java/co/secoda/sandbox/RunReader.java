package co.secoda.sandbox;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactPaths;

/** Reads a pair of artifacts. */
@FunctionalInterface
interface RunReader {
    DbtRun read(ArtifactPaths paths) throws ArtifactException;
}
