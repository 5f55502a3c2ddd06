package co.secoda.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository's examples, put where a build under test runs them. Called by the scripts in {@code src/it}. */
public final class Examples {
    private Examples() {}

    /**
     * Copies examples as they are, without what builds of them left.
     *
     * @param projectDirectory this project's base directory
     * @param names files or folders of {@code examples}
     */
    public static void copy(String projectDirectory, File to, List<String> names) {
        for (String name : names) {
            Path examples = Path.of(projectDirectory, "examples");
            try (Stream<Path> files = Files.walk(examples.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path relative = examples.relativize(file);
                    if (!relative.toString().contains("/target/")) {
                        Path copy = to.toPath().resolve(relative.toString());
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
