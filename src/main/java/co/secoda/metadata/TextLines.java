package co.secoda.metadata;

import java.io.IOException;
import java.util.Arrays;

/** Splits text at newlines; a carriage return before one stays, since it is white space to JSON. Long lines are cut. */
final class TextLines {
    /** Characters of a line. */
    static final int LONGEST = 1 << 22;

    private final LenientReader reader;
    private final char[] read = new char[1 << 13];
    private int position;
    private int end;
    private char[] line = new char[1 << 13];
    private int length;
    private boolean oversized;
    private long number;

    TextLines(LenientReader reader) {
        this.reader = reader;
    }

    /** Goes to the next line. */
    boolean next() throws IOException {
        length = 0;
        oversized = false;
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int newline = position;
            while (newline < end && read[newline] != '\n') {
                newline++;
            }
            append(newline);
            position = newline + 1;
            if (newline < end) {
                break;
            }
        }
        number += any ? 1 : 0;
        return any;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, reader.read(read));
        return end > 0;
    }

    private void append(int to) {
        int count = Math.min(to - position, LONGEST - length);
        oversized |= count < to - position;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(length + count, line.length * 2)));
        }
        System.arraycopy(read, position, line, length, count);
        length += count;
    }

    /** The line's number, from 1. */
    long number() {
        return number;
    }

    /** The line, in the first {@link #length} characters; overwritten by the next. */
    char[] characters() {
        return line;
    }

    int length() {
        return length;
    }

    /** Whether the line is longer than what is kept of it. */
    boolean oversized() {
        return oversized;
    }

    boolean blank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
