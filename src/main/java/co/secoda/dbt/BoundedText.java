package co.secoda.dbt;

import java.io.Writer;

/** Keeps the beginning of a text of any length and counts the rest. */
final class BoundedText extends Writer {
    private final StringBuilder kept = new StringBuilder();
    private long length;
    private int limit;

    /** Forgets the text; of the next one, {@code limit} characters will be kept. */
    void reset(int limit) {
        this.limit = limit;
        kept.setLength(0);
        length = 0;
    }

    @Override
    public void write(char[] text, int offset, int count) {
        length += count;
        int room = Math.min(count, limit - kept.length());
        if (room > 0) {
            kept.append(text, offset, room);
        }
    }

    /** Whether there was more than was kept. */
    boolean cut() {
        return length > kept.length();
    }

    /** The beginning, and how much more there was. */
    String text() {
        int end = kept.length();
        if (!cut()) {
            return kept.toString();
        }
        if (end > 0 && Character.isHighSurrogate(kept.charAt(end - 1))) {
            end--;
        }
        return kept.substring(0, end) + "… (" + (length - end) + " more characters)";
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
