package co.secoda.maven;

import co.secoda.api.SecodaException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * What {@code secoda.onUnreachable} decides, until the trigger is accepted; goals that come later in the session hear
 * of it.
 */
final class Unreachable {
    /** The settings' words. */
    enum Reaction {
        /** The build fails. */
        FAIL,
        /** The build goes on. */
        WARN
    }

    private final Reaction reaction;
    private final SessionScope session;
    private final String name;
    private final Log log;

    Unreachable(Reaction reaction, SessionScope session, Path stateFile, Log log) {
        this.reaction = reaction;
        this.session = session;
        this.name = "unreachable " + stateFile;
        this.log = log;
    }

    /**
     * Lets the build go on without a verdict, or not.
     *
     * @throws SecodaException the same, if the build is not to go on
     */
    void accept(SecodaException e) throws SecodaException {
        if (e.kind() != SecodaException.Kind.UNREACHABLE || reaction == Reaction.FAIL) {
            throw e;
        }
        session.leave(name, "Secoda could not be reached: " + e.getMessage());
        log.warn(e.getMessage() + ". The build goes on without a verdict (secoda.onUnreachable=warn).");
    }

    /** Why this run has no verdict, if this or an earlier goal of the session went on like that. */
    Optional<String> reason() {
        return session.left(name);
    }

    /** What an earlier run met with is no reason for a new one. */
    void forget() {
        session.mark(name, false);
    }
}
