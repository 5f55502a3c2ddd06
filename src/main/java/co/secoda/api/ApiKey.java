package co.secoda.api;

import java.util.List;

/** An API key, checked: it becomes a header. Its text never shows in {@link #toString()}. */
public final class ApiKey {
    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    /**
     * Checks a key: white space around it is dropped; what is left must be visible ASCII, at most 4096 characters.
     *
     * @throws IllegalArgumentException if it can't be one, saying why without repeating any of it
     */
    public static ApiKey of(String text) {
        String key = text.strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the API key is empty");
        }
        if (key.length() > 4096) {
            throw new IllegalArgumentException("the API key is " + key.length() + " characters long, which no key is");
        }
        if (!key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "the API key has a space, a line break or a character outside ASCII in it");
        }
        return new ApiKey(key);
    }

    /** The value of the {@code Authorization} header. */
    String authorization() {
        return "Bearer " + text;
    }

    /** Whether a text has the key in it, in whole, escaped or in Base64; one of less than eight characters alone. */
    public boolean isIn(String other) {
        return other.strip().equals(text) || !other.equals(new Secrets(List.of(text)).hiddenInData(other));
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
