package co.secoda.run;

/** The goal could not do its work. */
public final class GoalErrorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what happened, where, and what to do, in one line that ends with a full stop */
    public GoalErrorException(String message) {
        super(message);
    }
}
