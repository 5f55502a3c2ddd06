package co.secoda.dbt;

import java.io.Writer;
import java.util.Arrays;

/** Keeps the beginning of a text of any length and counts the rest. */
final class BoundedText extends Writer {
    private char[] kept = new char[256];
    private int size;
    private long length;
    private int limit;

    /** Forgets the text; of the next one, {@code limit} characters will be kept. */
    void reset(int limit) {
        this.limit = limit;
        size = 0;
        length = 0;
    }

    @Override
    public void write(char[] text, int offset, int count) {
        length += count;
        int room = Math.min(count, limit - size);
        if (room <= 0) {
            return;
        }
        if (size + room > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(size + room, kept.length * 2));
        }
        System.arraycopy(text, offset, kept, size, room);
        size += room;
    }

    /** Whether there was more than was kept. */
    boolean cut() {
        return length > size;
    }

    /** The beginning, and how much more there was. */
    String text() {
        if (!cut()) {
            return new String(kept, 0, size);
        }
        int end = size > 0 && Character.isHighSurrogate(kept[size - 1]) ? size - 1 : size;
        return new String(kept, 0, end) + "… (" + (length - end) + " more characters)";
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
