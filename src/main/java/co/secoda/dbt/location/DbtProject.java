package co.secoda.dbt.location;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dbt project that a run is of, and where its packages lie. dbt's paths are relative to the package that a node is
 * of; only here they become files of the checkout.
 *
 * @param name its name, which is the package of its own nodes
 * @param directory where {@code dbt_project.yml} is; absent where only the artifacts are known
 * @param packageFolders where dbt may have installed packages, the likeliest first; relative to the directory
 */
public record DbtProject(Optional<String> name, Optional<Path> directory, List<String> packageFolders) {
    /** A project of which nothing is known. */
    public static final DbtProject UNKNOWN = new DbtProject(Optional.empty(), Optional.empty(), List.of());

    /** Of dbt 1.0 and newer, and of older ones. */
    private static final List<String> DEFAULT_FOLDERS = List.of("dbt_packages", "dbt_modules");

    private static final Pattern PACKAGE = Pattern.compile("\\w+");
    private static final String OF_PACKAGE = "://";

    public DbtProject {
        packageFolders = List.copyOf(packageFolders);
    }

    /**
     * The project in a directory, as its {@code dbt_project.yml} describes it. What that doesn't say, or says in a
     * template that only dbt can evaluate, is as dbt has it by default.
     */
    public static DbtProject in(Path directory) {
        DbtProjectFile file = DbtProjectFile.in(directory);
        Stream<String> set = Stream.of("packages-install-path", "modules-path")
                .flatMap(entry -> file.known(entry).stream())
                .filter(folder -> !folder.isBlank());
        return new DbtProject(
                file.known("name").filter(name -> !name.isBlank()),
                Optional.of(directory),
                Stream.concat(set, DEFAULT_FOLDERS.stream()).distinct().toList());
    }

    /** The same project by the name that its artifacts give it, if they do. */
    public DbtProject named(Optional<String> byArtifacts) {
        return new DbtProject(byArtifacts.or(() -> name), directory, packageFolders);
    }

    /**
     * The file of a node, with forward slashes: relative to the dbt project if it is one of the checkout, else as its
     * package's, as dbt writes it: {@code stripe://models/charges.sql}.
     *
     * @param uniqueId the node's, whose second part is its package
     * @param path {@code original_file_path}, which is relative to the package
     */
    public String file(String uniqueId, String path) {
        String[] parts = uniqueId.split("\\.", 3);
        if (path.isEmpty()
                || parts.length < 3
                || name.filter(own -> !own.equals(parts[1])).isEmpty()) {
            return path;
        }
        return packageFolders.stream()
                .flatMap(folder -> installed(folder, parts[1], path).stream())
                .findFirst()
                .orElse(parts[1] + OF_PACKAGE + path);
    }

    /** A file as a path relative to the dbt project if it lies in it, else whole; with forward slashes. */
    public String inProject(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return directory
                .map(project -> project.toAbsolutePath().normalize())
                .filter(whole::startsWith)
                .map(project -> project.relativize(whole))
                .orElse(whole)
                .toString()
                .replace('\\', '/');
    }

    /** Whether a text of {@link #file} is that of a file of the checkout. */
    public static boolean isInCheckout(String file) {
        return !file.isEmpty() && !file.contains(OF_PACKAGE);
    }

    private Optional<String> installed(String folder, String packageName, String path) {
        if (directory.isEmpty() || !PACKAGE.matcher(packageName).matches()) {
            return Optional.empty();
        }
        try {
            Path project = directory.get().toAbsolutePath().normalize();
            Path home = project.resolve(folder).resolve(packageName).normalize();
            Path file = home.resolve(path).normalize();
            boolean reachable = !Path.of(folder).isAbsolute() || home.startsWith(project);
            return reachable && file.startsWith(home) && Files.isRegularFile(file)
                    ? Optional.of(project.relativize(file).toString().replace('\\', '/'))
                    : Optional.empty();
        } catch (InvalidPathException e) { // one that this machine can't have
            return Optional.empty();
        }
    }
}
