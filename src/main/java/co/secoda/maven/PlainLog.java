package co.secoda.maven;

import co.secoda.report.ClosingText;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.output.VerdictStyle;
import co.secoda.text.PlainText;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log for all goals: each message is one line that commands neither a terminal nor a CI runner, whatever is
 * quoted in it.
 */
final class PlainLog implements Log, co.secoda.run.Log {
    /**
     * What begins a message in Maven's styles, which are none with {@code -B}, {@code -l}, {@code -Dstyle.color=never}
     * or no terminal. Maven doesn't export it, and calls it otherwise every few versions: until 3.9, and from 3.10 on.
     */
    private static final Map<String, String> STYLES = Map.of(
            "org.apache.maven.shared.utils.logging.MessageUtils", "buffer",
            "org.apache.maven.jline.MessageUtils", "builder");

    private final Log log;
    private final String prefix;
    private final VerdictStyle style;

    PlainLog(Log log) {
        this(
                log,
                "",
                VerdictStyle.of(
                        MavenSession.class.getClassLoader(), STYLES, name -> Optional.ofNullable(System.getenv(name))));
    }

    /**
     * A log of which every message begins alike, to be told from others that are written at the same time.
     *
     * @param style of the words of verdicts
     */
    PlainLog(Log log, String prefix, VerdictStyle style) {
        this.log = log;
        this.prefix = prefix;
        this.style = style;
    }

    @Override
    public PlainLog prefixed(String start) {
        return new PlainLog(log, start, style);
    }

    @Override
    public void say(ClosingText.Line line) {
        String text = plain(line.before())
                + line.verdict().map(style::word).orElse("")
                + PlainText.line(line.after(), PlainFailure.LONGEST);
        switch (line.level()) {
            case INFO -> log.info(text);
            case WARNING -> log.warn(text);
            case ERROR -> log.error(text);
        }
    }

    private String plain(CharSequence content) {
        return PlainText.line(prefix + content, PlainFailure.LONGEST);
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(plain(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(plain(content), PlainFailure.of(error));
    }

    @Override
    public void debug(Throwable error) {
        log.debug(PlainFailure.of(error));
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(plain(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(plain(content), PlainFailure.of(error));
    }

    @Override
    public void info(Throwable error) {
        log.info(PlainFailure.of(error));
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(plain(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(plain(content), PlainFailure.of(error));
    }

    @Override
    public void warn(Throwable error) {
        log.warn(PlainFailure.of(error));
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(plain(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(plain(content), PlainFailure.of(error));
    }

    @Override
    public void error(Throwable error) {
        log.error(PlainFailure.of(error));
    }

    /**
     * What was thrown, with the same stack trace, but with messages that command neither a terminal nor a CI runner:
     * Maven prints the first message always, and all of them under {@code -e}.
     */
    static final class PlainFailure extends Exception {
        private static final long serialVersionUID = 1L;

        /** As long as a message may be: the failures of all modules of a reactor are one. */
        static final int LONGEST = 10_000;

        private static final int DEEPEST = 10;

        private PlainFailure(String message) {
            super(message);
        }

        static Throwable of(Throwable error) {
            return of(error, DEEPEST);
        }

        private static Throwable of(Throwable error, int depth) {
            return alike(new PlainFailure(plain(error.toString())), error, depth);
        }

        /** How a goal ended, as Maven says it. */
        static Exception inMaven(Exception end) {
            return end instanceof BuildFailsException ? failure(end) : error(end);
        }

        /** A failure of the build. */
        static MojoFailureException failure(Exception end) {
            return alike(new MojoFailureException(plain(String.valueOf(end.getMessage()))), end, DEEPEST);
        }

        /** An error of the goal. */
        static MojoExecutionException error(Exception end) {
            return alike(new MojoExecutionException(plain(String.valueOf(end.getMessage()))), end, DEEPEST);
        }

        static <T extends Throwable> T alike(T plain, Throwable error, int depth) {
            plain.setStackTrace(error.getStackTrace());
            if (depth > 0) {
                Optional.ofNullable(error.getCause()).ifPresent(cause -> plain.initCause(of(cause, depth - 1)));
                for (Throwable suppressed : error.getSuppressed()) {
                    plain.addSuppressed(of(suppressed, depth - 1));
                }
            }
            return plain;
        }

        private static String plain(String message) {
            return PlainText.line(message, LONGEST);
        }
    }
}
