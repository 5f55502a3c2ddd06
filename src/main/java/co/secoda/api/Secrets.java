package co.secoda.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that no log, report or message may show, also where a server writes them back. */
final class Secrets {
    /** None. */
    static final Secrets NONE = new Secrets(List.of());

    private static final String MASK = "***";
    /** A shorter one may well stand in an answer by chance, and what is no secret must not be changed. */
    private static final int SHORTEST_IN_DATA = 8;
    /** How often one escape may stand within another, as {@code %2541} does. */
    private static final int LAYERS = 3;

    private final List<String> shortTexts = new ArrayList<>();
    private final Set<String> forms = new LinkedHashSet<>();
    private final Set<String> inBase64 = new LinkedHashSet<>();

    Secrets(List<String> texts) {
        for (String text : texts) {
            if (text.length() >= SHORTEST_IN_DATA) {
                forms.add(text);
                // Of a text that isn't ASCII the escapes of each byte are put together here.
                forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
                addBase64(text);
            } else if (!text.isEmpty()) {
                shortTexts.add(text);
            }
        }
    }

    /**
     * What of a secret's Base64 doesn't depend on what stands before or after it, such as the {@code Bearer } of a
     * header: for each place in a group of three bytes that it may begin at, in both alphabets.
     */
    private void addBase64(String text) {
        for (int before = 0; before < 3; before++) {
            byte[] bytes = (" ".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
            int from = (before * 8 + 5) / 6;
            int to = bytes.length * 8 / 6;
            inBase64.add(Base64.getEncoder().encodeToString(bytes).substring(from, to));
            inBase64.add(Base64.getUrlEncoder().encodeToString(bytes).substring(from, to));
        }
    }

    /**
     * The text without the secrets: as they are; and of one that has at least eight characters, also escaped as JSON, a
     * URL or HTML would have it, be it each character, and in Base64, also where more stands before or after it there.
     */
    String hiddenIn(String other) {
        String hidden = hiddenInText(other);
        for (String text : shortTexts) {
            hidden = hidden.replace(text, MASK);
        }
        return hidden;
    }

    /**
     * The same of an answer's content, once it is parsed: of each text and name in it, however deep. A secret that is
     * shorter than eight characters is left alone.
     */
    @Nullable
    Object hiddenInData(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> hidden = new LinkedHashMap<>();
            map.forEach((name, inner) -> hidden.put(hiddenInText(String.valueOf(name)), hiddenInData(inner)));
            return hidden;
        }
        if (value instanceof Collection<?> values) {
            List<@Nullable Object> hidden = new ArrayList<>(values.size());
            values.forEach(inner -> hidden.add(hiddenInData(inner)));
            return hidden;
        }
        if (value == null || value instanceof Boolean) {
            return value;
        }
        // A secret of digits alone may come as a number.
        String text = value.toString();
        String hidden = hiddenInText(text);
        return value instanceof String || !hidden.equals(text) ? hidden : value;
    }

    private String hiddenInText(String other) {
        BitSet secret = new BitSet();
        Unescaped view = Unescaped.none(other);
        for (int layer = 0; layer <= LAYERS; layer++) {
            for (String form : forms) {
                view.mark(form, false, secret);
            }
            for (String form : inBase64) {
                view.mark(form, true, secret);
            }
            Unescaped next = view.unescaped();
            if (next.text.length() == view.text.length()) {
                break;
            }
            view = next;
        }
        return secret.isEmpty() ? other : masked(other, secret);
    }

    private static String masked(String text, BitSet secret) {
        StringBuilder masked = new StringBuilder();
        int end = 0;
        for (int at = secret.nextSetBit(0); at >= 0; at = secret.nextSetBit(end)) {
            masked.append(text, end, at).append(MASK);
            end = secret.nextClearBit(at);
        }
        return masked.append(text, end, text.length()).toString();
    }

    /**
     * A text with its escapes resolved.
     *
     * @param text the text
     * @param starts where in the text that is to be masked each character stands, and where it ends
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nothing, and never handed out
    private record Unescaped(String text, int[] starts) {
        /** Of JSON, of a URL, and of HTML. */
        private static final Pattern ESCAPE = Pattern.compile(
                "\\\\u([0-9a-f]{4})|%([0-9a-f]{2})|&#x0{0,9}([0-9a-f]{1,4});|&#0{0,9}([0-9]{1,5});"
                        + "|\\\\([\"\\\\/])|&(amp|lt|gt|quot|apos);",
                Pattern.CASE_INSENSITIVE);

        private static final Map<String, String> ENTITIES =
                Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

        static Unescaped none(String text) {
            int[] starts = new int[text.length() + 1];
            Arrays.setAll(starts, i -> i);
            return new Unescaped(text, starts);
        }

        /** Marks where a form of a secret stands; of Base64 also the characters that have some bits of it. */
        void mark(String form, boolean base64, BitSet secret) {
            for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
                int end = at + form.length();
                int from = base64 && at > 0 && isBase64(at - 1) ? at - 1 : at;
                int to = base64 && end < text.length() && isBase64(end) ? end + 1 : end;
                secret.set(starts[from], starts[to]);
            }
        }

        private boolean isBase64(int at) {
            char c = text.charAt(at);
            return c < 0x80 && (Character.isLetterOrDigit(c) || "+/-_".indexOf(c) >= 0);
        }

        /** With one layer of escapes less. */
        Unescaped unescaped() {
            Matcher escape = ESCAPE.matcher(text);
            StringBuilder plain = new StringBuilder(text.length());
            int[] places = new int[text.length() + 1];
            int end = 0;
            while (escape.find()) {
                end = copy(end, escape.start(), plain, places);
                places[plain.length()] = starts[end];
                plain.append(character(escape.toMatchResult()));
                end = escape.end();
            }
            copy(end, text.length(), plain, places);
            places[plain.length()] = starts[text.length()];
            return new Unescaped(plain.toString(), places);
        }

        private int copy(int from, int to, StringBuilder plain, int[] places) {
            System.arraycopy(starts, from, places, plain.length(), to - from);
            plain.append(text, from, to);
            return to;
        }

        private static char character(MatchResult escape) {
            for (int group = 1; group <= 4; group++) {
                if (escape.group(group) != null) {
                    return (char) Integer.parseInt(escape.group(group), group == 4 ? 10 : 16);
                }
            }
            return escape.group(5) != null
                    ? escape.group(5).charAt(0)
                    : ENTITIES.getOrDefault(escape.group(6).toLowerCase(Locale.ROOT), " ")
                            .charAt(0);
        }
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
