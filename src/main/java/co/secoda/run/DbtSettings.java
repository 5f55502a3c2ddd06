package co.secoda.run;

import co.secoda.api.ApiKey;
import co.secoda.dbt.command.DbtCommand.DbtStep;
import co.secoda.dbt.command.DbtRecordFile;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.run.Setting.SettingReader;
import co.secoda.text.PlainText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dbt command, or several, as a user described them, checked.
 *
 * @param steps what runs, at least one
 * @param location where it should leave its artifacts
 * @param record where its end is kept
 */
public record DbtSettings(List<DbtStep> steps, ArtifactLocation location, Path record) {
    private static final String KEY_VARIABLE = "SECODA_API_KEY";
    private static final List<String> PROJECT_VARIABLES = List.of("DBT_ENGINE_PROJECT_DIR", "DBT_PROJECT_DIR");

    public DbtSettings {
        steps = List.copyOf(steps);
    }

    /**
     * The settings of a command.
     *
     * @param place where its files are
     * @param line {@code secoda.dbtCommand}
     * @param timeout {@code secoda.dbtTimeout}
     * @param environment {@code dbtEnvironment}
     * @param profilesDirectory {@code secoda.profilesDirectory}
     * @throws BadSettingException naming each setting that can't be used
     */
    public static DbtSettings of(
            Host host,
            RunPlace place,
            String line,
            Optional<String> timeout,
            Map<String, String> environment,
            Optional<String> profilesDirectory)
            throws BadSettingException {
        place.requireInside();
        SettingReader read = new SettingReader();
        Optional<Duration> longest = timeout.map(text -> read.duration("secoda.dbtTimeout", text));
        read.requireAll();
        Path project = place.artifacts().dbtProjectDirectory();
        Map<String, String> variables = host.environment();
        // dbt resolves a relative one against the directory that it runs in, which is the dbt project already.
        PROJECT_VARIABLES.forEach(name -> variables.computeIfPresent(name, (unused, was) -> project.toString()));
        variables.putAll(environment);
        removeKeys(host.keys(), variables).forEach(name -> host.log()
                .info("dbt runs without the variable " + PlainText.value(name) + ", which has Secoda's key in it."));
        profilesDirectory.ifPresent(directory -> variables.put(
                "DBT_PROFILES_DIR", host.baseDirectory().resolve(directory).toString()));
        List<DbtStep> steps =
                Setting.read("secoda.dbtCommand", line, text -> DbtStep.all(text, project, variables, longest));
        return new DbtSettings(steps, place.artifacts(), place.reportDirectory().resolve(DbtRecordFile.FILE_NAME));
    }

    /**
     * Secoda's key is no business of dbt's, nor of the packages and hooks that it runs. Maven's own script puts its
     * command line into {@code MAVEN_CMD_LINE_ARGS}, and users put theirs into {@code MAVEN_ARGS} and the like; a key
     * of settings.xml may come of a variable of any name.
     *
     * @return the names of variables that nobody would expect to be missing
     */
    private static List<String> removeKeys(List<ApiKey> keys, Map<String, String> environment) {
        environment.keySet().removeIf(KEY_VARIABLE::equalsIgnoreCase);
        environment.values().removeIf(value -> value.contains("secoda.apiKey="));
        List<String> others = environment.entrySet().stream()
                .filter(variable -> keys.stream().anyMatch(key -> key.isIn(variable.getValue())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        environment.keySet().removeAll(others);
        return others;
    }
}
