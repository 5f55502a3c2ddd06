package co.secoda.report.junit;

import co.secoda.text.PlainText;
import co.secoda.text.PlainText.Directions;
import java.util.regex.Pattern;

/** Text from outside, made fit for XML 1.0, and for the pages and terminals that show what is read from it. */
final class XmlText {
    private static final int REPLACEMENT = 0xFFFD;
    /** The first of its brackets. */
    private static final Pattern ATTACHMENT = Pattern.compile("\\[(?=\\[ATTACHMENT\\|)", Pattern.CASE_INSENSITIVE);

    private XmlText() {}

    /**
     * The text with a replacement character for each that XML can't hold, escaped or not (XML 1.0, production 2), and
     * for each that commands a terminal or turns the direction of writing. What Jenkins' JUnit Attachments and GitLab
     * would take for the name of a file to keep is broken, by a space of no width.
     */
    static String of(String text) {
        return PlainText.isAscii(text) && !text.contains("[[")
                ? text
                : ATTACHMENT.matcher(allowed(text)).replaceAll("$0\u200b");
    }

    private static String allowed(String text) {
        if (text.codePoints().allMatch(XmlText::allowed)) {
            return text;
        }
        return text.codePoints()
                .map(c -> allowed(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean deletes = c >= 0x7F && c <= 0x9F;
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !deletes && !surrogate && c != 0xFFFE && c != 0xFFFF && !Directions.turns(c);
    }
}
