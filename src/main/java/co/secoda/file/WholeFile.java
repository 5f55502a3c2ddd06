package co.secoda.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file that is whole or not there: it is written aside, in the same directory, and then moved into its place in one
 * step. A build that is killed leaves the old file, or the new one, and perhaps a part aside; parts that are older than
 * a day are deleted when the next file is written beside them.
 *
 * <p>Others may read the file as far as the process's umask allows: who collects reports is often another user.
 */
public final class WholeFile implements AutoCloseable {
    /** What to write. */
    @FunctionalInterface
    public interface Content {
        /** Writes it; {@code out} is buffered. */
        void write(OutputStream out) throws IOException;
    }

    private final Path file;
    private final Path aside;

    private WholeFile(Path file, Path aside) {
        this.file = file;
        this.aside = aside;
    }

    /**
     * Begins a file, which shows whether it can be written. The directory is made if it isn't there.
     *
     * @throws IOException if the directory can't be made, or no file in it
     */
    public static WholeFile begin(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path directory = Optional.ofNullable(whole.getParent()).orElse(whole);
        Files.createDirectories(directory);
        LeftoverParts.sweep(whole);
        // Not a temporary file of the JDK's: only its owner may read that.
        Path aside = directory.resolve(LeftoverParts.name(whole, UUID.randomUUID()));
        Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .close();
        return new WholeFile(whole, aside);
    }

    /**
     * Writes a file, in place of one that is there. The directory is made if it isn't there.
     *
     * @return the file
     * @throws IOException if it can't be written; the one that was there stays
     */
    public static Path write(Path file, Content content) throws IOException {
        try (WholeFile whole = begin(file)) {
            whole.write(content);
        }
        return file;
    }

    /**
     * Writes a text file in UTF-8, in place of one that is there. The directory is made if it isn't there.
     *
     * @return the file
     * @throws IOException if it can't be written; the one that was there stays
     */
    public static Path write(Path file, String text) throws IOException {
        return write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes the content and moves it into its place.
     *
     * @throws IOException if that fails; the one that was there stays
     */
    public void write(Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside, StandardOpenOption.WRITE))) {
            content.write(out);
        }
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** How many bytes are written aside so far. */
    public long bytes() throws IOException {
        return Files.size(aside);
    }

    /** Deletes what is aside, if it was not moved. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(aside);
    }

    /** The parts of files that builds left aside when they were killed. */
    static final class LeftoverParts {
        /** No build writes a file for so long. */
        private static final Duration AGE = Duration.ofDays(1);

        private static final Pattern NAME =
                Pattern.compile("(.+)\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.(part|tmp)");

        private LeftoverParts() {}

        /** What the part of a file is called. */
        static String name(Path file, UUID unique) {
            return file.getFileName() + "." + unique + ".part";
        }

        /**
         * Deletes those that lie beside a file and are older than a day: its own, and those of files whose names begin
         * with {@code secoda}. One that can't be deleted stays, and is nobody's error.
         */
        static void sweep(Path file) {
            Instant limit = Instant.now().minus(AGE);
            try (DirectoryStream<Path> parts = Files.newDirectoryStream(file.resolveSibling(""), "*.{part,tmp}")) {
                for (Path part : parts) {
                    if (isOurs(part.getFileName().toString(), file) && isOlder(part, limit)) {
                        Files.deleteIfExists(part);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // What is left over costs room, and nothing else.
            }
        }

        private static boolean isOurs(String name, Path file) {
            var part = NAME.matcher(name);
            return part.matches()
                    && (part.group(1).startsWith("secoda")
                            || part.group(1).equals(file.getFileName().toString()));
        }

        private static boolean isOlder(Path part, Instant limit) throws IOException {
            return Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS)
                            .toInstant()
                            .isBefore(limit);
        }
    }
}
