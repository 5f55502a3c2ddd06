package co.secoda.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from users, artifacts or a server, made fit for a log that a terminal shows and a CI system reads: one line,
 * bounded, without control characters or marks that turn the direction of writing, and without anything that commands a
 * runner: GitHub's {@code ::…::} and {@code ##[}, Azure's {@code ##vso[}, TeamCity's {@code ##teamcity[}, GitLab's
 * {@code section_start:}, and Buildkite's {@code ---}, {@code +++}, {@code ~~~} and {@code ^^^} at a line's start.
 * Commands are broken by a space of no width, so that they read as they did.
 */
public final class PlainText {
    private static final int VALUE = 200;
    private static final int MESSAGE = 300;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** In {@code [::1]} the two colons command nobody, and a URL is copied as it is printed. */
    private static final String OF_AN_ADDRESS = "(?<=\\[[0-9a-f:]{1,39}):[0-9a-f:.]{0,39}\\]";
    /** The first character of each. What follows it is only looked at, since commands may overlap. */
    private static final Pattern COMMANDS = Pattern.compile(
            ":(?=:)(?!" + OF_AN_ADDRESS
                    + ")|#(?=#(?:\\[|vso\\[|teamcity\\[))|s(?=ection_(?:start|end):)|^ *[-+~^](?=--|\\+\\+|~~|\\^\\^)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PILE = Pattern.compile("([\\p{Mn}\\p{Me}]{8})[\\p{Mn}\\p{Me}]++");

    private PlainText() {}

    /** The text on one line, its spaces as they are, cut after {@code limit} characters. */
    public static String line(String text, int limit) {
        return cut(broken(visible(text, limit)), limit);
    }

    /** The same without spaces at either end, and with one where there are several. */
    public static String oneLine(String text, int limit) {
        String plain = SPACE.matcher(visible(text, limit)).replaceAll(" ").strip();
        return cut(broken(plain), limit);
    }

    /** The first line that isn't blank, as {@link #oneLine}. */
    public static String firstLine(String text, int limit) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> oneLine(line, limit))
                .orElse("");
    }

    /** A value to be named in a sentence: as {@link #oneLine}, at most 200 characters. */
    public static String value(String text) {
        return oneLine(text, VALUE);
    }

    /** What a server or a library says, as part of a sentence: as {@link #oneLine}, at most 300 characters. */
    public static String message(String text) {
        return oneLine(text, MESSAGE);
    }

    /** Whether a character is seen: none that commands a terminal, turns the direction of writing or ends a line. */
    public static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    /**
     * The text with at most eight accents and the like on a letter, which is more than any language writes: hundreds of
     * them are drawn over the lines around.
     */
    public static String flat(String text) {
        return PILE.matcher(text).replaceAll("$1");
    }

    /** Whether all of it is printable ASCII, as most names are, so that it needs no closer look. */
    public static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Whether a text of any length can be written into a line of a log as it is. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isSeen)
                && !COMMANDS.matcher(text).find();
    }

    /** The same JSON, with {@code \\u} escapes in its strings for what isn't seen and what would command a runner. */
    public static String json(String json) {
        StringBuilder plain = new StringBuilder();
        Matcher command = COMMANDS.matcher(json);
        int next = command.find() ? command.start() : -1;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            int whole = Character.isSurrogate(c) ? pairedAt(json, i) : c;
            boolean breaks = i == next;
            if (breaks) {
                next = command.find() ? command.start() : -1;
            }
            if (breaks || !(isSeen(whole) || c == '\n' || c == '\r')) {
                plain.append(String.format("\\u%04x", (int) c));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The character that a surrogate is a half of. */
    private static int pairedAt(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at)) ? text.codePointAt(at) : text.codePointBefore(at + 1);
    }

    private static String visible(String text, int limit) {
        StringBuilder visible = new StringBuilder();
        flat(text).codePoints().limit(8L * limit).map(c -> isSeen(c) ? c : ' ').forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static String broken(String line) {
        return COMMANDS.matcher(line).replaceAll("$0\u200b");
    }

    private static String cut(String line, int limit) {
        if (line.length() <= limit) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return line.substring(0, end) + "…";
    }

    /** The characters that turn the direction of writing, by which a text can be made to read as another. */
    public static final class Directions {
        private Directions() {}

        /** Whether it is one of Unicode's marks, embeddings, overrides and isolates (UAX #9, 2). */
        public static boolean turns(int c) {
            return c == 0x061C
                    || c == 0x200E
                    || c == 0x200F
                    || (c >= 0x202A && c <= 0x202E)
                    || (c >= 0x2066 && c <= 0x2069);
        }
    }
}
