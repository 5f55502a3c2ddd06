package co.secoda.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Files that are gzipped, and those whose names say so. */
public final class Gzip {
    /** What a gzipped file's name ends in, in upper or lower case. */
    public static final String ENDING = ".gz";

    private static final int BUFFER = 1 << 17;
    private static final long UNPACKED_ANYWAY = 100L << 20;
    private static final long MOST_TIMES = 100;
    private static final byte FIRST = 0x1F;
    private static final byte SECOND = (byte) 0x8B;

    private Gzip() {}

    /** Whether a file is gzipped by its name. */
    public static boolean isName(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** Whether a file that begins with these bytes, at least two, is gzipped. */
    public static boolean isBeginning(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == FIRST && bytes[1] == SECOND;
    }

    /**
     * What a file holds, unpacked on the way if it is gzipped by its name.
     *
     * @throws IOException if it can't be read, isn't a regular file, or isn't gzipped though its name says so; and
     *     while it is read, once it has unpacked to more than 100 MB and to 100 times its size, as only a file does
     *     that was made for that, or more than a hundred of its members in a row are empty
     */
    public static InputStream open(Path file) throws IOException {
        InputStream in = RegularFile.open(file);
        if (!isName(file)) {
            return in;
        }
        try {
            long most = Math.max(UNPACKED_ANYWAY, MOST_TIMES * Files.size(file));
            return new Bounded(new Members(in), most);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The JDK's calls itself for each member that unpacks to nothing, until the stack has no room. */
    private static final class Members extends GZIPInputStream {
        private static final int MOST_EMPTY = 100;

        private int depth;

        Members(InputStream in) throws IOException {
            super(in, BUFFER);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (depth > MOST_EMPTY) {
                throw new IOException("it has more than " + MOST_EMPTY + " empty parts in a row");
            }
            depth++;
            try {
                return super.read(into, offset, length);
            } finally {
                depth--;
            }
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long unpacked;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(read);
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            count(skipped);
            return skipped;
        }

        private void count(long more) throws IOException {
            unpacked += Math.max(0, more);
            if (unpacked > most) {
                throw new IOException("it unpacks to more than " + MOST_TIMES + " times its size");
            }
        }
    }
}
