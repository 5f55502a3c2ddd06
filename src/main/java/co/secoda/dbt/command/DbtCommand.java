package co.secoda.dbt.command;

import co.secoda.text.NumberText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A dbt command, run as a process of its own: without a shell, its input closed. */
public final class DbtCommand {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration NO_TIMEOUT = Duration.ofDays(365);

    private static final String TARGET_OPTION = "--target-path";
    private static final List<String> TARGET_VARIABLES = List.of("DBT_ENGINE_TARGET_PATH", "DBT_TARGET_PATH");

    private final String line;
    private final List<String> words;
    private final Path directory;
    private final Map<String, String> environment;
    private final Optional<Duration> timeout;

    /**
     * A command.
     *
     * @param line the command and its arguments, separated by blanks; quotes, single or double, keep blanks together
     * @param directory where it runs
     * @param environment all variables that it sees
     * @param timeout when it is stopped
     * @throws IllegalArgumentException if there is no command in the line, or a quote isn't closed
     */
    public DbtCommand(String line, Path directory, Map<String, String> environment, Optional<Duration> timeout) {
        this.line = CommandWords.shown(line.strip());
        this.words = CommandWords.of(line);
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.timeout = timeout;
    }

    /**
     * One of several commands.
     *
     * @param goesOn whether those after it run also where it ends red: its line begins with a dash
     */
    public record DbtStep(DbtCommand command, boolean goesOn) {
        /**
         * The commands of a text, one a line, each to be stopped after {@code timeout}.
         *
         * @throws IllegalArgumentException if there is none, or a line can't be read
         */
        public static List<DbtStep> all(
                String text, Path directory, Map<String, String> environment, Optional<Duration> timeout) {
            List<DbtStep> steps = CommandWords.lines(text).stream()
                    .map(line -> {
                        boolean goesOn = line.startsWith("-");
                        String command = goesOn ? line.substring(1) : line;
                        return new DbtStep(new DbtCommand(command, directory, environment, timeout), goesOn);
                    })
                    .toList();
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("there is no command in it");
            }
            return steps;
        }
    }

    /** The command as it was written, without the values of {@code --vars}, which may be secrets. */
    public String line() {
        return line;
    }

    /**
     * Where a command is told to write.
     *
     * @param told by what, such as {@code --target-path} or {@code DBT_TARGET_PATH}
     * @param value as it was written, relative to the dbt project
     */
    public record TargetPath(String told, String value) {}

    /** Where it is told to write, if it is; dbt lets its options go before its variables. */
    public Optional<TargetPath> targetPath() {
        return CommandWords.option(TARGET_OPTION, words)
                .map(value -> new TargetPath(TARGET_OPTION, value))
                .or(() -> TARGET_VARIABLES.stream()
                        .map(name -> new TargetPath(name, environment.getOrDefault(name, "")))
                        .filter(variable -> !variable.value().isBlank())
                        .findFirst());
    }

    /**
     * Runs it to its end. An interrupt, a timeout and the end of this JVM stop it and all that it has started; what
     * doesn't end within ten seconds is killed.
     *
     * @param out takes the lines of its standard output, in a thread of its own; of a line, at most
     *     {@value OutputLines#LONGEST} characters
     * @param err the same for its standard error; it is also told when dbt was asked to end and doesn't
     * @throws DbtCommandException if it can't be started
     */
    public DbtExit run(InstantSource clock, Consumer<String> out, Consumer<String> err)
            throws DbtCommandException, InterruptedException {
        Instant startedAt = clock.instant();
        Process process = start();
        Future<?> end = CompletableFuture.allOf(
                process.onExit(), handedOn(process.getInputStream(), out), handedOn(process.getErrorStream(), err));
        ProcessTree tree = new ProcessTree(process.toHandle(), GRACE, err);
        boolean timedOut;
        try {
            timedOut = !ProcessTree.awaits(end, timeout.orElse(NO_TIMEOUT));
        } finally {
            tree.close();
        }
        int exitCode = process.waitFor();
        ProcessTree.awaits(end, GRACE); // the last lines of one that was stopped
        return new DbtExit(line, exitCode, startedAt, clock.instant(), timedOut);
    }

    private Process start() throws DbtCommandException {
        if (!Files.isDirectory(directory)) {
            throw notStarted(new IOException("there is no directory " + directory));
        }
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw notStarted(e);
        }
    }

    /** Ends with the stream. */
    private static CompletableFuture<?> handedOn(InputStream stream, Consumer<String> lines) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Reader text = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                        new OutputLines(lines).takeAll(text);
                    } catch (IOException e) {
                        // The process has ended, and its stream with it.
                    }
                },
                reading -> new Thread(reading, "read-dbt").start());
    }

    private DbtCommandException notStarted(IOException e) {
        return new DbtCommandException(
                words.get(0) + " can't be started in " + directory + ": " + e.getMessage()
                        + ". Is dbt installed, and on the PATH of this build? secoda.dbtCommand takes a path too,"
                        + " and secoda.dbtProjectDirectory says where it runs.",
                e);
    }

    /** A dbt command that could not be started. The message is one line: which command, where, why, and what to do. */
    public static final class DbtCommandException extends Exception {
        private static final long serialVersionUID = 1L;

        DbtCommandException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The lines of a process's output. They are taken to their end, whatever they hold and whatever becomes of them: a
     * process whose output nobody takes stands still. Of a very long line the rest is left out, and counted.
     */
    static final class OutputLines {
        /** As many characters of a line as are handed on. */
        static final int LONGEST = 100_000;

        private static final int BUFFER = 8_192;

        private final Consumer<String> lines;
        private final StringBuilder line = new StringBuilder();
        private long leftOut;
        private boolean begun;
        private boolean afterReturn;

        OutputLines(Consumer<String> lines) {
            this.lines = lines;
        }

        /** Takes all there is. */
        void takeAll(Reader text) throws IOException {
            char[] buffer = new char[BUFFER];
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                for (int at = 0; at < read; at++) {
                    take(buffer[at]);
                }
            }
            if (begun) {
                handOn();
            }
        }

        private void take(char c) {
            boolean secondOfEnd = c == '\n' && afterReturn;
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                if (!secondOfEnd) {
                    handOn();
                }
                return;
            }
            begun = true;
            if (line.length() < LONGEST) {
                line.append(c);
            } else {
                leftOut++;
            }
        }

        private void handOn() {
            String text = line
                    + (leftOut > 0 ? " … (" + NumberText.count(leftOut, "character", "characters") + " left out)" : "");
            line.setLength(0);
            leftOut = 0;
            begun = false;
            try {
                lines.accept(text);
            } catch (RuntimeException e) {
                // One that can't be logged is lost; those after it aren't.
            }
        }
    }
}
