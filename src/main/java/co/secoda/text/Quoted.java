package co.secoda.text;

import co.secoda.text.BoundedText.WholeCharacters;
import java.util.regex.Pattern;

/** Text of a file as part of a sentence: what was in it must not break the line, steer a terminal or fill the log. */
public final class Quoted {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_LINE = 200;
    private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\s]+");

    /**
     * The word after these: of a file whose values are taken as texts, a parser quotes no more than one letter else.
     */
    private static final Pattern CONTENT = Pattern.compile("^(Unrecognized token|Non-standard token) '[^']*'");

    private Quoted() {}

    /** A value in quotes, cut after 60 characters. */
    public static String value(String text) {
        return "'" + visible(text) + "'";
    }

    /**
     * A text without quotes, on one line and cut after 200 characters. What commands a CI runner stays in it: whoever
     * logs the sentence makes a {@link PlainText} of it.
     */
    public static String line(String text) {
        String line = SPACE.matcher(WholeCharacters.of(text)).replaceAll(" ").strip();
        return line.length() <= LONGEST_LINE ? line : WholeCharacters.beginning(line, LONGEST_LINE) + "…";
    }

    /** A name: as it is where it is a plain one, else in quotes. */
    public static String name(String text) {
        return text.length() <= LONGEST_VALUE && text.matches("[A-Za-z_][A-Za-z0-9_]*") ? text : value(text);
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().limit(LONGEST_VALUE).forEach(character -> append(visible, character));
        return text.codePoints().skip(LONGEST_VALUE).findAny().isPresent()
                ? visible.append('…').toString()
                : visible.toString();
    }

    private static void append(StringBuilder visible, int character) {
        if (PlainText.isSeen(character)) {
            visible.appendCodePoint(character);
        } else {
            visible.append(String.format("\\u%04x", character));
        }
    }

    /**
     * What a parser of JSON says is wrong, without the words of the text that it quotes: who reads the log may not be
     * allowed to read the file.
     */
    public static String parserWords(String message) {
        return line(CONTENT.matcher(message).replaceAll("$1"));
    }
}
