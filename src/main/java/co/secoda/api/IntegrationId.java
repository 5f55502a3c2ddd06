package co.secoda.api;

import java.util.regex.Pattern;

/**
 * The id of an integration, checked: it becomes a path segment of URLs, so it may hold nothing but letters, digits,
 * {@code -} and {@code _}, at most 100 of them. Secoda's own are UUIDs.
 *
 * @param value the id
 */
public record IntegrationId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it can't be one, saying why without repeating more than its start
     */
    public IntegrationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an integration id: "
                    + (value.length() > 100
                            ? "it is " + value.length() + " characters long"
                            : "only letters, digits, - and _ can be in one"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
