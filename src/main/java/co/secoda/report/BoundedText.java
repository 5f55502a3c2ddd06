package co.secoda.report;

/** The beginnings of texts that may have any length. */
final class BoundedText {
    private BoundedText() {}

    /** The first {@code limit} characters, and how many more there were. */
    static String of(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
    }
}
