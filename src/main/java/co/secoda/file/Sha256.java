package co.secoda.file;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of bytes, taken in as they come. */
public final class Sha256 {
    private final MessageDigest digest;

    /** Of nothing so far. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of a text as UTF-8, in lower-case hex. */
    public static String of(String text) {
        Sha256 sha256 = new Sha256();
        sha256.update(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return sha256.hex();
    }

    /** Takes in some bytes. */
    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** Takes in the bytes that remain in a buffer. */
    public void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    /** The same bytes as {@code in} gives, taken in as they are read; what is skipped isn't. */
    public InputStream passing(InputStream in) {
        return new DigestInputStream(in, digest);
    }

    /** The 32 bytes of the digest of all that was taken in; after that, it begins anew. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** The same in lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
