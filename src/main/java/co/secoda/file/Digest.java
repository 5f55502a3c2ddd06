package co.secoda.file;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of bytes, taken in as they come. */
public final class Digest {
    private final MessageDigest digest;

    private Digest(String algorithm) {
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** A SHA-256, of nothing so far. */
    public static Digest sha256() {
        return new Digest("SHA-256");
    }

    /** The SHA-256 of a text in UTF-8, in lower-case hex. */
    public static String sha256(String text) {
        return sha256().of(text);
    }

    /**
     * The MD5 of a text in UTF-8, in lower-case hex, by which dbt knows a project. It tells names apart, and proves
     * nothing against somebody who cheats.
     */
    public static String md5(String text) {
        return new Digest("MD5").of(text);
    }

    private String of(String text) {
        update(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return hex();
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

    /** The digest of all that was taken in; after that, it begins anew. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** The same in lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
