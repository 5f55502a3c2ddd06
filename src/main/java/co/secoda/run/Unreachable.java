package co.secoda.run;

import co.secoda.api.SecodaException;
import co.secoda.run.RunSettings.OnUnreachable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code secoda.onUnreachable} decides, until the trigger is accepted; goals that come later in the session hear
 * of it.
 */
final class Unreachable {
    private final OnUnreachable reaction;
    private final BuildSession session;
    private final Path stateFile;
    private final Log log;

    Unreachable(OnUnreachable reaction, BuildSession session, Path stateFile, Log log) {
        this.reaction = reaction;
        this.session = session;
        this.stateFile = stateFile;
        this.log = log;
    }

    /**
     * Lets the build go on without a verdict, or not.
     *
     * @throws SecodaException the same, if the build is not to go on
     */
    void accept(SecodaException e) throws SecodaException {
        if (e.kind() != SecodaException.Kind.UNREACHABLE || reaction == OnUnreachable.FAIL) {
            throw e;
        }
        session.leaveUnreachable(stateFile, "Secoda could not be reached: " + e.getMessage());
        log.warn(e.getMessage() + ". The build goes on without a verdict (secoda.onUnreachable=warn).");
    }

    /** Why this run has no verdict, if this or an earlier goal of the session went on like that. */
    Optional<String> reason() {
        return session.unreachable(stateFile);
    }

    /** What an earlier run met with is no reason for a new one. */
    void forget() {
        session.forgetUnreachable(stateFile);
    }
}
