package co.secoda.maven;

/**
 * A setting that can't be used. The message is one line: which setting, what is wrong with it, what to write instead.
 */
final class BadSettingException extends Exception {
    private static final long serialVersionUID = 1L;

    BadSettingException(String message) {
        super(message);
    }
}
