package co.secoda.dbt;

/**
 * What something of a run is called in words: {@code model orders}.
 *
 * @param type such as {@code model}, at most 40 characters
 * @param name such as {@code orders}, {@code orders.v2}, {@code stripe.charges}; at most 250 characters, on one line
 */
public record Label(String type, String name) {
    /** Both. */
    public String text() {
        return type + " " + name;
    }
}
