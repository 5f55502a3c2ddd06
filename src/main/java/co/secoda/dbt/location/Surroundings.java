package co.secoda.dbt.location;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What lies below a directory that doesn't have what was looked for in it, so that an error can name the right one.
 * Only a few finds are told: many say nothing about which one was meant. What can't be read counts as not there.
 */
public final class Surroundings {
    private static final int FEW = 3;
    private static final int DEPTH = 3;
    private static final int MAX_FILES = 5_000;

    /** Where others' dbt projects, or our own reports, lie. */
    private static final Set<String> NOT_THERE =
            Set.of("dbt_packages", "dbt_modules", "node_modules", "venv", "secoda");

    private final Path directory;

    private Surroundings(Path directory) {
        this.directory = directory;
    }

    /** What lies below {@code directory}. */
    public static Surroundings of(Path directory) {
        return new Surroundings(directory);
    }

    /** The directories one level down that have a {@code dbt_project.yml}, if there are at most a few. */
    public List<Path> dbtProjects() {
        try (Stream<Path> children = Files.list(directory)) {
            return few(children.filter(Surroundings::isOurs)
                    .filter(child -> Files.isRegularFile(child.resolve(DbtProjectFile.NAME)))
                    .sorted()
                    .limit(FEW + 1L)
                    .toList());
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * The directories, up to three levels down, that have a file of each of these names, or its {@code .gz}, if there
     * are at most a few.
     */
    List<Path> having(List<String> names) {
        Set<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), DEPTH + 1, new Search(names, found));
        } catch (IOException e) {
            return List.of();
        }
        return few(List.copyOf(found));
    }

    private static List<Path> few(List<Path> found) {
        return found.size() > FEW ? List.of() : found.stream().sorted().toList();
    }

    private static boolean isOurs(Path child) {
        String name = String.valueOf(child.getFileName());
        return !name.startsWith(".") && !NOT_THERE.contains(name);
    }

    private final class Search extends SimpleFileVisitor<Path> {
        private final List<String> names;
        private final Set<Path> found;
        private int seen;

        private Search(List<String> names, Set<Path> found) {
            this.names = names;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
            boolean starts = below.equals(directory);
            if (!starts && !isOurs(below)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!starts && names.stream().allMatch(name -> ArtifactLocation.isPresent(below.resolve(name)))) {
                found.add(below);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return ++seen > MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
