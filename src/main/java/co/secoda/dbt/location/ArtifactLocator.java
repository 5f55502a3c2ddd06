package co.secoda.dbt.location;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.text.Quoted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out where dbt writes its artifacts, as dbt itself does, unless a setting of ours names the place. */
public final class ArtifactLocator {
    private static final String PROJECT_DIRECTORY = "secoda.dbtProjectDirectory";
    private static final String ARTIFACTS_DIRECTORY = "secoda.artifactsDirectory";
    /**
     * The variables that name the dbt project, in dbt's own order: 1.11 and newer read the {@code DBT_ENGINE_} names
     * first.
     */
    public static final List<String> PROJECT_VARIABLES = List.of("DBT_ENGINE_PROJECT_DIR", "DBT_PROJECT_DIR");

    private static final List<String> TARGET_VARIABLES = List.of("DBT_ENGINE_TARGET_PATH", "DBT_TARGET_PATH");
    private static final String DEFAULT_TARGET = "target";
    private static final String RUN_RESULTS = "secoda.runResults";
    private static final String DEFAULT_RESULTS = "run_results.json";

    private record Setting(String value, String reason) {}

    /**
     * Where the artifacts should lie. Nothing needs to be there; {@code dbt_project.yml} is read only where no setting
     * names the directory.
     *
     * @throws ArtifactException if a setting is no path, or {@code dbt_project.yml} is not YAML or has a
     *     {@code target-path} that only dbt can evaluate
     */
    public ArtifactLocation locate(ArtifactSettings settings) throws ArtifactException {
        Path base = settings.baseDirectory();
        Setting project = set(settings.dbtProjectDirectory(), PROJECT_DIRECTORY)
                .or(() -> fromEnvironment(settings, PROJECT_VARIABLES))
                .orElse(new Setting("", PROJECT_DIRECTORY));
        Path projectDirectory = resolve(base, project);
        Setting target = target(settings, projectDirectory);
        Path directory = resolve(projectDirectory, target);
        List<Path> several = several(directory, settings.runResults().orElse(""));
        return new ArtifactLocation(
                projectDirectory,
                directory,
                target.reason(),
                file(directory, settings.manifest(), "secoda.manifest", "manifest.json"),
                several.isEmpty()
                        ? file(directory, settings.runResults(), RUN_RESULTS, DEFAULT_RESULTS)
                        : file(directory, Optional.empty(), RUN_RESULTS, DEFAULT_RESULTS),
                several,
                settings.cleaned());
    }

    private static Setting target(ArtifactSettings settings, Path projectDirectory) throws ArtifactException {
        Optional<Setting> named = set(settings.artifactsDirectory(), ARTIFACTS_DIRECTORY)
                .or(() -> fromEnvironment(settings, TARGET_VARIABLES));
        if (named.isPresent()) {
            return named.get();
        }
        return set(DbtProjectFile.in(projectDirectory).targetPath(), "target-path of " + DbtProjectFile.NAME)
                .orElse(new Setting(DEFAULT_TARGET, "dbt's default"));
    }

    /** The files of a list, separated by commas; none where it has no comma. */
    private static List<Path> several(Path directory, String list) throws ArtifactException {
        if (!list.contains(",")) {
            return List.of();
        }
        Set<Path> files = new LinkedHashSet<>();
        for (String name : list.split(",", -1)) {
            if (name.isBlank() || !files.add(resolve(directory, new Setting(name.strip(), RUN_RESULTS)))) {
                throw new ArtifactException(
                        directory,
                        RUN_RESULTS + "=" + Quoted.line(list)
                                + (name.isBlank() ? " has an empty name" : " names a file twice")
                                + "; name each file once, with commas between them");
            }
        }
        return List.copyOf(files);
    }

    private static Path file(Path directory, Optional<String> set, String name, String otherwise)
            throws ArtifactException {
        return resolve(directory, set(set, name).orElse(new Setting(otherwise, name)));
    }

    private static Optional<Setting> fromEnvironment(ArtifactSettings settings, List<String> names) {
        return names.stream()
                .flatMap(name -> set(Optional.ofNullable(settings.environment().get(name)), name).stream())
                .findFirst();
    }

    private static Optional<Setting> set(Optional<String> value, String reason) {
        return value.filter(text -> !text.isBlank()).map(text -> new Setting(text, reason));
    }

    private static Path resolve(Path base, Setting setting) throws ArtifactException {
        try {
            return base.resolve(setting.value()).normalize();
        } catch (InvalidPathException e) {
            throw new ArtifactException(
                    base, setting.reason() + " is not a path: \"" + Quoted.line(setting.value()) + "\"; correct it", e);
        }
    }

    /**
     * What is set about where the artifacts lie. Blank texts count as not set.
     *
     * @param baseDirectory the module's directory, or the current one without a pom
     * @param dbtProjectDirectory {@code secoda.dbtProjectDirectory}, relative to the base directory
     * @param artifactsDirectory {@code secoda.artifactsDirectory}, relative to the dbt project
     * @param manifest {@code secoda.manifest}, relative to the artifacts directory
     * @param runResults {@code secoda.runResults}, relative to the artifacts directory; several with commas
     * @param environment the process's environment
     * @param cleaned the directory that this build's {@code clean} has wiped, if it did
     */
    public record ArtifactSettings(
            Path baseDirectory,
            Optional<String> dbtProjectDirectory,
            Optional<String> artifactsDirectory,
            Optional<String> manifest,
            Optional<String> runResults,
            Map<String, String> environment,
            Optional<Path> cleaned) {
        public ArtifactSettings {
            environment = Map.copyOf(environment);
        }
    }
}
