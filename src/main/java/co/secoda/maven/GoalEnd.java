package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.metadata.MetadataException;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Ends what a goal does in Maven's exceptions: one line each, which commands neither a terminal nor a CI runner. */
final class GoalEnd {
    /** What a goal does. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void perform()
                throws ArtifactException, MetadataException, SecodaException, StateException, BadSettingException,
                        InterruptedException, MojoExecutionException, MojoFailureException;
    }

    private GoalEnd() {}

    /**
     * Does the work.
     *
     * @param advice what to do about a call that failed
     * @throws MojoFailureException if the verdict fails the build
     * @throws MojoExecutionException if there is none, as something went wrong
     */
    static void of(Work work, Function<SecodaException, String> advice)
            throws MojoExecutionException, MojoFailureException {
        try {
            work.perform();
        } catch (SecodaException e) {
            throw PlainFailure.of(withoutCause(e, Advice.sentence(e) + " " + advice.apply(e)));
        } catch (BadSettingException | ArtifactException | MetadataException | StateException e) {
            throw PlainFailure.of(withoutCause(e, Advice.sentence(e)));
        } catch (MojoExecutionException e) {
            throw PlainFailure.of(e);
        } catch (MojoFailureException e) {
            throw PlainFailure.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException(
                    "Interrupted: what was under way was broken off and nothing is known of its end.");
        }
    }

    /**
     * An exception with this one line. The cause is suppressed, not chained: Maven would append the messages of a chain
     * to the one line that a user reads.
     */
    static MojoExecutionException withoutCause(Exception e, String line) {
        MojoExecutionException exception = new MojoExecutionException(line);
        exception.addSuppressed(e);
        return exception;
    }
}
