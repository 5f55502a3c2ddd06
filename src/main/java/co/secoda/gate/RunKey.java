package co.secoda.gate;

import co.secoda.dbt.DbtRun;
import java.util.Optional;

/**
 * What tells one run's pair of artifacts from all others.
 *
 * @param invocationId of the run results
 * @param manifestSha256 digest of the manifest
 * @param runResultsSha256 digest of the run results
 */
public record RunKey(Optional<String> invocationId, String manifestSha256, String runResultsSha256) {
    /** The key of a run. */
    public static RunKey of(DbtRun run) {
        return new RunKey(
                run.runResults().invocationId(),
                run.manifest().sha256(),
                run.runResults().sha256());
    }
}
