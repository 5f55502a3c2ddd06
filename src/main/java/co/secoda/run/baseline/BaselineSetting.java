package co.secoda.run.baseline;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code secoda.baseline} names.
 *
 * @param kind where the baseline is
 * @param path the file or directory; of a history, the directory that the setting {@code secoda.historyDirectory} names
 */
public record BaselineSetting(Kind kind, Path path) {
    /** The name of the setting. */
    public static final String PROPERTY = "secoda.baseline";

    /** Where a baseline is. */
    public enum Kind {
        /** In a {@code secoda.json}, or in a directory with a pair of artifacts. */
        FILE,
        /** In the newest run of the history. */
        HISTORY,
        /** In the newest run of the history that passed. */
        ACCEPTED
    }

    /**
     * What a text names: anything but the two words is a path. A file of such a name is {@code ./history}.
     *
     * @param history {@code secoda.historyDirectory}, if it is given
     * @param path makes of a path a file or directory
     * @throws IllegalArgumentException if it is in a history, and there is none
     */
    public static BaselineSetting parse(String text, Optional<Path> history, Function<String, Path> path) {
        return switch (text.strip()) {
            case "history" -> new BaselineSetting(Kind.HISTORY, required(text, history));
            case "accepted" -> new BaselineSetting(Kind.ACCEPTED, required(text, history));
            default -> new BaselineSetting(Kind.FILE, path.apply(text.strip()));
        };
    }

    private static Path required(String text, Optional<Path> history) {
        return history.orElseThrow(() -> new IllegalArgumentException(
                text.strip() + " is a run of the history, and secoda.historyDirectory doesn't say where that is"));
    }
}
