package co.secoda.report.markdown;

import co.secoda.text.BoundedText;
import co.secoda.text.PlainText;
import co.secoda.text.PlainText.Directions;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from outside, made fit for GitHub's Markdown, for a line, also in a table, or for a block of code: nothing in it
 * is markup, a link, a mention or HTML.
 */
final class MarkdownText {
    private static final String MARKUP = "\\`*_{}[]()#!|~$";
    private static final Pattern RUN = Pattern.compile("`+");
    private static final char NOTHING = '\u200b';

    private MarkdownText() {}

    /** One line of at most {@code limit} characters, all of them shown as they are. */
    static String of(String text, int limit) {
        StringBuilder safe = new StringBuilder();
        PlainText.oneLine(text, limit).codePoints().forEach(c -> append(safe, c));
        // Links are made of what the Markdown says, so that escaping wouldn't stop them.
        return safe.toString().replace("://", ":" + NOTHING + "//").replace("www.", "www" + NOTHING + ".");
    }

    /**
     * A block of code with the text in it, its lines as they are, at most {@code limit} characters of it. No line of
     * the text can end the block.
     */
    static String block(String text, int limit) {
        return block("", text, limit);
    }

    /** The same of a query, which GitHub and GitLab then colour. */
    static String query(String text, int limit) {
        return block("sql", text, limit);
    }

    private static String block(String language, String text, int limit) {
        String lines = BoundedText.of(text.strip(), limit)
                .lines()
                .map(MarkdownText::plain)
                .collect(Collectors.joining("\n"));
        int longest = RUN.matcher(lines)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + language + "\n" + lines + "\n" + fence + "\n";
    }

    /** A space for each character that commands a terminal or turns the direction of writing. */
    private static String plain(String line) {
        return PlainText.flat(line)
                .codePoints()
                .map(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || Directions.turns(c)
                                ? ' '
                                : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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
