package co.secoda.metadata;

/** What a JSON value is. */
enum JsonKind {
    STRING("a string"),
    INTEGER("an integer of at most 64 bits"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("null"),
    OBJECT("an object"),
    ARRAY("an array");

    private final String words;

    JsonKind(String words) {
        this.words = words;
    }

    /** As part of a sentence. */
    @Override
    public String toString() {
        return words;
    }
}
