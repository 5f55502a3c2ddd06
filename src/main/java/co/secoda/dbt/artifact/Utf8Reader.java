package co.secoda.dbt.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 strictly and knows at which character it stands. A byte order mark is shown as a space. On its way it
 * leaves marks, by which another reader of the same text can go to a character without decoding all before it.
 */
final class Utf8Reader extends Reader {
    private static final int BUFFER = 1 << 18;
    /** Room in front of what is read next, for the beginning of a character whose end has not come yet. */
    private static final int CARRIED = 4;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final Utf8Marks marks = new Utf8Marks();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(CARRIED + BUFFER).flip();
    private long bytesTaken;
    private long position;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    /** Where characters lie in what was read so far. */
    Utf8Marks marks() {
        return marks;
    }

    /** Goes on to before the character with this number, counted from 0, by the marks of an earlier reader. */
    void goTo(long character, Utf8Marks earlier) throws IOException {
        int mark = earlier.before(character);
        if (earlier.bytes(mark) > bytesTaken) {
            in.skipNBytes(earlier.bytes(mark) - bytesTaken);
            bytesTaken = earlier.bytes(mark);
            position = earlier.characters(mark);
            bytes.limit(0);
        }
        char[] passed = new char[4096];
        while (position < character) {
            if (read(passed, 0, (int) Math.min(passed.length, character - position)) < 0) {
                throw new EOFException("it has become shorter");
            }
        }
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        marks.offer(position, bytesTaken - bytes.remaining());
        CharBuffer text = CharBuffer.wrap(into, offset, length);
        int read = 0;
        while (read == 0) {
            CoderResult result = decoder.decode(bytes, text, ended);
            read = text.position() - offset;
            if (read == 0 && result.isError()) {
                throw new IOException("it is not UTF-8 text at byte " + (bytesTaken - bytes.remaining()));
            }
            if (read == 0 && (ended || !fill())) {
                return -1;
            }
        }
        if (position == 0 && into[offset] == BYTE_ORDER_MARK) {
            into[offset] = ' ';
        }
        position += read;
        return read;
    }

    /**
     * Takes more bytes; at the end there are none, and the decoder is asked once more about an unfinished character.
     */
    private boolean fill() throws IOException {
        int carried = bytes.remaining();
        byte[] array = bytes.array();
        System.arraycopy(array, bytes.position(), array, CARRIED - carried, carried);
        int taken = in.read(array, CARRIED, BUFFER);
        ended = taken < 0;
        bytesTaken += Math.max(taken, 0);
        bytes.limit(CARRIED + Math.max(taken, 0)).position(CARRIED - carried);
        return bytes.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
