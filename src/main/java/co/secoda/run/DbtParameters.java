package co.secoda.run;

import java.util.Map;
import java.util.Optional;

/**
 * A dbt command as a user described it, unchecked; each component is the parameter of its name, perhaps without its
 * {@code dbt}.
 */
public record DbtParameters(
        String command,
        Optional<String> timeout,
        Map<String, String> environment,
        Optional<String> profilesDirectory,
        Optional<String> dbtProjectDirectory,
        Optional<String> artifactsDirectory,
        String manifest,
        String runResults,
        Optional<String> reportDirectory) {}
