package co.secoda.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads settings one after another, and tells of all that can't be used, not of the first alone. In place of such a one
 * there is a stand-in, which nothing sees: {@link #requireAll} comes before the values are used.
 */
final class SettingReader {
    /** Reads one setting, or several. */
    @FunctionalInterface
    interface Reading<T> {
        /** The value. */
        T read() throws BadSettingException;
    }

    /** Checks one setting, or several. */
    @FunctionalInterface
    interface Check {
        /** Ends if they can be used. */
        void check() throws BadSettingException;
    }

    private final List<String> problems = new ArrayList<>();

    /** Keeps what a check finds. */
    void check(Check check) {
        try {
            check.check();
        } catch (BadSettingException e) {
            problems.addAll(e.problems());
        }
    }

    /** The value, or the stand-in. */
    <T> T read(Reading<T> reading, T standIn) {
        try {
            return reading.read();
        } catch (BadSettingException e) {
            problems.addAll(e.problems());
            return standIn;
        }
    }

    /** {@link Setting#read(String, String, Function)}, or the stand-in. */
    <T> T read(String property, String text, Function<String, T> reader, T standIn) {
        return read(() -> Setting.read(property, text, reader), standIn);
    }

    /** {@link Setting#oneOf}; the first of the words stands in. */
    <E extends Enum<E>> E oneOf(String property, String text, Class<E> words) {
        return read(() -> Setting.oneOf(property, text, words), words.getEnumConstants()[0]);
    }

    /** {@link Setting#duration}; a second stands in. */
    Duration duration(String property, String text) {
        return read(() -> Setting.duration(property, text), Duration.ofSeconds(1));
    }

    /** {@link Setting#number}; 0 stands in. */
    int number(String property, String text) {
        return read(() -> Setting.number(property, text), 0);
    }

    /** What can't be used, a line for each setting. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Ends the reading.
     *
     * @throws BadSettingException naming all settings that can't be used, if there is one
     */
    void requireAll() throws BadSettingException {
        if (!problems.isEmpty()) {
            throw new BadSettingException(problems);
        }
    }
}
