package co.secoda.run.output;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard output, where data goes that scripts take: {@code -q} silences the log and not the data. The only class that
 * may use it; all else that a user reads goes to the log.
 */
public final class StandardOutput {
    private static final Logger LOG = LoggerFactory.getLogger(StandardOutput.class);

    private StandardOutput() {}

    /**
     * Prints a text whole, always in UTF-8: a pipeline's locale is often one that would lose names, and whether a
     * terminal reads can't be told.
     */
    public static void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    /**
     * Hands lines to a CI runner, which takes commands only from the beginning of a line. So they go to the process'
     * own standard output: Maven's log and, since Maven 4, {@code System.out} too put something before each line.
     */
    public static void command(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            write(String.join("\n", lines) + "\n");
        }
    }

    /**
     * Writes to the terminal as it is, past Maven's log, which would put a level before it. What can't be written isn't
     * missed.
     */
    public static void live(String text) {
        try {
            write(text);
        } catch (IOException e) {
            LOG.debug("The terminal takes nothing", e);
        }
    }

    /**
     * Whether somebody watches it: on a terminal that can write over a line, and not on a CI.
     *
     * @param environment gives the variables of the environment
     */
    public static boolean isWatched(Function<String, Optional<String>> environment) {
        return environment.apply("CI").isEmpty()
                && environment
                        .apply("TERM")
                        .filter(term -> !term.equals("dumb"))
                        .isPresent()
                && isTerminal();
    }

    /** Whether standard output is a terminal: since Java 22 a console alone doesn't say so. */
    @SuppressWarnings("SystemConsoleNull") // asked further below what null no longer tells
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22 there is no console without a terminal
        }
    }

    /** The stream isn't closed, since others write there too. */
    private static void write(String text) throws IOException {
        System.out.flush(); // what was printed before stands before
        OutputStream standardOutput = new FileOutputStream(FileDescriptor.out);
        standardOutput.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
