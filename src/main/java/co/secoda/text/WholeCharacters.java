package co.secoda.text;

/**
 * Text without halves of surrogate pairs. Java's strings and JSON's escapes can have them, and UTF-8, XML and strict
 * JSON can't: Python, for one, writes {@code \\udcff} for a byte that is no text.
 */
public final class WholeCharacters {
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
