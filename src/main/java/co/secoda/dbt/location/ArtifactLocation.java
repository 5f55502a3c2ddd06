package co.secoda.dbt.location;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.file.Gzip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the artifacts of a dbt project should lie, whether or not they do.
 *
 * @param dbtProjectDirectory where {@code dbt_project.yml} is
 * @param artifactsDirectory where dbt writes
 * @param reason why that one: the setting that names it, such as {@code DBT_TARGET_PATH}, or {@code dbt's default}
 * @param manifest the plain file; {@link #find} may give its {@code .gz}
 * @param runResults as above; where several are named, the file that dbt itself writes
 * @param severalRunResults those that are named, if they are several; else none
 * @param cleaned the directory that this build's {@code clean} has wiped, if it did
 */
public record ArtifactLocation(
        Path dbtProjectDirectory,
        Path artifactsDirectory,
        String reason,
        Path manifest,
        Path runResults,
        List<Path> severalRunResults,
        Optional<Path> cleaned) {
    public ArtifactLocation {
        severalRunResults = List.copyOf(severalRunResults);
    }

    /** That of a pair. */
    public ArtifactLocation(
            Path dbtProjectDirectory,
            Path artifactsDirectory,
            String reason,
            Path manifest,
            Path runResults,
            Optional<Path> cleaned) {
        this(dbtProjectDirectory, artifactsDirectory, reason, manifest, runResults, List.of(), cleaned);
    }

    /** The run results that are named, plain. */
    public List<Path> allRunResults() {
        return severalRunResults.isEmpty() ? List.of(runResults) : severalRunResults;
    }

    /** Those of them that are there, plain or {@code .gz}. */
    public List<Path> presentOfAll() {
        return allRunResults().stream().flatMap(file -> present(file).stream()).toList();
    }

    /**
     * The files that are there, of several run results the last that is named; a {@code .gz} is taken where the plain
     * one isn't.
     *
     * @throws ArtifactException if one isn't there in either form; it says {@link ArtifactException#missing}
     */
    public ArtifactPaths find() throws ArtifactException {
        Optional<Path> presentManifest = present(manifest);
        List<Path> presentRunResults = presentOfAll();
        if (presentManifest.isEmpty()
                || presentRunResults.size() < allRunResults().size()) {
            List<Path> missing = Stream.concat(Stream.of(manifest), allRunResults().stream())
                    .filter(file -> present(file).isEmpty())
                    .toList();
            throw ArtifactException.missing(artifactsDirectory, notThere(missing) + "; " + whatToDo(missing));
        }
        return new ArtifactPaths(presentManifest.get(), presentRunResults.get(presentRunResults.size() - 1));
    }

    /** The dbt project, as far as its directory tells of it. */
    public DbtProject dbtProject() {
        return DbtProject.in(dbtProjectDirectory);
    }

    /**
     * Whether there is nothing of dbt's here: no {@code dbt_project.yml}, neither in the dbt project nor beside the
     * artifacts directory, and no artifact.
     */
    public boolean isEmpty() {
        return Stream.of(dbtProjectDirectory, artifactsDirectory.resolveSibling(""))
                        .noneMatch(project -> Files.exists(project.resolve(DbtProjectFile.NAME)))
                && !isPresent(manifest)
                && presentOfAll().isEmpty();
    }

    static boolean isPresent(Path file) {
        return present(file).isPresent();
    }

    /** The run results, plain or {@code .gz}, if they are there. */
    public Optional<Path> presentRunResults() {
        return present(runResults);
    }

    private static Optional<Path> present(Path file) {
        return Stream.of(file, file.resolveSibling(file.getFileName() + Gzip.ENDING))
                .filter(Files::exists)
                .findFirst();
    }

    private String notThere(List<Path> missing) {
        String named = missing.stream()
                .filter(file -> !file.startsWith(artifactsDirectory))
                .map(file -> "no " + file + (file.equals(manifest) ? " (secoda.manifest)" : " (secoda.runResults)"))
                .collect(Collectors.joining(" and "));
        String inside = missing.stream()
                .filter(file -> file.startsWith(artifactsDirectory))
                .map(file -> artifactsDirectory.relativize(file).toString())
                .collect(Collectors.joining(" and no "));
        if (inside.isEmpty()) {
            return named;
        }
        String directory = Files.isDirectory(artifactsDirectory) ? "" : ", which doesn't exist";
        return (named.isEmpty() ? "" : named + " and ") + "no " + inside + " in " + artifactsDirectory + " (" + reason
                + ")" + directory;
    }

    private String whatToDo(List<Path> missing) {
        if (missing.stream().noneMatch(file -> file.startsWith(artifactsDirectory))) {
            return "set it to where dbt writes, relative to " + artifactsDirectory + ", or leave it out";
        }
        if (cleaned.filter(artifactsDirectory::startsWith).isPresent()) {
            return "this build's clean has just wiped it, as dbt and Maven share this directory: run dbt after clean, or"
                    + " give dbt a directory of its own by DBT_TARGET_PATH or --target-path with"
                    + " secoda.artifactsDirectory";
        }
        if (!Files.isDirectory(dbtProjectDirectory)) {
            return "the dbt project " + dbtProjectDirectory
                    + " doesn't exist either: set secoda.dbtProjectDirectory to where dbt_project.yml is";
        }
        boolean isProject = Files.exists(dbtProjectDirectory.resolve(DbtProjectFile.NAME));
        List<Path> projects =
                isProject ? List.of() : Surroundings.of(dbtProjectDirectory).dbtProjects();
        if (!projects.isEmpty()) {
            return "dbt_project.yml isn't in " + dbtProjectDirectory + " but in " + either(projects)
                    + ": set secoda.dbtProjectDirectory to it";
        }
        List<Path> elsewhere = elsewhere(missing);
        return "run dbt build first, or set secoda.artifactsDirectory to where dbt writes" + otherName(missing)
                + (isProject ? "" : ", or secoda.dbtProjectDirectory to where dbt_project.yml is")
                + (elsewhere.isEmpty() ? "" : "; what is missing here is in " + either(elsewhere));
    }

    /** What is named by a setting and not as dbt names it may be named wrongly. */
    private String otherName(List<Path> missing) {
        List<String> settings = new ArrayList<>();
        if (missing.contains(manifest) && !manifest.endsWith("manifest.json")) {
            settings.add("secoda.manifest");
        }
        if (missing.stream().anyMatch(file -> !file.equals(manifest) && !file.endsWith("run_results.json"))) {
            settings.add("secoda.runResults");
        }
        return settings.isEmpty() ? "" : ", or correct " + String.join(" and ", settings);
    }

    private List<Path> elsewhere(List<Path> missing) {
        List<String> names =
                missing.stream().map(file -> String.valueOf(file.getFileName())).toList();
        List<Path> below = Surroundings.of(artifactsDirectory).having(names);
        return below.isEmpty() ? Surroundings.of(dbtProjectDirectory).having(names) : below;
    }

    private static String either(List<Path> places) {
        return places.stream().map(Path::toString).collect(Collectors.joining(" or in "));
    }
}
