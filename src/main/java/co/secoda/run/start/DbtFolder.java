package co.secoda.run.start;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.ArtifactLocator;
import co.secoda.dbt.location.ArtifactLocator.ArtifactSettings;
import co.secoda.run.BadSettingException;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of the repository that dbt works in, and what a pipeline must know of it. All paths are relative to the
 * repository's root, with forward slashes, and of characters that mean nothing to a shell or to YAML.
 *
 * @param artifacts where dbt writes, {@code target} of a project at the root
 * @param variables what the pipeline must set so that dbt and the plugin find the project; empty at the root
 * @param requirements the file that says which dbt to install, if there is one
 */
record DbtFolder(String artifacts, Map<String, String> variables, Optional<String> requirements) {
    private static final String PROJECT = "dbt_project.yml";
    private static final int DEPTH = 4;
    private static final int SHOWN = 5;
    /** Nobody keeps a project of their own there. */
    private static final Set<String> OF_OTHERS =
            Set.of("dbt_packages", "dbt_modules", "node_modules", "target", "venv", "env", "site-packages");

    DbtFolder {
        variables = Map.copyOf(variables);
    }

    /**
     * The dbt project of a repository.
     *
     * @param root the repository's root
     * @param here where to look first: it, else one below the root
     * @param named what {@code secoda.dbtProjectDirectory} says, relative to {@code here}
     * @throws BadSettingException if there is none, or more than one
     */
    static DbtFolder of(Path root, Path here, Optional<String> named) throws BadSettingException {
        if (named.isPresent()) {
            Path folder = here.resolve(named.get()).normalize();
            if (!Files.isRegularFile(folder.resolve(PROJECT)) || !folder.startsWith(root)) {
                throw new BadSettingException("secoda.dbtProjectDirectory=" + PlainText.value(named.get())
                        + " is no dbt project of this repository: there is no " + PROJECT + " in it.");
            }
            return described(root, folder);
        }
        List<Path> found = Files.isRegularFile(here.resolve(PROJECT)) ? List.of(here) : below(root, DEPTH);
        if (found.size() == 1) {
            return described(root, found.get(0));
        }
        throw new BadSettingException(
                found.isEmpty()
                        ? "There is no " + PROJECT + " in this repository: call the goal in one that has a dbt project."
                        : "There are several dbt projects: " + listed(root, found)
                                + ". Set secoda.dbtProjectDirectory to one of them.");
    }

    private static String listed(Path root, List<Path> found) {
        return found.stream()
                        .limit(SHOWN)
                        .map(folder -> PlainText.value(relative(root, folder)))
                        .collect(Collectors.joining(", "))
                + (found.size() > SHOWN ? " and others" : "");
    }

    private static DbtFolder described(Path root, Path folder) throws BadSettingException {
        Map<String, String> variables = new LinkedHashMap<>();
        String project = plain(relative(root, folder));
        if (!project.isEmpty()) {
            variables.put("DBT_PROJECT_DIR", project);
            if (Files.isRegularFile(folder.resolve("profiles.yml"))) {
                variables.put("DBT_PROFILES_DIR", project);
            }
        }
        Optional<String> requirements = Stream.of(folder, root)
                .map(place -> place.resolve("requirements.txt"))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .map(file -> relative(root, file))
                .findFirst();
        return new DbtFolder(plain(relative(root, target(root, folder))), variables, requirements);
    }

    /** Where dbt writes by its own file; what this machine's environment says isn't so of a pipeline. */
    private static Path target(Path root, Path folder) {
        Path usual = folder.resolve("target");
        try {
            Path set = new ArtifactLocator()
                    .locate(new ArtifactSettings(
                            folder,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(),
                            Optional.empty()))
                    .artifactsDirectory()
                    .normalize();
            return set.startsWith(root) && !set.equals(root) ? set : usual;
        } catch (ArtifactException e) { // a template, which only dbt can evaluate
            return usual;
        }
    }

    /** A path becomes a part of commands and of YAML. */
    private static String plain(String path) throws BadSettingException {
        if (!path.matches("[A-Za-z0-9_./-]*") || path.startsWith("-")) {
            throw new BadSettingException("The folder " + PlainText.value(path)
                    + " can't be written into a pipeline by itself: copy an example and put it in by hand.");
        }
        return path;
    }

    private static String relative(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /** The folders with a project, in the order of their names; none inside another. */
    private static List<Path> below(Path folder, int depth) {
        if (Files.isRegularFile(folder.resolve(PROJECT))) {
            return List.of(folder);
        }
        List<Path> found = new ArrayList<>();
        if (depth > 0) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, DbtFolder::isLookedInto)) {
                for (Path inner : all) {
                    found.addAll(below(inner, depth - 1));
                }
            } catch (IOException e) {
                // A folder that can't be read has no project for this user.
            }
        }
        return found.stream().sorted().toList();
    }

    private static boolean isLookedInto(Path folder) {
        String name = folder.getFileName().toString();
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && !name.startsWith(".")
                && !OF_OTHERS.contains(name);
    }
}
