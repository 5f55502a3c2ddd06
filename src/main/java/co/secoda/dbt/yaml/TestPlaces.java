package co.secoda.dbt.yaml;

import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the lines of YAML files in which tests are written. Only regular files of at most 1 MiB under one directory are
 * looked into; in one that is more than 50 levels deep, has more than 100,000 values or isn't YAML nothing is found.
 * What was read is kept, so that a file is read once, and of no more than 4 MiB.
 */
public final class TestPlaces {
    private static final long MAX_BYTES_IN_ALL = 4L << 20;
    private static final int MAX_ENTITIES = 10;

    /**
     * A line of a file.
     *
     * @param file with all links followed
     * @param line from 1
     */
    public record Place(Path file, int line) {}

    private final Path root;
    private final Path dbtProject;
    private final Map<Path, Optional<YamlNode>> files = new HashMap<>();
    private long bytesLeft = MAX_BYTES_IN_ALL;

    /**
     * Looks into the files of one dbt project.
     *
     * @param root what lies outside of it, or is linked to from it, isn't read; a real path
     * @param dbtProject the dbt project's root, which dbt's paths are relative to
     */
    public TestPlaces(Path root, Path dbtProject) {
        this.root = root;
        this.dbtProject = dbtProject;
    }

    /**
     * Where a test is written: its own line; if that isn't clear, its column's or its entity's. Empty where not even
     * its entity is found, as for tests that are SQL files.
     *
     * @param test the test
     * @param details what else is known of it
     */
    public Optional<Place> of(TestResult test, NodeDetails details) {
        return test.test().file().flatMap(this::file).flatMap(file -> document(file)
                .flatMap(yaml -> line(yaml, test, details))
                .map(line -> new Place(file, line)));
    }

    private static Optional<Integer> line(YamlNode yaml, TestResult test, NodeDetails details) {
        return test.entities().stream()
                .limit(MAX_ENTITIES)
                .flatMap(entity -> new TestLine(test.test(), entity, details.text(NodeText.COLUMN)).in(yaml).stream())
                .findFirst();
    }

    private Optional<Path> file(String path) {
        if (!path.endsWith(".yml") && !path.endsWith(".yaml")) {
            return Optional.empty();
        }
        try {
            Path file = dbtProject.resolve(path).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document(Path file) {
        return files.computeIfAbsent(file, this::read);
    }

    private Optional<YamlNode> read(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > bytesLeft) {
                return Optional.empty();
            }
            bytesLeft -= bytes;
            return YamlFile.read(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
