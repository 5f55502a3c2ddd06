package co.secoda.dbt.command;

/** A dbt command that could not be started. The message is one line: which command, where, why, and what to do. */
public final class DbtCommandException extends Exception {
    private static final long serialVersionUID = 1L;

    DbtCommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
