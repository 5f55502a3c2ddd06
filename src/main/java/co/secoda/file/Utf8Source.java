package co.secoda.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Bytes decoded as UTF-8 piece by piece, in a constant memory, by a reader that decides what becomes of bytes that are
 * no text. {@link java.io.InputStreamReader} tells neither which they are nor how far it is.
 */
public final class Utf8Source implements Closeable {
    /** Room in front of what is read next, for the beginning of a character whose end has not come yet. */
    private static final int CARRIED = 4;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes;
    private long taken;
    private boolean ended;

    /**
     * Decodes a stream.
     *
     * @param in closed with this
     * @param buffer how many bytes are read at a time at most. They are left as they are until the next are read
     */
    public Utf8Source(InputStream in, int buffer) {
        this.in = in;
        this.bytes = ByteBuffer.allocate(CARRIED + buffer).flip();
    }

    /** Decodes what was read, as far as there is room and up to bytes that are no text, which are an error. */
    public CoderResult decode(CharBuffer into) {
        return decoder.decode(bytes, into, ended);
    }

    /** Reads more bytes; false at the end, once what is left there was decoded too. */
    public boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int carried = bytes.remaining();
        byte[] array = bytes.array();
        System.arraycopy(array, bytes.position(), array, CARRIED - carried, carried);
        int read = in.read(array, CARRIED, array.length - CARRIED);
        ended = read < 0;
        taken += Math.max(read, 0);
        bytes.limit(CARRIED + Math.max(read, 0)).position(CARRIED - carried);
        return bytes.hasRemaining();
    }

    /** How many bytes were decoded or passed over. */
    public long position() {
        return taken - bytes.remaining();
    }

    /** How many bytes were read. */
    public long taken() {
        return taken;
    }

    /** Passes over so many of the bytes that were read. */
    public void pass(int count) {
        bytes.position(bytes.position() + count);
    }

    /**
     * Goes on to before the byte with this number, counted from 0, at which a character must begin.
     *
     * @return false, and nothing is done, where that byte was read already
     * @throws java.io.EOFException if there is no such byte
     */
    public boolean skipTo(long number) throws IOException {
        if (number <= taken) {
            return false;
        }
        in.skipNBytes(number - taken);
        taken = number;
        bytes.limit(0);
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
