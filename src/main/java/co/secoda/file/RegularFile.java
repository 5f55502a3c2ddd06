package co.secoda.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files, and nothing that only looks like one: a named pipe would keep the build waiting, and a device may never
 * end.
 */
public final class RegularFile {
    private RegularFile() {}

    /**
     * Opens a file.
     *
     * @throws java.nio.file.NoSuchFileException if it isn't there
     * @throws IOException if it can't be read, or is a directory, a pipe or a device
     */
    public static InputStream open(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException(
                    "it is no file but " + (attributes.isDirectory() ? "a directory" : "a pipe or device"));
        }
        return Files.newInputStream(file);
    }

    /**
     * What a file holds.
     *
     * @param most as many bytes as it may have
     * @throws java.nio.file.NoSuchFileException if it isn't there
     * @throws IOException if it can't be read, is larger, or is a directory, a pipe or a device
     */
    public static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException("it is larger than " + most + " bytes");
            }
            return bytes;
        }
    }
}
