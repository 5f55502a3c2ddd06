package co.secoda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Maven that builds under test run on. The pom says which release of each it is, and unpacks it. */
public enum MavenVersion {
    /** The oldest that the plugin supports. */
    V3_6("3.6."),
    /** The one that most people have: where the version makes no difference, builds run on this one only. */
    V3_9("3.9."),
    V3_10("3.10."),
    /** The newest. */
    V4("4.");

    private static final Path UNPACKED = Path.of("target", "mavens").toAbsolutePath();

    private final String beginning;

    MavenVersion(String beginning) {
        this.beginning = beginning;
    }

    /**
     * Where it is unpacked.
     *
     * @throws IllegalStateException if it isn't
     */
    Path home() {
        String name = "apache-maven-" + beginning;
        try (Stream<Path> homes = Files.list(UNPACKED)) {
            List<Path> found = homes.filter(
                            home -> home.getFileName().toString().startsWith(name))
                    .toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            throw new IllegalStateException("not one but " + found + " in " + UNPACKED + ": run mvn clean");
        } catch (IOException e) {
            throw new UncheckedIOException("mvn pre-integration-test unpacks the Mavens", e);
        }
    }
}
