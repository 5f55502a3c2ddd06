package co.secoda.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Temporary directories: each lives as long as the request that it was made for. */
final class Scratch {
    private final Path parent;
    private final Set<Path> directories = ConcurrentHashMap.newKeySet();

    private Scratch(Path parent) {
        this.parent = parent;
    }

    /**
     * Temporary directories in this one.
     *
     * @throws IOException if none can be made there, before a request needs it
     */
    static Scratch in(Path parent) throws IOException {
        Scratch scratch = new Scratch(parent);
        try {
            scratch.delete(scratch.newDirectory());
        } catch (IOException e) {
            throw new IOException(
                    "the sandbox can't write to the temporary directory " + parent
                            + ": make it writable, or name another in MAVEN_OPTS with -Djava.io.tmpdir (" + e + ")",
                    e);
        }
        return scratch;
    }

    Path newDirectory() throws IOException {
        Path directory = Files.createTempDirectory(parent, "secoda-sandbox-");
        directories.add(directory);
        return directory;
    }

    /** Deletes a directory with all that is in it. */
    void delete(Path directory) throws IOException {
        if (directories.remove(directory)) {
            Files.walkFileTree(directory, new Deleting());
        }
    }

    /** Deletes those that requests left behind when they were cut off. */
    void close() throws IOException {
        for (Path directory : List.copyOf(directories)) {
            delete(directory);
        }
    }

    /** Those that there are now. */
    Set<Path> directories() {
        return Set.copyOf(directories);
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
