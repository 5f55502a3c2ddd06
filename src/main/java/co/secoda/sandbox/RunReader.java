package co.secoda.sandbox;

import co.secoda.dbt.ArtifactException;
import co.secoda.dbt.ArtifactPaths;
import co.secoda.dbt.DbtRun;

/** Reads a pair of artifacts. */
@FunctionalInterface
interface RunReader {
    DbtRun read(ArtifactPaths paths) throws ArtifactException;
}
