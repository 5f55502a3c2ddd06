package co.secoda.dbt.artifact;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * A text on its way to a parser, of which a copy is written. What the parser has found out decides what of it is kept.
 * As much is held back as lies at most between the place that a parser speaks of and the place up to which it has read.
 */
final class PassedText extends Reader {
    /** More than a name and a number may have together, and the buffers of the parser and of {@link MendedJson}. */
    private static final int HELD = 1 << 18;

    private final Reader in;
    private final Writer out;
    private final char[] window = new char[2 * HELD];
    /** Where in the text the window begins. */
    private long base;

    private int decided;
    private int size;
    private boolean dropping;
    private long dropped;

    PassedText(Reader in, Writer out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public int read(char[] into, int offset, int wanted) throws IOException {
        int read = in.read(into, offset, Math.min(wanted, HELD));
        if (read > 0) {
            if (size + read > window.length) {
                decide(size - HELD);
                System.arraycopy(window, decided, window, 0, size - decided);
                base += decided;
                size -= decided;
                decided = 0;
            }
            System.arraycopy(into, offset, window, size, read);
            size += read;
        }
        return read;
    }

    /** Keeps all before this character of the text, and drops what follows until {@link #dropTo}. */
    void keepTo(long character) {
        decide(place(character));
        dropping = true;
        dropped = 0;
    }

    /** Drops all before this character, and keeps what follows; how many bytes of UTF-8 that were. */
    long dropTo(long character) {
        decide(place(character));
        dropping = false;
        return dropped;
    }

    /** Keeps what was to be dropped, if it is still held and begins with {@code text}; else nothing is done. */
    boolean keepIf(long from, String text) {
        int start = (int) (from - base);
        boolean held = start == decided && dropped == 0 && size - start >= text.length();
        if (!held || !String.valueOf(window, start, text.length()).equals(text)) {
            return false;
        }
        dropping = false;
        return true;
    }

    /** Adds to the copy what isn't in the text. */
    void insert(String text) {
        write(text.toCharArray(), 0, text.length());
    }

    /** Keeps the rest, all of which was read. */
    void keepRest() {
        decide(size);
    }

    /** How many characters were read. */
    long position() {
        return base + size;
    }

    private int place(long character) {
        long place = character - base;
        if (place < decided || place > size) {
            throw new IllegalStateException("character " + character + " is not held any more");
        }
        return (int) place;
    }

    private void decide(int until) {
        if (until <= decided) {
            return;
        }
        if (dropping) {
            dropped += bytes(decided, until);
        } else {
            write(window, decided, until - decided);
        }
        decided = until;
    }

    private long bytes(int from, int until) {
        long bytes = (long) until - from;
        for (int at = from; at < until; at++) {
            if (window[at] >= 0x80) {
                // Of a pair of surrogates, which is four bytes, each half is two.
                bytes += window[at] < 0x800 || Character.isSurrogate(window[at]) ? 1 : 2;
            }
        }
        return bytes;
    }

    private void write(char[] text, int offset, int length) {
        try {
            out.write(text, offset, length);
        } catch (IOException e) {
            // Not as it is: the parser would take it for a fault of what is read.
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
