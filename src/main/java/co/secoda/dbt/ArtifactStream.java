package co.secoda.dbt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The bytes of an artifact, unpacked if its name ends in {@code .gz}, counted and digested as they pass. */
final class ArtifactStream extends FilterInputStream {
    private static final int GZIP_BUFFER = 1 << 16;

    private final long limit;
    private final MessageDigest digest;
    private long bytes;

    private ArtifactStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Opens {@code file}; where it is gzipped, reading on after {@code maxUnpacked} bytes fails. */
    static ArtifactStream open(Path file, long maxUnpacked) throws IOException {
        return new ArtifactStream(unpacked(file), isGzip(file) ? maxUnpacked : Long.MAX_VALUE);
    }

    /** As {@link #open}, without bound, count or digest. */
    static InputStream unpacked(Path file) throws IOException {
        InputStream packed = Files.newInputStream(file);
        if (!isGzip(file)) {
            return packed;
        }
        try {
            return new GZIPInputStream(packed, GZIP_BUFFER);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private static boolean isGzip(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** How many bytes have passed. */
    long bytes() {
        return bytes;
    }

    /** The digest of the bytes that have passed, in lower-case hex; to be asked once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            bytes += read;
            if (bytes > limit) {
                throw new IOException("it unpacks to more than " + limit + " bytes, the bound for a .gz");
            }
            digest.update(into, offset, read);
        }
        return read;
    }
}
