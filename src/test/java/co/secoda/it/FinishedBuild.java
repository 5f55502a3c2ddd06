package co.secoda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a build under test left: its exit code, its log and its summary. */
public final class FinishedBuild {
    private final Path directory;
    private final int exitCode;
    private final String log;

    FinishedBuild(Path directory, int exitCode, String log) {
        this.directory = directory;
        this.exitCode = exitCode;
        this.log = log;
    }

    /** What Maven said to the shell. */
    public int exitCode() {
        return exitCode;
    }

    /** Fails unless the build passed. */
    public FinishedBuild passed() {
        return ended(exitCode == 0, "the build failed");
    }

    /** Fails unless the build failed. */
    public FinishedBuild failed() {
        return ended(exitCode != 0, "the build passed");
    }

    private FinishedBuild ended(boolean asExpected, String otherwise) {
        if (!asExpected) {
            throw new AssertionError(otherwise + ":\n" + log);
        }
        return this;
    }

    /** Everything that the build printed. */
    public String log() {
        return log;
    }

    /** The summary, where a pom's build directory is the default one. */
    public Summary summary() {
        return summary("target/secoda");
    }

    /** The summary in a report directory, relative to the build; it is as its schema says. */
    public Summary summary(String reportDirectory) {
        return Summary.read(directory.resolve(reportDirectory).resolve("secoda.json"));
    }

    /** The text of a file, relative to the build. */
    public String file(String name) {
        return read(directory.resolve(name));
    }

    /** How often the log has this text. */
    public int count(String text) {
        return (log.length() - log.replace(text, "").length()) / text.length();
    }

    /** Fails unless the log has this text. */
    public FinishedBuild logHas(String text) {
        if (!log.contains(text)) {
            throw new AssertionError("the log doesn't say: " + text + "\n" + log);
        }
        return this;
    }

    /** Fails if the log has this text. */
    public FinishedBuild logHasNot(String text) {
        if (log.contains(text)) {
            throw new AssertionError("the log says: " + text + "\n" + log);
        }
        return this;
    }

    /** Fails if the log has a stack trace, which a user gets only with {@code -e}. */
    public FinishedBuild hasNoStackTrace() {
        return logHasNot("\tat ").logHasNot("    at co.secoda");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
