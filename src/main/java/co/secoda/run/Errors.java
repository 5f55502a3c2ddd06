package co.secoda.run;

import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.metadata.MetadataException;
import java.util.function.Function;

/** How a goal ends: whatever it throws becomes one line that says what happened and what to do. */
public final class Errors {
    /** What a goal does. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void perform()
                throws ArtifactException, MetadataException, SecodaException, StateException, BadSettingException,
                        InterruptedException, GoalErrorException, BuildFailsException;
    }

    private Errors() {}

    /**
     * Does the work.
     *
     * @param advice what to do about a call that failed
     * @throws BuildFailsException if the verdict fails the build
     * @throws GoalErrorException if there is none, as something went wrong
     */
    public static void of(Work work, Function<SecodaException, String> advice)
            throws GoalErrorException, BuildFailsException {
        try {
            work.perform();
        } catch (SecodaException e) {
            throw withoutCause(e, Advice.sentence(e) + " " + advice.apply(e));
        } catch (BadSettingException | ArtifactException | MetadataException | StateException e) {
            throw withoutCause(e, Advice.sentence(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GoalErrorException(
                    "Interrupted: the goal was stopped, and nothing is known of what was under way.");
        }
    }

    /**
     * An error with this one line. The cause is suppressed, not chained: Maven would append the messages of a chain to
     * the one line that a user reads.
     */
    public static GoalErrorException withoutCause(Exception e, String line) {
        GoalErrorException exception = new GoalErrorException(line);
        exception.addSuppressed(e);
        return exception;
    }

    /** The goal did its work, and what it found fails the build. */
    public static final class BuildFailsException extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param message what was found, in one line that ends with a full stop */
        public BuildFailsException(String message) {
            super(message);
        }
    }

    /** The goal could not do its work. */
    public static final class GoalErrorException extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param message what happened, where, and what to do, in one line that ends with a full stop */
        public GoalErrorException(String message) {
            super(message);
        }
    }
}
