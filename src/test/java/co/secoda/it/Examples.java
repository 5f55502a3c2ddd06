package co.secoda.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository's examples, put where a build under test runs them. */
final class Examples {
    private Examples() {}

    /**
     * Copies examples as they are, without what builds of them left.
     *
     * @param names files or folders of {@code examples}
     */
    static void copy(Path to, List<String> names) throws IOException {
        Path examples = Path.of("examples");
        for (String name : names) {
            try (Stream<Path> files = Files.walk(examples.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path relative = examples.relativize(file);
                    if (!relative.toString().contains("/target/")) {
                        Path copy = to.resolve(relative.toString());
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
        }
    }
}
