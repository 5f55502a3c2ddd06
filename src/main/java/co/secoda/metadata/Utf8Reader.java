package co.secoda.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/**
 * Decodes UTF-8, drops a byte order mark, tells the lines on which bytes are not UTF-8 (and reads on), and takes the
 * digest of all bytes in passing. {@link java.io.InputStreamReader} knows neither the line nor how to read on.
 */
final class Utf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final boolean carriageReturnEndsLine;
    private final LongConsumer malformedLine;
    private final MessageDigest digest = Fingerprints.sha256();
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
    private boolean ended;
    private boolean started;
    private boolean afterCarriageReturn;
    private long total;
    private long line = 1;
    private long lastMalformed;

    /**
     * A reader of one file.
     *
     * @param in closed with this reader
     * @param carriageReturnEndsLine whether a carriage return by itself ends a line: it does in CSV, not in JSON Lines
     * @param malformedLine hears each line with bytes that are not UTF-8, once
     */
    Utf8Reader(InputStream in, boolean carriageReturnEndsLine, LongConsumer malformedLine) {
        this.in = in;
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
            CoderResult result = decoder.decode(bytes, out, ended);
            dropByteOrderMark(out, offset);
            countLines(buffer, offset, out.position());
            if (result.isMalformed()) {
                passMalformed(result.length(), out);
            } else if (out.position() == offset) {
                if (ended) {
                    return -1;
                }
                fill();
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
        bytes.position(bytes.position() + length);
        if (out.hasRemaining()) {
            out.put(REPLACEMENT);
        }
        if (line != lastMalformed) {
            lastMalformed = line;
            malformedLine.accept(line);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            digest.update(bytes.array(), bytes.position(), count);
            total += count;
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    /** Reads what is left, unchecked, and says what was read in all. */
    Content finish() throws IOException {
        while (!ended) {
            bytes.position(bytes.limit());
            fill();
        }
        return new Content(total, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
