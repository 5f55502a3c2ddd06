package co.secoda.metadata;

import co.secoda.file.Gzip;
import co.secoda.file.RegularFile;
import co.secoda.text.PlainText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens a file, has it read, and closes it. */
final class OnePass {
    /**
     * Tells a file that was read from any other.
     *
     * @param bytes its length
     * @param sha256 the digest of all of them, in lower-case hex
     */
    record FileDigest(long bytes, String sha256) {}

    private OnePass() {}

    /** What reads the text. It need not read to the end. */
    @FunctionalInterface
    interface Body {
        void read(LenientReader reader) throws IOException;
    }

    /**
     * Reads a file from its beginning to its end.
     *
     * @param carriageReturnEndsLine as for {@link LenientReader}
     * @param remarks hears of bytes that are not UTF-8
     */
    static FileDigest over(Path file, boolean carriageReturnEndsLine, Remarks remarks, Body body)
            throws MetadataException {
        if (Files.isDirectory(file)) {
            throw new MetadataException(file, "is a directory; name a file");
        }
        try (InputStream in = new BufferedInputStream(RegularFile.open(file))) {
            refuseGzip(file, in);
            LenientReader reader = new LenientReader(
                    in,
                    carriageReturnEndsLine,
                    line -> remarks.error(line, "has bytes that are not UTF-8; save the file as UTF-8"));
            body.read(reader);
            return reader.finish();
        } catch (NoSuchFileException e) {
            throw new MetadataException(file, "does not exist", e);
        } catch (AccessDeniedException e) {
            throw new MetadataException(file, "may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new MetadataException(file, "can't be read: " + PlainText.message(String.valueOf(e.getMessage())), e);
        }
    }

    /** Reads a file once more; it must be what it was. */
    static void again(Path file, boolean carriageReturnEndsLine, FileDigest before, Body body)
            throws MetadataException {
        FileDigest now = over(file, carriageReturnEndsLine, new Remarks(0), body);
        if (!now.equals(before)) {
            throw new MetadataException(file, "changed while it was being checked; check it again");
        }
    }

    private static void refuseGzip(Path file, InputStream in) throws IOException, MetadataException {
        in.mark(2);
        byte[] beginning = in.readNBytes(2);
        in.reset();
        if (Gzip.isBeginning(beginning)) {
            throw new MetadataException(file, "is gzipped; decompress it first");
        }
    }
}
