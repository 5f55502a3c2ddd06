package co.secoda.api;

import co.secoda.api.SecodaException.Kind;

/**
 * What one try showed, and what follows: the retry rules as a table. The kind is what is thrown if no try is left.
 *
 * <p>{@link Again#UNLESS_ONCE} leaves out calls that must not be sent twice: the server may have acted on the one that
 * it got.
 */
enum Symptom {
    /** 2xx. */
    DONE(Kind.BAD_ANSWER, Again.NEVER, true),
    /** Refused, DNS, connect timeout, TLS cut off: the request was never sent. */
    NOT_CONNECTED(Kind.UNREACHABLE, Again.ALWAYS, false),
    /** Reset, cut or timed out after the request began to be sent. */
    LOST(Kind.UNREACHABLE, Again.UNLESS_ONCE, true),
    /** 408 500 502 503 504. */
    TROUBLED(Kind.UNREACHABLE, Again.UNLESS_ONCE, true),
    /** 425 429: not acted on. */
    BUSY(Kind.UNREACHABLE, Again.UNLESS_ONCE, false),
    /** Any other 5xx: the next try would end the same way. */
    BROKEN(Kind.UNREACHABLE, Again.NEVER, true),
    /** A certificate that isn't trusted, or no TLS that both sides speak. */
    UNTRUSTED(Kind.UNTRUSTED, Again.NEVER, false),
    /** 401 403. */
    REFUSED(Kind.REFUSED, Again.NEVER, false),
    /** 404. */
    NOT_FOUND(Kind.NOT_FOUND, Again.NEVER, false),
    /** 409. */
    CONFLICT(Kind.CONFLICT, Again.NEVER, false),
    /** Any other 4xx, and a proxy that says no. */
    REJECTED(Kind.REJECTED, Again.NEVER, false),
    /** 3xx. */
    REDIRECTED(Kind.BAD_ANSWER, Again.NEVER, false),
    /** Not HTTP, or out of bounds. */
    MALFORMED(Kind.BAD_ANSWER, Again.NEVER, true),
    /** A file to be sent changed, or can't be read. */
    FILE(Kind.FILE, Again.NEVER, false);

    /** Whether a call is tried again. */
    enum Again {
        ALWAYS,
        UNLESS_ONCE,
        NEVER
    }

    private final Kind kind;
    private final Again again;
    private final boolean mayHaveArrived;

    Symptom(Kind kind, Again again, boolean mayHaveArrived) {
        this.kind = kind;
        this.again = again;
        this.mayHaveArrived = mayHaveArrived;
    }

    static Symptom ofStatus(int status) {
        return switch (status) {
            case 408, 500, 502, 503, 504 -> TROUBLED;
            case 425, 429 -> BUSY;
            case 401, 403 -> REFUSED;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            default -> ofClass(status / 100);
        };
    }

    private static Symptom ofClass(int hundreds) {
        return switch (hundreds) {
            case 2 -> DONE;
            case 3 -> REDIRECTED;
            case 4 -> REJECTED;
            case 5 -> BROKEN;
            default -> MALFORMED;
        };
    }

    Kind kind() {
        return kind;
    }

    /** Whether the server may have acted on the request. */
    boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    boolean allowsAgain(boolean onlyOnce) {
        return again == Again.ALWAYS || (again == Again.UNLESS_ONCE && !onlyOnce);
    }
}
