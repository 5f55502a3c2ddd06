package co.secoda.run;

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

    /** A log that shows the word of a verdict, {@code passed} and so on, in its colour. */
    Log styled(String verdict);

    /** A log whose messages all begin alike, to be told from others that are written at the same time. */
    Log prefixed(String prefix);
}
