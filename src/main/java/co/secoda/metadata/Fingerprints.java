package co.secoda.metadata;

import co.secoda.file.Digest;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Stands in for strings that are too many to keep. Two different values with the same 128 bits of SHA-256 aren't to be
 * expected in any file (2^-88 in a trillion ids), so equal fingerprints may be called equal values.
 */
final class Fingerprints {
    private final Digest sha256 = Digest.sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);

    /**
     * 128 bits of a digest.
     *
     * @param key the first half: enough to find the few values that may occur twice
     * @param check the second half: proves it
     */
    record Fingerprint(long key, long check) {}

    /** The fingerprint of some strings; where one ends and the next begins counts. */
    Fingerprint of(List<String> parts) {
        for (String part : parts) {
            flushUnlessRoom();
            buffer.putInt(part.length());
            for (int i = 0; i < part.length(); i++) {
                flushUnlessRoom();
                buffer.putChar(part.charAt(i));
            }
        }
        flush();
        ByteBuffer digest = ByteBuffer.wrap(sha256.bytes());
        return new Fingerprint(digest.getLong(), digest.getLong());
    }

    private void flushUnlessRoom() {
        if (buffer.remaining() < Integer.BYTES) {
            flush();
        }
    }

    private void flush() {
        sha256.update(buffer.flip());
        buffer.clear();
    }
}
