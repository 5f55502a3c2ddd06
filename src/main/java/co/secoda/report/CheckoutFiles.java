package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.yaml.TestPlaces;
import co.secoda.text.BoundedText.WholeCharacters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where nodes are written in a checkout, as review tools name it: relative to its root, with forward slashes. What
 * isn't in it has no place.
 */
public final class CheckoutFiles {
    private static final String PROJECT_FILE = "dbt_project.yml";

    private final Path root;
    private final Path dbtProject;
    private final TestPlaces places;

    /**
     * A line of a file.
     *
     * @param file relative to the checkout's root
     * @param line from 1
     */
    public record Spot(String file, int line) {}

    /**
     * Files of a checkout.
     *
     * @param root the checkout's root
     * @param dbtProject the dbt project's root, which dbt's paths are relative to
     */
    public CheckoutFiles(Path root, Path dbtProject) {
        this.root = real(root);
        this.dbtProject = real(dbtProject);
        this.places = new TestPlaces(this.root, this.dbtProject);
    }

    /** A runner may name its checkout by a link that the JVM, asked for its own directory, doesn't name. */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
    }

    /** The line that a test is written in, if that is clear. */
    public Optional<Spot> of(TestResult test, NodeDetails details) {
        return places.of(test, details).map(place -> new Spot(relative(place.file()), place.line()));
    }

    /** The file of a node. */
    public Optional<String> of(DbtNode node) {
        return node.file().filter(CheckoutFiles::isWritable).flatMap(this::of);
    }

    /** The file that makes the dbt project one, for what has no file of its own. */
    public Optional<String> projectFile() {
        return Files.isRegularFile(dbtProject.resolve(PROJECT_FILE)) ? of(PROJECT_FILE) : Optional.empty();
    }

    private Optional<String> of(String path) {
        try {
            Path file = linked(dbtProject.resolve(path).normalize());
            return file.startsWith(root) ? Optional.of(relative(file)) : Optional.empty();
        } catch (InvalidPathException e) {
            return inProject(path);
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** dbt links to a package that is a directory of the checkout, and the file itself is what a review knows. */
    private Path linked(Path file) {
        Path there = real(file);
        return there.startsWith(root) ? there : file;
    }

    /** Whether a log can name it: without control characters and halves of surrogate pairs. */
    private static boolean isWritable(String path) {
        return WholeCharacters.of(path).equals(path) && path.chars().noneMatch(Character::isISOControl);
    }

    /** The same from texts alone: under {@code LC_ALL=C} the JVM takes no path with a letter that isn't ASCII. */
    private Optional<String> inProject(String path) {
        boolean below = Stream.of(path.split("[/\\\\]", -1))
                .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
        if (!below || !dbtProject.startsWith(root)) {
            return Optional.empty();
        }
        String project = root.relativize(dbtProject).toString();
        return Optional.of(project.isEmpty() ? path : project + "/" + path);
    }
}
