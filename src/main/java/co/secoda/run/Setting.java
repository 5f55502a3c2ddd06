package co.secoda.run;

import co.secoda.text.DurationText;
import co.secoda.text.PlainText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Turns the text of a setting into its value, and what the value's own checks say into an error that names the setting.
 */
public final class Setting {
    private Setting() {}

    /**
     * The value of a text.
     *
     * @param reader throws {@link IllegalArgumentException} at what it can't read
     * @throws BadSettingException naming the property and what its text lacks
     */
    public static <T> T read(String property, String text, Function<String, T> reader) throws BadSettingException {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(property + ": " + e.getMessage() + ".");
        }
    }

    /** The same where there is a text. */
    public static <T> Optional<T> read(String property, Optional<String> text, Function<String, T> reader)
            throws BadSettingException {
        return text.isEmpty() ? Optional.empty() : Optional.of(read(property, text.get(), reader));
    }

    /**
     * A value of several settings.
     *
     * @param maker throws {@link IllegalArgumentException} with a sentence that names them
     * @throws BadSettingException with that sentence
     */
    public static <T> T checked(Supplier<T> maker) throws BadSettingException {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(e.getMessage() + ".");
        }
    }

    /**
     * One of a few words, in lower case.
     *
     * @throws BadSettingException if it is none of them, naming them all
     */
    public static <E extends Enum<E>> E oneOf(String property, String text, Class<E> words) throws BadSettingException {
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text.strip())) {
                return word;
            }
        }
        throw new BadSettingException(property + "=" + PlainText.value(text) + " is not one of "
                + Arrays.stream(words.getEnumConstants())
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ".");
    }

    /**
     * A duration.
     *
     * @throws BadSettingException if it is none
     */
    public static Duration duration(String property, String text) throws BadSettingException {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(property + "=" + e.getMessage() + ".");
        }
    }

    /**
     * A whole number.
     *
     * @throws BadSettingException if it is none
     */
    public static int number(String property, String text) throws BadSettingException {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new BadSettingException(property + "=" + PlainText.value(text) + " is not a whole number.");
        }
    }
}
