package co.secoda.api;

import co.secoda.api.SecodaException.Kind;

/**
 * What one try showed, and what follows: the retry rules as a table. The kind is what is thrown if no try is left.
 *
 * <p>{@link Again#UNLESS_ONCE} leaves out calls that must not be sent twice: the server may have acted on the one that
 * it got. {@link Reach#EVERY_CALL} is of the server or of the way to it, so that any other call would end alike.
 */
public enum Symptom {
    /** 2xx. */
    DONE(Kind.BAD_ANSWER, Again.NEVER, true, Reach.THIS_CALL),
    /** Refused, DNS, connect timeout, TLS cut off: the request was never sent. */
    NOT_CONNECTED(Kind.UNREACHABLE, Again.ALWAYS, false, Reach.EVERY_CALL),
    /** The same, of the proxy. */
    PROXY_NOT_CONNECTED(Kind.UNREACHABLE, Again.ALWAYS, false, Reach.EVERY_CALL),
    /** The proxy answers that it can't reach the server. */
    PROXY_TROUBLED(Kind.UNREACHABLE, Again.ALWAYS, false, Reach.EVERY_CALL),
    /** The proxy asks for a user, and none is configured. */
    PROXY_WANTS_USER(Kind.REJECTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** The proxy doesn't accept its user and password. */
    PROXY_REFUSES_USER(Kind.REJECTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** The proxy says no otherwise. */
    PROXY_FORBIDS(Kind.REJECTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** Reset, cut or timed out after the request began to be sent. */
    LOST(Kind.UNREACHABLE, Again.UNLESS_ONCE, true, Reach.EVERY_CALL),
    /** 408 500 502 503 504. */
    TROUBLED(Kind.UNREACHABLE, Again.UNLESS_ONCE, true, Reach.THIS_CALL),
    /** 425: not acted on. */
    BUSY(Kind.UNREACHABLE, Again.UNLESS_ONCE, false, Reach.THIS_CALL),
    /** 429: too many requests a minute; not acted on. */
    LIMITED(Kind.UNREACHABLE, Again.UNLESS_ONCE, false, Reach.THIS_CALL),
    /** Any other 5xx: the next try would end the same way. */
    BROKEN(Kind.UNREACHABLE, Again.NEVER, true, Reach.THIS_CALL),
    /** A certificate of an authority that isn't trusted. */
    UNTRUSTED(Kind.UNTRUSTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** A certificate whose issuer the server doesn't send along, and that nobody here knows. */
    ISSUER_MISSING(Kind.UNTRUSTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** A certificate that isn't valid any more, or not yet. */
    EXPIRED(Kind.UNTRUSTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** A certificate of another host. */
    OTHER_HOST(Kind.UNTRUSTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** The server doesn't accept our certificate, or wants one and there is none. */
    CLIENT_UNTRUSTED(Kind.UNTRUSTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** No TLS that both sides speak. */
    NO_TLS(Kind.UNTRUSTED, Again.NEVER, false, Reach.EVERY_CALL),
    /** 401: the key isn't accepted. */
    REFUSED(Kind.REFUSED, Again.NEVER, false, Reach.EVERY_CALL),
    /** 403: the key's user may not do this. */
    FORBIDDEN(Kind.REFUSED, Again.NEVER, false, Reach.THIS_CALL),
    /** 404. */
    NOT_FOUND(Kind.NOT_FOUND, Again.NEVER, false, Reach.THIS_CALL),
    /** 409. */
    CONFLICT(Kind.CONFLICT, Again.NEVER, false, Reach.THIS_CALL),
    /** 413. */
    TOO_LARGE(Kind.REJECTED, Again.NEVER, false, Reach.THIS_CALL),
    /** Any other 4xx. */
    REJECTED(Kind.REJECTED, Again.NEVER, false, Reach.THIS_CALL),
    /** 3xx. */
    REDIRECTED(Kind.BAD_ANSWER, Again.NEVER, false, Reach.EVERY_CALL),
    /** A page made for people, with a status of success. */
    PAGE(Kind.BAD_ANSWER, Again.NEVER, true, Reach.EVERY_CALL),
    /** Not HTTP, out of bounds, or not what the contract says. */
    MALFORMED(Kind.BAD_ANSWER, Again.NEVER, true, Reach.THIS_CALL),
    /** A file to be sent changed, or can't be read. */
    FILE(Kind.FILE, Again.NEVER, false, Reach.THIS_CALL);

    /** Whether a call is tried again. */
    enum Again {
        ALWAYS,
        UNLESS_ONCE,
        NEVER
    }

    /** Which calls would show the same. */
    enum Reach {
        THIS_CALL,
        EVERY_CALL
    }

    private final Kind kind;
    private final Again again;
    private final boolean mayHaveArrived;
    private final Reach reach;

    Symptom(Kind kind, Again again, boolean mayHaveArrived, Reach reach) {
        this.kind = kind;
        this.again = again;
        this.mayHaveArrived = mayHaveArrived;
        this.reach = reach;
    }

    static Symptom ofStatus(int status) {
        return switch (status) {
            case 408, 500, 502, 503, 504 -> TROUBLED;
            case 425 -> BUSY;
            case 429 -> LIMITED;
            case 401 -> REFUSED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
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

    /** What is shown by a failure of which no more is known than this. */
    static Symptom of(Kind kind, int status) {
        Symptom byStatus = ofStatus(status);
        return byStatus.kind == kind
                ? byStatus
                : switch (kind) {
                    case REFUSED -> REFUSED;
                    case NOT_FOUND -> NOT_FOUND;
                    case CONFLICT -> CONFLICT;
                    case REJECTED -> REJECTED;
                    case UNREACHABLE -> TROUBLED;
                    case UNTRUSTED -> UNTRUSTED;
                    case BAD_ANSWER -> MALFORMED;
                    case FILE -> FILE;
                };
    }

    /** What is thrown for it. */
    public Kind kind() {
        return kind;
    }

    /** Whether the server may have acted on the request. */
    boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    /** Whether any other call would show it too. */
    boolean isOfEveryCall() {
        return reach == Reach.EVERY_CALL;
    }

    boolean allowsAgain(boolean onlyOnce) {
        return again == Again.ALWAYS || (again == Again.UNLESS_ONCE && !onlyOnce);
    }
}
