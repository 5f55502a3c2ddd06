package co.secoda.run;

/** The goal did its work, and what it found fails the build. */
public final class BuildFailsException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what was found, in one line that ends with a full stop */
    public BuildFailsException(String message) {
        super(message);
    }
}
