package co.secoda.api;

/** An answer that isn't what the contract says. */
final class BadAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    /** The end of a sentence that begins with method and URL. */
    BadAnswer(String what) {
        super(what);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
