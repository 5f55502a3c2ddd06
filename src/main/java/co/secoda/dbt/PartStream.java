package co.secoda.dbt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of a stream, which stays open; closing passes over those that were not read. */
final class PartStream extends FilterInputStream {
    private long left;

    PartStream(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = left == 0 ? -1 : super.read(into, offset, (int) Math.min(length, left));
        if (read > 0) {
            left -= read;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.skipNBytes(left);
        left = 0;
    }
}
