package co.secoda.api;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that gave no answer that can be used. One family, told apart by {@link #kind()}, with the facts for a message;
 * the advice is the caller's. {@link #getMessage()} is one line without secrets: the call, the URL, what was answered.
 */
public final class SecodaException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** 401 or 403: the key isn't accepted, or may not do this. */
        REFUSED,
        /** 404: no such integration, or no such API at this URL. */
        NOT_FOUND,
        /** 409: a sync is running. */
        CONFLICT,
        /** Another 4xx: the request is not accepted as it is. */
        REJECTED,
        /** Nothing answered, or 408, 425, 429 or 5xx to the last try. */
        UNREACHABLE,
        /** TLS trust: the server's certificate isn't trusted, expired, or of another host. */
        UNTRUSTED,
        /** An answer that isn't what the contract says: not JSON, a field missing, a redirect elsewhere, too large. */
        BAD_ANSWER,
        /** A file to be sent changed, or can't be read. */
        FILE
    }

    private final Symptom symptom;
    private final int status;
    private final boolean mayHaveArrived;

    /** A failure with an HTTP status. */
    public SecodaException(Kind kind, int status, String message) {
        this(Symptom.of(kind, status), status, false, message, Optional.empty());
    }

    /** A failure without an HTTP status. */
    public SecodaException(Kind kind, String message, Throwable cause) {
        this(Symptom.of(kind, 0), 0, false, message, Optional.of(cause));
    }

    SecodaException(
            Symptom symptom, int status, boolean mayHaveArrived, String message, Optional<? extends Throwable> cause) {
        super(message, cause.orElse(null));
        this.symptom = symptom;
        this.status = status;
        this.mayHaveArrived = mayHaveArrived;
    }

    /** The same failure in other words. */
    public SecodaException saying(String message) {
        return new SecodaException(symptom, status, mayHaveArrived, message, Optional.empty());
    }

    /** What went wrong. */
    public Kind kind() {
        return symptom.kind();
    }

    /** What the last try showed: finer than the kind, for who gives advice. */
    public Symptom symptom() {
        return symptom;
    }

    /**
     * Whether any other call would have failed alike: the server can't be reached, isn't trusted, never answers, sends
     * elsewhere, or isn't Secoda's API at all.
     */
    public boolean isOfEveryCall() {
        return symptom.isOfEveryCall();
    }

    /** The HTTP status of the last answer, if there was one. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * Whether the server may have acted on the request, or on an earlier try of it, though this is a failure: before
     * what must not be done twice is done again, look whether it was.
     */
    public boolean mayHaveArrived() {
        return mayHaveArrived;
    }
}
