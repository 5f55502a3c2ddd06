package co.secoda.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps credentials out of messages: a server may repeat in an error what it was sent. Word by word, since messages
 * have other blanks than a key over several lines. Words of less than four characters stay: they would be found
 * everywhere.
 */
final class SecretWords {
    private static final int SHORTEST = 4;
    private static final String MASK = "***";
    /** How a message ends that was cut, maybe in the middle of a word. */
    private static final String CUT = "…";

    private final List<String> words;

    SecretWords(Map<String, Object> credentials) {
        words = texts(credentials)
                .flatMap(text -> Stream.of(text.strip().split("\\s+")))
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The message without them. */
    String hiddenIn(String message) {
        String hidden = message;
        for (String word : words) {
            hidden = withoutCutWord(hidden.replace(word, MASK), word);
        }
        return hidden;
    }

    private static String withoutCutWord(String message, String word) {
        for (int length = word.length() - 1; length >= SHORTEST; length--) {
            String end = word.substring(0, length) + CUT;
            int at = message.lastIndexOf(end);
            if (at >= 0) {
                return message.substring(0, at) + MASK + message.substring(at + end.length());
            }
        }
        return message;
    }

    private static Stream<String> texts(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(SecretWords::texts);
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(SecretWords::texts);
        }
        return value == null ? Stream.empty() : Stream.of(value.toString());
    }
}
