package co.secoda.run;

import java.util.Optional;

/** The run as a user described it, unchecked; each component is the parameter of its name. */
public record RunParameters(
        Optional<String> integrationId,
        String onMissingKey,
        String onUnreachable,
        Optional<String> dbtProjectDirectory,
        Optional<String> artifactsDirectory,
        String manifest,
        String runResults,
        String onMissingArtifacts,
        String onMismatch,
        String onNothingTested,
        Optional<String> maxArtifactAge,
        String onRepublish,
        boolean downstream,
        Optional<String> reportDirectory,
        String reports,
        Optional<String> historyDirectory,
        Optional<String> stateFile) {}
