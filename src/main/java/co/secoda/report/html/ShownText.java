package co.secoda.report.html;

import co.secoda.text.BoundedText;
import co.secoda.text.PlainText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text from outside, made fit to be shown on a page: bounded, and without control characters, colours for a terminal or
 * marks that turn the direction of writing. It isn't escaped; that is the templates' part.
 */
final class ShownText {
    private static final int LINE = 300;
    private static final Pattern TERMINAL_COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern LINE_BREAKS = Pattern.compile("\r\n?|[\u2028\u2029]");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Where a long name may be broken: after what joins its words. */
    private static final Pattern JOINT = Pattern.compile("(?<=[_/=-]|[A-Za-z_]\\.)(?=[A-Za-z0-9(])");

    private ShownText() {}

    /** The pieces of a name between which a narrow page may break it; together they are the name. */
    static List<String> words(String name) {
        return List.of(JOINT.split(name));
    }

    /** A time, the same everywhere: {@code 14 Sep 2026, 05:30:04 UTC}. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** On one line of at most 300 characters, and how many more there were. */
    static String line(String text) {
        return line(text, LINE);
    }

    /** On one line of at most {@code limit} characters, and how many more there were. */
    static String line(String text, int limit) {
        String line = PlainText.isAscii(text) && !text.contains("  ")
                ? text
                : SPACE.matcher(visible(text)).replaceAll(" ");
        return BoundedText.of(line.strip(), limit);
    }

    /** With its line breaks, at most {@code limit} characters, and how many more there were. */
    static String block(String text, int limit) {
        return BoundedText.of(visible(text).stripTrailing(), limit);
    }

    private static String visible(String text) {
        String plain = LINE_BREAKS
                .matcher(TERMINAL_COLOURS.matcher(text).replaceAll(""))
                .replaceAll("\n");
        StringBuilder visible = new StringBuilder(plain.length());
        PlainText.flat(plain).codePoints().map(ShownText::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static int visible(int c) {
        if (c == '\n' || c == '\t') {
            return c;
        }
        return PlainText.isSeen(c) ? c : ' ';
    }
}
