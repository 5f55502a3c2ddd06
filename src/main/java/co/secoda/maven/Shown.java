package co.secoda.maven;

/** Text from outside, made fit for one line of a log. */
final class Shown {
    private static final int LIMIT = 200;

    private Shown() {}

    /** The text without control characters and not longer than 200 characters. */
    static String of(String text) {
        String visible = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(LIMIT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.codePointCount(0, text.length()) > LIMIT ? visible + "…" : visible;
    }
}
