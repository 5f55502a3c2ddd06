package co.secoda.run;

import co.secoda.text.DurationText;
import co.secoda.text.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
            if (written(word).equalsIgnoreCase(text.strip())) {
                return word;
            }
        }
        throw new BadSettingException(property + "=" + PlainText.value(text) + " is not one of "
                + Arrays.stream(words.getEnumConstants()).map(Setting::written).collect(Collectors.joining(", "))
                + ".");
    }

    /**
     * Some of a few words, separated by commas.
     *
     * @throws BadSettingException at the first that is none of them
     */
    public static <E extends Enum<E>> Set<E> someOf(String property, String text, Class<E> words)
            throws BadSettingException {
        Set<E> some = EnumSet.noneOf(words);
        for (String word : text.split(",", -1)) {
            some.add(oneOf(property, word, words));
        }
        return some;
    }

    private static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    /**
     * Reads settings one after another, and tells of all that can't be used, not of the first alone. In place of such a
     * one there is a stand-in, which nothing sees: {@link #requireAll} comes before the values are used.
     */
    public static final class SettingReader {
        /** Reads one setting, or several. */
        @FunctionalInterface
        public interface Reading<T> {
            /** The value. */
            T read() throws BadSettingException;
        }

        /** Checks one setting, or several. */
        @FunctionalInterface
        public interface Check {
            /** Ends if they can be used. */
            void check() throws BadSettingException;
        }

        private final List<String> problems = new ArrayList<>();

        /** Keeps what a check finds. */
        public void check(Check check) {
            try {
                check.check();
            } catch (BadSettingException e) {
                problems.addAll(e.problems());
            }
        }

        /** Keeps a problem, unless what one setting needs of another is so. */
        public void require(boolean isSo, String problem) {
            if (!isSo) {
                problems.add(problem);
            }
        }

        /** The value, or the stand-in. */
        public <T> T read(Reading<T> reading, T standIn) {
            try {
                return reading.read();
            } catch (BadSettingException e) {
                problems.addAll(e.problems());
                return standIn;
            }
        }

        /** {@link Setting#read(String, String, Function)}, or the stand-in. */
        public <T> T read(String property, String text, Function<String, T> reader, T standIn) {
            return read(() -> Setting.read(property, text, reader), standIn);
        }

        /** {@link Setting#oneOf}; the first of the words stands in. */
        public <E extends Enum<E>> E oneOf(String property, String text, Class<E> words) {
            return read(() -> Setting.oneOf(property, text, words), words.getEnumConstants()[0]);
        }

        /** {@link Setting#duration}; a second stands in. */
        public Duration duration(String property, String text) {
            return read(() -> Setting.duration(property, text), Duration.ofSeconds(1));
        }

        /** {@link Setting#number}; 0 stands in. */
        public int number(String property, String text) {
            return read(() -> Setting.number(property, text), 0);
        }

        /** A value of several settings that hold each other: {@link Setting#checked}, if each can be used by itself. */
        public <T> T checked(Supplier<T> maker, T standIn) {
            return problems.isEmpty() ? read(() -> Setting.checked(maker), standIn) : standIn;
        }

        /** What can't be used, a line for each setting. */
        public List<String> problems() {
            return List.copyOf(problems);
        }

        /**
         * Ends the reading.
         *
         * @throws BadSettingException naming all settings that can't be used, if there is one
         */
        public void requireAll() throws BadSettingException {
            if (!problems.isEmpty()) {
                throw new BadSettingException(problems);
            }
        }
    }
}
