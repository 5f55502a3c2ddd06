package co.secoda.text;

import java.io.Writer;
import java.util.Arrays;

/** The beginning of a text of any length; the rest is only counted. As a writer it takes in the text piece by piece. */
public final class BoundedText extends Writer {
    private char[] kept = new char[256];
    private int size;
    private long length;
    private int limit;

    /** The first {@code limit} characters of a text, and how many more there were. */
    public static String of(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + more(text.length() - end);
    }

    private static String more(long characters) {
        return "… (" + characters + " more characters)";
    }

    /** Forgets the text; of the next one, {@code limit} characters will be kept. */
    public void reset(int limit) {
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

    /** Counts so many characters of the text that were left out before it came here. */
    public void leftOut(long characters) {
        length += characters;
    }

    /** Whether there was more than was kept. */
    public boolean cut() {
        return length > size;
    }

    /** The beginning, and how much more there was. */
    public String text() {
        if (!cut()) {
            return new String(kept, 0, size);
        }
        int end = size > 0 && Character.isHighSurrogate(kept[size - 1]) ? size - 1 : size;
        return new String(kept, 0, end) + more(length - end);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /**
     * Text without halves of surrogate pairs. Java's strings and JSON's escapes can have them, and UTF-8, XML and
     * strict JSON can't: Python, for one, writes {@code \\udcff} for a byte that is no text.
     */
    public static final class WholeCharacters {
        /** What stands for a character that isn't one. */
        public static final char REPLACEMENT = '\uFFFD';

        private WholeCharacters() {}

        /** The text with a replacement character for each half of a pair. */
        public static String of(String text) {
            int half = firstHalf(text, 0);
            if (half == text.length()) {
                return text;
            }
            StringBuilder whole = new StringBuilder(text);
            while (half < text.length()) {
                whole.setCharAt(half, REPLACEMENT);
                half = firstHalf(text, half + 1);
            }
            return whole.toString();
        }

        /** The first {@code limit} characters, one less where that would leave half of a pair. */
        public static String beginning(String text, int limit) {
            if (text.length() <= limit) {
                return text;
            }
            boolean inPair = limit > 0
                    && Character.isHighSurrogate(text.charAt(limit - 1))
                    && Character.isLowSurrogate(text.charAt(limit));
            return text.substring(0, inPair ? limit - 1 : limit);
        }

        private static int firstHalf(String text, int from) {
            int index = from;
            while (index < text.length()) {
                char c = text.charAt(index);
                if (!Character.isSurrogate(c)) {
                    index++;
                } else if (Character.isHighSurrogate(c)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1))) {
                    index += 2;
                } else {
                    return index;
                }
            }
            return index;
        }
    }
}
