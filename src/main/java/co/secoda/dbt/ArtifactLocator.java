package co.secoda.dbt;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out where dbt writes its artifacts, as dbt itself does, unless a setting of ours names the place. */
public final class ArtifactLocator {
    private static final String PROJECT_DIRECTORY = "secoda.dbtProjectDirectory";
    private static final String ARTIFACTS_DIRECTORY = "secoda.artifactsDirectory";
    private static final String DBT_PROJECT_DIR = "DBT_PROJECT_DIR";
    private static final String DBT_TARGET_PATH = "DBT_TARGET_PATH";
    private static final String DEFAULT_TARGET = "target";

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
                .or(() -> fromEnvironment(settings, DBT_PROJECT_DIR))
                .orElse(new Setting("", PROJECT_DIRECTORY));
        Path projectDirectory = resolve(base, project);
        Setting target = target(settings, projectDirectory);
        Path directory = resolve(projectDirectory, target);
        return new ArtifactLocation(
                projectDirectory,
                directory,
                target.reason(),
                file(directory, settings.manifest(), "secoda.manifest", "manifest.json"),
                file(directory, settings.runResults(), "secoda.runResults", "run_results.json"),
                settings.cleaned());
    }

    private static Setting target(ArtifactSettings settings, Path projectDirectory) throws ArtifactException {
        Optional<Setting> named = set(settings.artifactsDirectory(), ARTIFACTS_DIRECTORY)
                .or(() -> fromEnvironment(settings, DBT_TARGET_PATH));
        if (named.isPresent()) {
            return named.get();
        }
        return set(DbtProjectFile.in(projectDirectory).targetPath(), "target-path of " + DbtProjectFile.NAME)
                .orElse(new Setting(DEFAULT_TARGET, "dbt's default"));
    }

    private static Path file(Path directory, Optional<String> set, String name, String otherwise)
            throws ArtifactException {
        return resolve(directory, set(set, name).orElse(new Setting(otherwise, name)));
    }

    private static Optional<Setting> fromEnvironment(ArtifactSettings settings, String name) {
        return set(Optional.ofNullable(settings.environment().get(name)), name);
    }

    private static Optional<Setting> set(Optional<String> value, String reason) {
        return value.filter(text -> !text.isBlank()).map(text -> new Setting(text, reason));
    }

    private static Path resolve(Path base, Setting setting) throws ArtifactException {
        try {
            return base.resolve(setting.value()).normalize();
        } catch (InvalidPathException e) {
            throw new ArtifactException(
                    base,
                    setting.reason() + " is not a path: \"" + ArtifactErrors.quote(setting.value()) + "\"; correct it",
                    e);
        }
    }
}
