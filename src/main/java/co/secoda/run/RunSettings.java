package co.secoda.run;

import co.secoda.gate.settings.Reaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A run as a user described it, checked.
 *
 * @param place where its files are
 * @param integrationId {@code secoda.integrationId}, if it is given
 * @param onMissingKey what to do where there is no API key
 * @param onMissingArtifacts what to do where there are no artifacts
 * @param onMismatch what to do where they aren't of one command
 * @param onRepublish what to do where this very run was published before
 * @param onUnreachable what to do where Secoda can't be reached before the trigger is accepted
 * @param maxArtifactAge how old the run results may be
 * @param downstream whether to find the exposures that read from what did not pass
 * @param reports which reports are written
 * @param historyDirectory where the summaries of earlier runs are, if any are kept
 * @param atEnd whether it is judged when the build ends
 */
public record RunSettings(
        RunPlace place,
        Optional<String> integrationId,
        OnMissingKey onMissingKey,
        OnMissingArtifacts onMissingArtifacts,
        Reaction onMismatch,
        Reaction onRepublish,
        OnUnreachable onUnreachable,
        Optional<Duration> maxArtifactAge,
        boolean downstream,
        Set<ReportKind> reports,
        Optional<Path> historyDirectory,
        boolean atEnd) {
    public RunSettings {
        reports = Set.copyOf(reports);
    }

    /** What to do where there is no API key. */
    public enum OnMissingKey {
        /** The build fails. */
        FAIL,
        /** The artifacts are judged alone. */
        VALIDATE,
        /** A line, and the build goes on. */
        SKIP
    }

    /** What to do where there are no artifacts. */
    public enum OnMissingArtifacts {
        /** The build fails. */
        FAIL,
        /** A warning, and the build goes on. */
        WARN,
        /** A line, and the build goes on. */
        SKIP
    }

    /** What to do where Secoda can't be reached before the trigger is accepted. */
    public enum OnUnreachable {
        /** The build fails. */
        FAIL,
        /** A warning, and the build goes on without a verdict. */
        WARN
    }
}
