package co.secoda.report;

import java.util.regex.Pattern;

/**
 * Text from artifacts or from a server, made fit for a log that a CI system reads: one line, bounded, without control
 * characters, and without anything at its start that would command the runner (GitHub's {@code ::…::} and {@code ##[},
 * Azure's {@code ##vso[}, TeamCity's {@code ##teamcity[}, Buildkite's {@code ---} and {@code +++}, GitLab's
 * {@code section_start:}).
 */
final class PlainText {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern COMMANDS =
            Pattern.compile("::|##(?=\\[|vso\\[|teamcity\\[)|section_(?=start:|end:)|^(?:---|\\+\\+\\+|~~~|\\^\\^\\^)");

    private PlainText() {}

    /** The whole text on one line, cut after {@code limit} characters. */
    static String oneLine(String text, int limit) {
        String start = text.substring(0, Math.min(text.length(), 8 * limit));
        StringBuilder visible = new StringBuilder();
        start.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE
                        ? ' '
                        : c)
                .forEach(visible::appendCodePoint);
        String plain = SPACE.matcher(visible.toString().strip()).replaceAll(" ");
        plain = COMMANDS.matcher(plain)
                .replaceAll(match -> String.join("\u200b", match.group().split("")));
        return plain.length() <= limit ? plain : cut(plain, limit - 1) + "…";
    }

    private static String cut(String text, int end) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** The first line that isn't blank, cut after {@code limit} characters. */
    static String firstLine(String text, int limit) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> oneLine(line, limit))
                .orElse("");
    }
}
