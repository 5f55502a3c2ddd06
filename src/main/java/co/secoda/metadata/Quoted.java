package co.secoda.metadata;

/** Text of a file as part of a sentence: what was in it must not break the line, steer a terminal or fill the log. */
final class Quoted {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_MESSAGE = 300;

    private Quoted() {}

    /** A value in quotes, cut after 60 characters. */
    static String value(String text) {
        return "'" + visible(text, LONGEST_VALUE) + "'";
    }

    /** A name: as it is where it is a plain one, else in quotes. */
    static String name(String text) {
        return text.length() <= LONGEST_VALUE && text.matches("[A-Za-z_][A-Za-z0-9_]*") ? text : value(text);
    }

    /** A library's message, cut after 300 characters. */
    static String message(String text) {
        return visible(text, LONGEST_MESSAGE);
    }

    private static String visible(String text, int longest) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().limit(longest).forEach(character -> append(visible, character));
        return text.codePoints().skip(longest).findAny().isPresent()
                ? visible.append('…').toString()
                : visible.toString();
    }

    private static void append(StringBuilder visible, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> visible.append(String.format("\\u%04x", character));
            default -> visible.appendCodePoint(character);
        }
    }
}
