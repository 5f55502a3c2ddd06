package co.secoda.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** The parts of files that builds left aside when they were killed. */
final class LeftoverParts {
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
     * Deletes those that lie beside a file and are older than a day: its own, and those of files whose names begin with
     * {@code secoda}. One that can't be deleted stays, and is nobody's error.
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
