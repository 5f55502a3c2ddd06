package co.secoda.report;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the files in a directory that may be summaries of one integration. Symbolic links in it are left alone. */
final class HistoryFiles {
    /** The files that are in the directory itself, or in directories in it up to this deep. */
    private static final int MAX_DEPTH = 3;

    private static final int MAX_VISITED = 100_000;

    /**
     * A file that may be one.
     *
     * @param copy whether it is one that a goal left, by its name
     */
    record Candidate(Path path, long bytes, FileTime modified, boolean copy) {
        String name() {
            return path.getFileName().toString();
        }
    }

    private static final Comparator<Candidate> COPIES_FIRST =
            Comparator.comparing(Candidate::copy).reversed();
    private static final Comparator<Candidate> NEWEST_FIRST = Comparator.comparing(
                    (Candidate file) -> file.copy() ? file.name() : "")
            .thenComparing(Candidate::modified)
            .thenComparing(Candidate::path)
            .reversed();

    private HistoryFiles() {}

    /**
     * The files, at most so many: first the copies that goals left, then others; the newest first, copies by their
     * names, others by when they were last changed.
     *
     * @param until the latest time that copies may be of, by their names
     * @throws IOException if the directory itself can't be read
     */
    static List<Candidate> find(Path directory, Optional<String> integrationId, Instant until, int atMost)
            throws IOException {
        List<Candidate> found = new ArrayList<>();
        Path root = directory.toRealPath();
        Files.walkFileTree(root, Set.of(), MAX_DEPTH + 1, new SimpleFileVisitor<>() {
            private int visited;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                boolean isNone = HistoryName.isCopy(name)
                        && !(HistoryName.isCopyOf(name, integrationId) && HistoryName.isUntil(name, until));
                if (attributes.isRegularFile() && name.endsWith(".json") && !isNone) {
                    found.add(new Candidate(
                            file, attributes.size(), attributes.lastModifiedTime(), HistoryName.isCopy(name)));
                }
                return ++visited < MAX_VISITED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(root)) {
                    throw e;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visitedDirectory, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream()
                .sorted(COPIES_FIRST.thenComparing(NEWEST_FIRST))
                .limit(atMost)
                .toList();
    }
}
