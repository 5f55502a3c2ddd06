package co.secoda.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** An API key, checked: it becomes a header. Its text never shows in {@link #toString()}. */
public final class ApiKey {
    private static final String MASK = "***";
    /** A shorter one may well stand in an answer by chance, and what is no key must not be changed. */
    private static final int SHORTEST_IN_DATA = 8;

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

    /**
     * The text without the key, should a server have written it back: as it is; and where it has at least eight
     * characters, also as JSON or a URL would have it, or in Base64.
     */
    String hiddenIn(String other) {
        String hidden = other;
        for (String form : forms()) {
            hidden = hidden.replace(form, MASK);
        }
        return hidden;
    }

    /**
     * The same of an answer's content, in bytes, which is left alone where the key is shorter than eight characters.
     */
    byte[] hiddenIn(byte[] content) {
        if (text.length() < SHORTEST_IN_DATA) {
            return content;
        }
        // One character a byte: what isn't the key stays as it is.
        return hiddenIn(new String(content, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<String> forms() {
        if (text.length() < SHORTEST_IN_DATA) {
            return List.of(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        String inJson = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return List.of(
                text,
                inJson,
                inJson.replace("/", "\\/"),
                URLEncoder.encode(text, StandardCharsets.UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
