package co.secoda.text;

/**
 * How people are told of entities, which they call tables or models. Names of settings and keys of files have the word
 * of Secoda's API.
 */
public final class EntityText {
    private EntityText() {}

    /** Such as {@code 1 table or model} or {@code 2,000 tables or models}. */
    public static String count(long number) {
        return NumberText.count(number, "table or model", "tables or models");
    }

    /**
     * Such as {@code 2 failing tables or models}.
     *
     * @param kind a word or two, such as {@code failing} or {@code more failing}
     */
    public static String count(long number, String kind) {
        return NumberText.count(number, kind + " table or model", kind + " tables or models");
    }

    /** Such as {@code 1 table or model is failing}. */
    public static String are(long number, String kind) {
        return NumberText.count(number, "table or model is ", "tables or models are ") + kind;
    }

    /** All that tests looked at, such as {@code 12 tables and models}. */
    public static String tested(long number) {
        return NumberText.count(number, "table or model", "tables and models");
    }
}
