package co.secoda.run;

import co.secoda.api.Deadline;
import co.secoda.api.SecodaException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What is said where the build is told to end (Ctrl-C, an aborted job) while something is under way, since nothing is
 * thrown then: the JVM just ends.
 */
final class LastWord {
    private final Log log;
    private final LiveLine line;

    LastWord(Log log, LiveLine line) {
        this.log = log;
        this.line = line;
    }

    /**
     * Does the work.
     *
     * @param doing what it is, after "interrupted while"
     * @param whatNow what is to be known, or done, where it doesn't end
     */
    <T> T during(String doing, String whatNow, Deadline.Work<T> work) throws SecodaException, InterruptedException {
        Thread hook = new Thread(() -> say("Interrupted while " + doing + ". " + whatNow), "secoda-last-word");
        boolean isSaid = unlessEnding(() -> Runtime.getRuntime().addShutdownHook(hook));
        try {
            return work.make();
        } finally {
            if (isSaid) {
                unlessEnding(() -> Runtime.getRuntime().removeShutdownHook(hook));
            }
        }
    }

    private void say(String text) {
        try {
            line.clear();
            log.warn(text);
        } catch (IllegalStateException e) {
            // Maven 4 has closed its terminal, and the log with it.
            sayUnlogged("[WARNING] " + text + System.lineSeparator());
        }
    }

    /** The stream isn't closed, since others write there too. */
    private void sayUnlogged(String text) {
        try {
            new FileOutputStream(FileDescriptor.err).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            log.debug("Standard error takes nothing", e);
        }
    }

    /** Whether it was done: hooks can't be changed any more once the JVM is ending. */
    private static boolean unlessEnding(Runnable change) {
        try {
            change.run();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
