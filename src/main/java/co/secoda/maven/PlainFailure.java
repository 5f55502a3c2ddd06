package co.secoda.maven;

import co.secoda.run.BuildFailsException;

import co.secoda.text.PlainText;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What was thrown, with the same stack trace, but with messages that command neither a terminal nor a CI runner: Maven
 * prints the first message always, and all of them under {@code -e}.
 */
final class PlainFailure extends Exception {
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
