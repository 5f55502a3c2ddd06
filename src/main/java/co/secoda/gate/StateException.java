package co.secoda.gate;

/** A state file that can't be used. The message is one line: which file, what is wrong with it, what to do. */
public final class StateException extends Exception {
    private static final long serialVersionUID = 1L;

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
