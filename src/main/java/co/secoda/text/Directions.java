package co.secoda.text;

/** The characters that turn the direction of writing, by which a text can be made to read as another. */
public final class Directions {
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
