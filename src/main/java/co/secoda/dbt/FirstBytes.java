package co.secoda.dbt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells by its first two bytes a file that is written in another manner than its name says: it is whole, but no JSON.
 */
final class FirstBytes {
    private static final int GZIP_1 = 0x1F;
    private static final int GZIP_2 = 0x8B;
    /** The two bytes of the mark that UTF-16 begins with, in either order. */
    private static final int MARK_1 = 0xFE;

    private static final int MARK_2 = 0xFF;

    private final int first;
    private final int second;

    private FirstBytes(byte[] bytes) {
        this.first = bytes[0] & 0xFF;
        this.second = bytes[1] & 0xFF;
    }

    /** Looks at {@code file}; one that is too short to be told is left to those who read on. */
    static void check(Path file) throws IOException, ArtifactException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(2);
            Optional<String> problem = bytes.length < 2 ? Optional.empty() : new FirstBytes(bytes).problem(file);
            if (problem.isPresent()) {
                throw new ArtifactException(file, file + ": " + problem.get());
            }
        }
    }

    private Optional<String> problem(Path file) {
        boolean gzipped = first == GZIP_1 && second == GZIP_2;
        if (ArtifactStream.isGzip(file)) {
            return gzipped
                    ? Optional.empty()
                    : Optional.of("it is not gzipped, though its name says so; name it without .gz");
        }
        if (gzipped) {
            return Optional.of("it is gzipped; name it " + file.getFileName() + ".gz");
        }
        return isUtf16()
                ? Optional.of("it is UTF-16, as PowerShell writes with >, and dbt writes UTF-8; take the file as dbt"
                        + " wrote it")
                : Optional.empty();
    }

    /** By its mark, or by the zero that each ASCII character has on one side. */
    private boolean isUtf16() {
        boolean marked = (first == MARK_1 && second == MARK_2) || (first == MARK_2 && second == MARK_1);
        return marked || (first == 0) != (second == 0);
    }
}
