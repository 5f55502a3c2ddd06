package co.secoda.dbt.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecuteResultHandler;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.LogOutputStream;
import org.apache.commons.exec.PumpStreamHandler;

/** A dbt command, run as a process of its own: without a shell, its input closed. */
public final class DbtCommand {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration NO_TIMEOUT = Duration.ofDays(365);

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
        this.line = line.strip();
        this.words = CommandWords.of(line);
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.timeout = timeout;
    }

    /**
     * Runs it to its end. An interrupt, a timeout and the end of this JVM stop it and all that it has started; what
     * doesn't end within ten seconds is killed.
     *
     * @param out takes the lines of its standard output, in a thread of its own
     * @param err the same for its standard error
     * @throws DbtCommandException if it can't be started
     */
    public DbtExit run(InstantSource clock, Consumer<String> out, Consumer<String> err)
            throws DbtCommandException, InterruptedException {
        Instant startedAt = clock.instant();
        ProcessTree processes = new ProcessTree(GRACE);
        DefaultExecuteResultHandler end = start(processes, out, err);
        boolean timedOut;
        try {
            end.waitFor(timeout.orElse(NO_TIMEOUT));
            timedOut = !end.hasResult();
        } catch (InterruptedException e) {
            processes.stop();
            end.waitFor(GRACE);
            throw e;
        }
        if (timedOut) {
            processes.stop();
            end.waitFor();
        }
        if (end.getException() != null && end.getException().getCause() instanceof IOException cause) {
            throw notStarted(cause);
        }
        return new DbtExit(line, end.getExitValue(), startedAt, clock.instant(), timedOut);
    }

    private DefaultExecuteResultHandler start(ProcessTree processes, Consumer<String> out, Consumer<String> err)
            throws DbtCommandException {
        if (!Files.isDirectory(directory)) {
            throw notStarted(new IOException("there is no directory " + directory));
        }
        DefaultExecutor executor = DefaultExecutor.builder()
                .setWorkingDirectory(directory)
                .setExecuteStreamHandler(new PumpStreamHandler(new Lines(out), new Lines(err)))
                .get();
        executor.setExitValues(null);
        executor.setProcessDestroyer(processes);
        CommandLine command = new CommandLine(words.get(0));
        words.stream().skip(1).forEach(word -> command.addArgument(word, false));
        DefaultExecuteResultHandler end = new DefaultExecuteResultHandler();
        try {
            executor.execute(command, environment, end);
        } catch (IOException e) {
            throw notStarted(e);
        }
        return end;
    }

    private DbtCommandException notStarted(IOException e) {
        return new DbtCommandException(
                words.get(0) + " can't be started in " + directory + ": " + e.getMessage()
                        + ". Is dbt installed, and on the PATH of this build? secoda.dbtCommand takes a path too,"
                        + " and secoda.dbtProjectDirectory says where it runs.",
                e);
    }

    /** Whole lines of what is written. */
    private static final class Lines extends LogOutputStream {
        private final Consumer<String> lines;

        Lines(Consumer<String> lines) {
            super(0, StandardCharsets.UTF_8);
            this.lines = lines;
        }

        @Override
        protected void processLine(String line, int level) {
            lines.accept(line);
        }
    }
}
