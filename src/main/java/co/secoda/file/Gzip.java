package co.secoda.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Files that are gzipped, and those whose names say so. */
public final class Gzip {
    /** What a gzipped file's name ends in, in upper or lower case. */
    public static final String ENDING = ".gz";

    private static final int BUFFER = 1 << 17;
    private static final byte FIRST = 0x1F;
    private static final byte SECOND = (byte) 0x8B;

    private Gzip() {}

    /** Whether a file is gzipped by its name. */
    public static boolean isName(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** Whether a file that begins with these bytes, at least two, is gzipped. */
    public static boolean isBeginning(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == FIRST && bytes[1] == SECOND;
    }

    /**
     * What a file holds, unpacked on the way if it is gzipped by its name.
     *
     * @throws IOException if it can't be read, or isn't gzipped though its name says so
     */
    public static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!isName(file)) {
            return in;
        }
        try {
            return new GZIPInputStream(in, BUFFER);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
