package co.secoda.dbt.artifact;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * JSON on its way to a parser that collects whole strings and refuses names with half of a surrogate pair: of a string
 * past a bound the rest is left out, and each escaped half becomes U+FFFD in its place, so that what isn't cut keeps
 * its place in the text.
 */
final class MendedJson extends Reader {
    /** As many characters of a string as there are in the file go through; it may have any number. */
    static final int LONGEST = 1_000_000;

    private static final int BUFFER = 1 << 14;
    private static final int ESCAPE = "\\u0000".length();
    private static final int PAIR = 2 * ESCAPE;
    private static final String REPLACEMENT = "\\ufffd";
    private static final int HEXADECIMAL = 16;

    private final Reader in;
    private final int longest;
    private final char[] raw = new char[BUFFER];
    private int next;
    private int end;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();
    private final char[] made = new char[BUFFER];
    private int given;
    private int size;
    private boolean inString;
    private long length;
    private long position;
    private long cutAt = -1;
    private long leftOut;

    private MendedJson(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** A text of which every string is cut after {@value #LONGEST} characters. */
    static MendedJson cutting(Reader in) {
        return new MendedJson(in, LONGEST);
    }

    /** A text of which every string keeps its length. */
    static MendedJson keeping(Reader in) {
        return new MendedJson(in, Integer.MAX_VALUE);
    }

    /** How many characters were left out of a string between these places of the text as it was given. */
    long leftOutBetween(long from, long to) {
        return cutAt > from && cutAt <= to ? leftOut : 0;
    }

    @Override
    public int read(char[] into, int offset, int wanted) throws IOException {
        while (given == size) {
            given = 0;
            size = 0;
            if (!have(1)) {
                if (failure.isPresent()) {
                    throw failure.get();
                }
                return -1;
            }
            make();
        }
        int count = Math.min(wanted, size - given);
        System.arraycopy(made, given, into, offset, count);
        given += count;
        return count;
    }

    private void make() {
        while (size <= made.length - PAIR && have(1)) {
            char c = raw[next];
            if (!inString) {
                inString = c == '"';
                length = 0;
                put(1);
            } else if (c == '"') {
                inString = false;
                put(1);
            } else {
                takeText(c);
            }
        }
    }

    private void takeText(char c) {
        int taken = c == '\\' ? escape() : 1;
        if (length < longest) {
            boolean half = taken == ESCAPE && isSurrogate(next);
            length += taken;
            put(taken);
            if (half) {
                REPLACEMENT.getChars(0, ESCAPE, made, size - ESCAPE);
            }
            return;
        }
        if (cutAt != position) {
            cutAt = position;
            leftOut = 0;
        }
        leftOut += taken == PAIR ? 2 : 1;
        next += taken;
    }

    /** The length of the escape that begins here, both halves of a pair together. */
    private int escape() {
        if (!have(ESCAPE) || raw[next + 1] != 'u' || code(next) < 0) {
            return Math.min(2, end - next);
        }
        return have(PAIR) && raw[next + ESCAPE] == '\\' && raw[next + ESCAPE + 1] == 'u' && isPair(next)
                ? PAIR
                : ESCAPE;
    }

    private boolean isPair(int at) {
        int low = code(at + ESCAPE);
        return Character.isHighSurrogate((char) code(at)) && low >= 0 && Character.isLowSurrogate((char) low);
    }

    private boolean isSurrogate(int at) {
        return Character.isSurrogate((char) code(at));
    }

    /** What the escape at this place stands for; negative if it is none. */
    private int code(int at) {
        int code = 0;
        for (int digit = at + 2; digit < at + ESCAPE; digit++) {
            int value = raw[digit] < 128 ? Character.digit(raw[digit], HEXADECIMAL) : -1;
            if (value < 0) {
                return -1;
            }
            code = code * HEXADECIMAL + value;
        }
        return code;
    }

    private void put(int count) {
        System.arraycopy(raw, next, made, size, count);
        next += count;
        size += count;
        position += count;
    }

    /** Whether so many characters are there to be looked at. */
    private boolean have(int wanted) {
        while (end - next < wanted && !ended) {
            if (next > 0) {
                System.arraycopy(raw, next, raw, 0, end - next);
                end -= next;
                next = 0;
            }
            int read = readRaw();
            ended = read < 0;
            end += Math.max(read, 0);
        }
        return end - next >= wanted;
    }

    /** What can't be read is told once all before it has been given, so that the parser knows its place. */
    private int readRaw() {
        try {
            return in.read(raw, end, raw.length - end);
        } catch (IOException e) {
            failure = Optional.of(e);
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
