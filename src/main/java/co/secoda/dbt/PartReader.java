package co.secoda.dbt;

import java.io.IOException;
import java.io.Reader;

/** The next so many characters of a text, whose reader stays open. */
final class PartReader extends Reader {
    private final Reader in;
    private long left;

    PartReader(Reader in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = left == 0 ? -1 : in.read(into, offset, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }

    @Override
    public void close() {}
}
