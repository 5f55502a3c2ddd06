package co.secoda.dbt.artifact;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/** Objects of an artifact, read again by their places in it, in the order in which they stand there. */
public final class ArtifactParts implements AutoCloseable {
    private final Path file;
    private final Utf8Reader text;
    private final Utf8Reader.Marks marks;

    ArtifactParts(Path file, Utf8Reader text, Utf8Reader.Marks marks) {
        this.file = file;
        this.text = text;
        this.marks = marks;
    }

    /**
     * Reads one.
     *
     * @param start the character at which it begins ({@link JsonReader#start}), not before the end of the last one
     * @param end the character before which it ends ({@link JsonReader#end})
     * @throws ArtifactException if it isn't there any more
     */
    public <T> T read(long start, long end, JsonReader.Content<T> content) throws ArtifactException {
        try {
            text.goTo(start, marks);
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file, e);
        }
        return new JsonReader(file, MendedJson.cutting(new Part(text, end - start))).document(content);
    }

    @Override
    public void close() throws ArtifactException {
        try {
            text.close();
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file, e);
        }
    }

    /** The next so many characters of a text, whose reader stays open. */
    private static final class Part extends Reader {
        private final Reader in;
        private long left;

        Part(Reader in, long length) {
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
}
