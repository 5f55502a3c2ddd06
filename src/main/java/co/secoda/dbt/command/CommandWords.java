package co.secoda.dbt.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a command line: separated by blanks, with single or double quotes round what has blanks in it. Nothing
 * else means anything: no shell reads it.
 */
final class CommandWords {
    private static final Pattern PIECE = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
    private static final Pattern WORD = Pattern.compile("(?:" + PIECE.pattern() + ")+");

    private static final Pattern OPTION = Pattern.compile("--|-\\w(?:\\s|=|$)");

    /** Values of {@code --vars}, which may be secrets. */
    private static final Pattern VARIABLES =
            Pattern.compile("(?<![^\\s'\"])(--vars(?:=|\\s+))(?:\\{[^}]*}?|" + PIECE.pattern() + ")+");

    private CommandWords() {}

    /**
     * The commands of a text, one a line. A line break in quotes, or after a backslash, is none; nor is one before a
     * line that begins with an option, such as {@code --select} or {@code -s}. Blank lines are left out.
     */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        char quote = 0;
        for (char c : (text.replace("\r\n", "\n") + "\n").toCharArray()) {
            if (c == '\n' && quote == 0) {
                add(line.toString().strip(), lines);
                line.setLength(0);
            } else {
                line.append(c);
                if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else if (c == quote) {
                    quote = 0;
                }
            }
        }
        add(line.toString().strip(), lines); // of a quote that isn't closed
        return lines;
    }

    private static void add(String line, List<String> lines) {
        int last = lines.size() - 1;
        if (line.isEmpty()) {
            return;
        }
        if (last >= 0 && lines.get(last).endsWith("\\")) {
            String open = lines.get(last);
            lines.set(last, open.substring(0, open.length() - 1).strip() + " " + line);
        } else if (last >= 0 && OPTION.matcher(line).lookingAt()) {
            lines.set(last, lines.get(last) + " " + line);
        } else {
            lines.add(line);
        }
    }

    /** The line as a log and a file may have it. */
    static String shown(String line) {
        return VARIABLES.matcher(line).replaceAll("$1***");
    }

    /**
     * The words, the command first.
     *
     * @throws IllegalArgumentException if there is none, or a quote isn't closed
     */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        int end = 0;
        while (word.find()) {
            requireBlank(line, end, word.start());
            words.add(unquoted(word.group()));
            end = word.end();
        }
        requireBlank(line, end, line.length());
        if (words.isEmpty()) {
            throw new IllegalArgumentException("there is no command in it");
        }
        return words;
    }

    /** The value of the last option of this name, in the next word or after an equals sign. */
    static Optional<String> option(String name, List<String> words) {
        Optional<String> value = Optional.empty();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(name + "=")) {
                value = Optional.of(word.substring(name.length() + 1));
            } else if (words.get(i - 1).equals(name)) {
                value = Optional.of(word);
            }
        }
        return value.filter(text -> !text.isBlank());
    }

    private static void requireBlank(String line, int from, int to) {
        if (!line.substring(from, to).isBlank()) {
            throw new IllegalArgumentException("the quote at character " + (from + 1) + " or after it isn't closed");
        }
    }

    private static String unquoted(String word) {
        return PIECE.matcher(word).replaceAll(piece -> {
            for (int group = 1; group < 3; group++) {
                if (piece.group(group) != null) {
                    return Matcher.quoteReplacement(piece.group(group));
                }
            }
            return Matcher.quoteReplacement(piece.group());
        });
    }
}
