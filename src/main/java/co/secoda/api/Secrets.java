package co.secoda.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Texts that no log, report or message may show, also where a server writes them back. */
final class Secrets {
    private static final String MASK = "***";
    /** A shorter one may well stand in an answer by chance, and what is no secret must not be changed. */
    private static final int SHORTEST_IN_DATA = 8;

    private final List<String> texts;

    Secrets(List<String> texts) {
        this.texts = texts.stream().filter(text -> !text.isEmpty()).toList();
    }

    /**
     * The text without the secrets: as they are; and of one that has at least eight characters, also as JSON or a URL
     * would have it, or in Base64.
     */
    String hiddenIn(String other) {
        String hidden = other;
        for (String text : texts) {
            hidden = hidden(text, hidden);
        }
        return hidden;
    }

    /**
     * The same of an answer's content, in bytes, where a secret that is shorter than eight characters is left alone.
     */
    byte[] hiddenIn(byte[] content) {
        // One character a byte: what isn't a secret stays as it is.
        String hidden = new String(content, StandardCharsets.ISO_8859_1);
        for (String text : texts) {
            hidden = text.length() < SHORTEST_IN_DATA ? hidden : hidden(text, hidden);
        }
        return hidden.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hidden(String text, String other) {
        String hidden = other;
        for (String form : forms(text)) {
            hidden = hidden.replace(form, MASK);
        }
        return hidden;
    }

    private static List<String> forms(String text) {
        if (text.length() < SHORTEST_IN_DATA) {
            return List.of(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
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
        return "Secrets[***]";
    }
}
