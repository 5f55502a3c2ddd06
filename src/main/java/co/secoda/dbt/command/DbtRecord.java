package co.secoda.dbt.command;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import java.util.Optional;

/**
 * What is left of a dbt command for those who judge its artifacts.
 *
 * @param exit how it ended
 * @param runResults the digest of the run results that were there after it, if there were any
 * @param written whether the command wrote these; otherwise they are older than it
 */
public record DbtRecord(DbtExit exit, Optional<String> runResults, boolean written) {
    /** Whether this is of the command after which {@code run} was there; dbt may have been run in other ways since. */
    public boolean isOf(DbtRun run) {
        return runResults.equals(Optional.of(run.runResults().sha256()));
    }

    /**
     * Holds the artifacts to be those of this command.
     *
     * @throws ArtifactException if they were there before it, and it wrote none
     */
    public void requireWritten(DbtRun run) throws ArtifactException {
        if (isOf(run) && !written) {
            throw new ArtifactException(
                    run.runResults().path(),
                    run.runResults().path() + " is older than the dbt command of this build: " + exit.sentence()
                            + " and wrote none. Check that it builds or tests something, and that dbt writes there"
                            + " (secoda.artifactsDirectory)");
        }
    }
}
