package co.secoda.metadata;

import co.secoda.file.Digest;
import co.secoda.file.Utf8Source;
import co.secoda.metadata.OnePass.FileDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.function.LongConsumer;

/**
 * Decodes UTF-8, drops a byte order mark, tells the lines on which bytes are not UTF-8 (and reads on), and takes the
 * digest of all bytes in passing. {@link java.io.InputStreamReader} knows neither the line nor how to read on.
 */
final class LenientReader extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private final Digest sha256 = Digest.sha256();
    private final InputStream in;
    private final Utf8Source source;
    private final boolean carriageReturnEndsLine;
    private final LongConsumer malformedLine;
    private boolean started;
    private boolean afterCarriageReturn;
    private long line = 1;
    private long lastMalformed;

    /**
     * A reader of one file.
     *
     * @param in closed with this reader
     * @param carriageReturnEndsLine whether a carriage return by itself ends a line: it does in CSV, not in JSON Lines
     * @param malformedLine hears each line with bytes that are not UTF-8, once
     */
    LenientReader(InputStream in, boolean carriageReturnEndsLine, LongConsumer malformedLine) {
        this.in = sha256.passing(in);
        this.source = new Utf8Source(this.in, BUFFER);
        this.carriageReturnEndsLine = carriageReturnEndsLine;
        this.malformedLine = malformedLine;
    }

    /** As in {@link Reader}, but there must be room for two characters, the length of the longest that UTF-8 holds. */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("there must be room for two characters");
        }
        CharBuffer out = CharBuffer.wrap(buffer, offset, length);
        while (out.position() == offset) {
            CoderResult result = source.decode(out);
            dropByteOrderMark(out, offset);
            countLines(buffer, offset, out.position());
            if (result.isMalformed()) {
                passMalformed(result.length(), out);
            } else if (out.position() == offset && !source.fill()) {
                return -1;
            }
        }
        return out.position() - offset;
    }

    private void dropByteOrderMark(CharBuffer out, int offset) {
        if (!started && out.position() > offset) {
            started = true;
            if (out.array()[offset] == BYTE_ORDER_MARK) {
                int length = out.position() - offset - 1;
                System.arraycopy(out.array(), offset + 1, out.array(), offset, length);
                out.position(offset + length);
            }
        }
    }

    private void countLines(char[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = buffer[i];
            if (c == '\n' ? !(afterCarriageReturn && carriageReturnEndsLine) : c == '\r' && carriageReturnEndsLine) {
                line++;
            }
            afterCarriageReturn = c == '\r';
        }
    }

    private void passMalformed(int length, CharBuffer out) {
        started = true;
        source.pass(length);
        if (out.hasRemaining()) {
            out.put(REPLACEMENT);
        }
        if (line != lastMalformed) {
            lastMalformed = line;
            malformedLine.accept(line);
        }
    }

    /** Reads what is left, unchecked, and says what was read in all. */
    FileDigest finish() throws IOException {
        long left = in.transferTo(OutputStream.nullOutputStream());
        return new FileDigest(source.taken() + left, sha256.hex());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
