package co.secoda.run;

import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.gate.settings.Reaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The run as a user described it, checked.
 *
 * @param location where the artifacts are, or should be
 * @param onMissingArtifacts what to do where they aren't
 * @param onMismatch what to do where they aren't of one command
 * @param onRepublish what to do where this very run was published before
 * @param onUnreachable what to do where Secoda can't be reached before the trigger is accepted
 * @param maxArtifactAge how old the run results may be
 * @param downstream whether to find the exposures that read from what did not pass
 * @param reportDirectory where the reports go
 * @param reports which reports are written
 * @param historyDirectory where the summaries of earlier runs are, if any are kept
 * @param stateFile where the goals leave what the next one needs
 */
record RunPlan(
        ArtifactLocation location,
        OnMissing onMissingArtifacts,
        Reaction onMismatch,
        Reaction onRepublish,
        Unreachable.Reaction onUnreachable,
        Optional<Duration> maxArtifactAge,
        boolean downstream,
        Path reportDirectory,
        Set<ReportKind> reports,
        Optional<Path> historyDirectory,
        Path stateFile) {
    /** What to do where the artifacts are missing. */
    enum OnMissing {
        /** The build fails. */
        FAIL,
        /** A warning, and the build goes on. */
        WARN,
        /** A line, and the build goes on. */
        SKIP
    }
}
