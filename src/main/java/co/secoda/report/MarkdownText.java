package co.secoda.report;

/**
 * Text from outside, made fit for a line of GitHub's Markdown, also in a table: nothing in it is markup, a link, a
 * mention or HTML.
 */
final class MarkdownText {
    private static final String MARKUP = "\\`*_{}[]()#!|~$";
    private static final char NOTHING = '\u200b';

    private MarkdownText() {}

    /** One line of at most {@code limit} characters, all of them shown as they are. */
    static String of(String text, int limit) {
        StringBuilder safe = new StringBuilder();
        PlainText.oneLine(text, limit).codePoints().forEach(c -> append(safe, c));
        // Links are made of what the Markdown says, so that escaping wouldn't stop them.
        return safe.toString().replace("://", ":" + NOTHING + "//").replace("www.", "www" + NOTHING + ".");
    }

    private static void append(StringBuilder safe, int c) {
        switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            default -> {
                if (MARKUP.indexOf(c) >= 0) {
                    safe.append('\\');
                }
                safe.appendCodePoint(c);
                if (c == '@' || c == '#') {
                    safe.append(NOTHING); // no mention, no issue
                }
            }
        }
    }
}
