package co.secoda.run.history;

import co.secoda.file.Digest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the files in a directory that may be summaries of one owner's runs. Symbolic links in it are left alone. */
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
    static List<Candidate> find(Path directory, RunOwner owner, Instant until, int atMost) throws IOException {
        List<Candidate> found = new ArrayList<>();
        Path root = directory.toRealPath();
        Files.walkFileTree(root, Set.of(), MAX_DEPTH + 1, new SimpleFileVisitor<>() {
            private int visited;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                boolean isNone = HistoryName.isCopy(name)
                        && !(HistoryName.mayBeOf(name, owner) && HistoryName.isUntil(name, until));
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

    /**
     * What the copies of summaries in a history are called: {@code secoda-20260914T120000.000Z-0123abcd.json}, by when
     * the run ended and the beginning of the SHA-256 of its owner's key, so that they sort by time, and those of other
     * integrations are known without being read.
     */
    static final class HistoryName {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                        "yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        private static final Pattern COPY = Pattern.compile("secoda-\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{8}\\.json");
        private static final String START = "secoda-";
        private static final int HASH_DIGITS = 8;

        private HistoryName() {}

        /** The name for a run that ended at {@code finishedAt}. */
        static String of(Instant finishedAt, RunOwner owner) {
            return START + TIME.format(finishedAt) + ending(owner);
        }

        /** Whether a file is a copy, of whatever integration. */
        static boolean isCopy(String name) {
            return COPY.matcher(name).matches();
        }

        /** Whether a file is a copy of the owner's, or of another's with the same hash. */
        static boolean isCopyOf(String name, RunOwner owner) {
            return isCopy(name) && name.endsWith(ending(owner));
        }

        /** Whether a copy may tell of a run of the owner's: only its content says so for certain. */
        static boolean mayBeOf(String copy, RunOwner owner) {
            return owner.mayHaveOtherKeys() || isCopyOf(copy, owner);
        }

        /**
         * Whether a copy is of that time or of an earlier one, by its name; one of a time to come was made by nobody.
         */
        static boolean isUntil(String copy, Instant time) {
            return copy.compareTo(START + TIME.format(time) + '~') < 0;
        }

        private static String ending(RunOwner owner) {
            return "-" + Digest.sha256(owner.key()).substring(0, HASH_DIGITS) + ".json";
        }
    }
}
