package co.secoda.file;

/** A part of a JSON document that isn't what it should be. The message names its place: {@code $.gate.kind is missing}. */
public final class JsonFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonFieldException(String message) {
        super(message);
    }

    JsonFieldException(String message, Throwable cause) {
        super(message, cause);
    }
}
