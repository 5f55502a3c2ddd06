package co.secoda.run;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.command.DbtCommand;
import co.secoda.dbt.command.DbtRecordFile;
import co.secoda.dbt.location.ArtifactLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dbt command as a user described it, checked.
 *
 * @param line as it was written
 * @param command what runs
 * @param location where it should leave its artifacts
 * @param record where its end is kept
 */
public record DbtPlan(String line, DbtCommand command, ArtifactLocation location, Path record) {
    private static final String KEY_VARIABLE = "SECODA_API_KEY";
    private static final List<String> PROJECT_VARIABLES = List.of("DBT_ENGINE_PROJECT_DIR", "DBT_PROJECT_DIR");

    /**
     * The plan of a command.
     *
     * @throws BadSettingException at the first setting that can't be used
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    public static DbtPlan read(Host host, DbtParameters parameters) throws BadSettingException, ArtifactException {
        PlanReader reader = new PlanReader(host);
        ArtifactLocation location = reader.location(
                parameters.dbtProjectDirectory(),
                parameters.artifactsDirectory(),
                parameters.manifest(),
                parameters.runResults());
        Map<String, String> environment = host.environment();
        // dbt resolves a relative one against the directory that it runs in, which is the dbt project already.
        PROJECT_VARIABLES.forEach(name -> environment.computeIfPresent(
                name, (unused, was) -> location.dbtProjectDirectory().toString()));
        environment.putAll(parameters.environment());
        removeKey(environment);
        parameters
                .profilesDirectory()
                .ifPresent(directory -> environment.put(
                        "DBT_PROFILES_DIR",
                        host.baseDirectory().resolve(directory).toString()));
        Optional<Duration> timeout = parameters.timeout().isEmpty()
                ? Optional.empty()
                : Optional.of(Setting.duration(
                        "secoda.dbtTimeout", parameters.timeout().get()));
        DbtCommand command = Setting.read(
                "secoda.dbtCommand",
                parameters.command(),
                line -> new DbtCommand(line, location.dbtProjectDirectory(), environment, timeout));
        Path reports = reader.reportDirectory(parameters.reportDirectory(), location);
        return new DbtPlan(parameters.command().strip(), command, location, reports.resolve(DbtRecordFile.FILE_NAME));
    }

    /**
     * Secoda's key is no business of dbt's, nor of the packages and hooks that it runs. Maven's own script puts its
     * command line into {@code MAVEN_CMD_LINE_ARGS}, and users put theirs into {@code MAVEN_ARGS} and the like.
     */
    static void removeKey(Map<String, String> environment) {
        environment.keySet().removeIf(KEY_VARIABLE::equalsIgnoreCase);
        environment.values().removeIf(value -> value.contains("secoda.apiKey="));
    }
}
