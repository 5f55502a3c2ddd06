package co.secoda.dbt.artifact;

import co.secoda.file.Utf8Source;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/**
 * Reads UTF-8 strictly and knows at which character it stands. A byte order mark is shown as a space. On its way it
 * leaves marks, by which another reader of the same text can go to a character without decoding all before it.
 */
final class Utf8Reader extends Reader {
    private static final int BUFFER = 1 << 18;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Utf8Source source;
    private final Marks marks = new Marks();
    private long position;

    Utf8Reader(InputStream in) {
        this.source = new Utf8Source(in, BUFFER);
    }

    /** Where characters lie in what was read so far. */
    Marks marks() {
        return marks;
    }

    /** Goes on to before the character with this number, counted from 0, by the marks of an earlier reader. */
    void goTo(long character, Marks earlier) throws IOException {
        int mark = earlier.before(character);
        if (source.skipTo(earlier.bytes(mark))) {
            position = earlier.characters(mark);
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
        marks.offer(position, source.position());
        CharBuffer text = CharBuffer.wrap(into, offset, length);
        int read = 0;
        while (read == 0) {
            CoderResult result = source.decode(text);
            read = text.position() - offset;
            if (read == 0 && result.isError()) {
                throw new IOException("it is not UTF-8 text at byte " + source.position());
            }
            if (read == 0 && !source.fill()) {
                return -1;
            }
        }
        if (position == 0 && into[offset] == BYTE_ORDER_MARK) {
            into[offset] = ' ';
        }
        position += read;
        return read;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Pairs of places in a text, in characters and in bytes, some way apart from each other. */
    static final class Marks {
        /** Apart enough to be few (32,000 in 4 GB), near enough that little is decoded twice. */
        private static final int DISTANCE = 1 << 17;

        private long[] characters = new long[1 << 6];
        private long[] bytes = new long[1 << 6];
        private int size;

        /** Keeps the pair if the last one is far enough behind. */
        void offer(long character, long ofByte) {
            if (size > 0 && character - characters[size - 1] < DISTANCE) {
                return;
            }
            if (size == characters.length) {
                characters = Arrays.copyOf(characters, size * 2);
                bytes = Arrays.copyOf(bytes, size * 2);
            }
            characters[size] = character;
            bytes[size] = ofByte;
            size++;
        }

        /** The last mark that is not behind the character; the text must have been read up to there. */
        int before(long character) {
            int found = Arrays.binarySearch(characters, 0, size, character);
            return found >= 0 ? found : -found - 2;
        }

        long characters(int mark) {
            return characters[mark];
        }

        long bytes(int mark) {
            return bytes[mark];
        }
    }
}
