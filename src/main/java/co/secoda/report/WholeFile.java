package co.secoda.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is whole or not there: it is written aside and moved. */
final class WholeFile {
    /** What to write. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /** Writes the file, in place of one that is there. The directory is made if it isn't there. */
    static Path write(Path directory, String name, Content content) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(name);
        // Not a temporary file of the JDK's: only its owner may read that, and who collects reports is often another.
        Path aside = directory.resolve(name + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                content.write(out);
            }
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
