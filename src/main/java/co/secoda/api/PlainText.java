package co.secoda.api;

/** Text that a server or a user gave, made fit for a message: one line, bounded, without control characters. */
final class PlainText {
    private static final int LONGEST = 300;

    private PlainText() {}

    /** At most 300 characters, and nothing in it that commands a terminal or a CI runner. */
    static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(4L * LONGEST).map(PlainText::visible).forEach(line::appendCodePoint);
        // GitHub reads ::command::, Azure ##vso[ and TeamCity ##teamcity[; the others need control characters or a
        // line's start.
        String plain = line.toString()
                .replaceAll(":(?=:)", ": ")
                .replaceAll("#(?=#)", "# ")
                .replaceAll("\\s+", " ")
                .strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…";
    }

    static String quoted(String text) {
        return "'" + of(text) + "'";
    }

    private static int visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> ' ';
            default -> c;
        };
    }
}
