package co.secoda.run;

import co.secoda.report.ClosingText;

/** Where a goal says what it does: a line a message, which commands neither a terminal nor a CI runner. */
public interface Log {
    /** Whether what is said at the usual level is shown. */
    boolean isInfoEnabled();

    /** Says what only somebody who looks for a fault reads. */
    void debug(CharSequence message);

    /** The same, with what was thrown. */
    void debug(CharSequence message, Throwable error);

    /** Says what everybody reads. */
    void info(CharSequence message);

    /** Says what somebody should look at. */
    void warn(CharSequence message);

    /** Says what went wrong. */
    void error(CharSequence message);

    /** Says a line of a run's end at its level; where a log has colours, the word of a verdict is in its own. */
    default void say(ClosingText.Line line) {
        switch (line.level()) {
            case INFO -> info(line.text());
            case WARNING -> warn(line.text());
            case ERROR -> error(line.text());
        }
    }

    /** A log whose messages all begin alike, to be told from others that are written at the same time. */
    Log prefixed(String prefix);
}
