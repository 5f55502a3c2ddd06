package co.secoda.gate;

import co.secoda.api.Deadline;
import co.secoda.api.FailingTests;
import co.secoda.api.SecodaException;
import co.secoda.gate.RunState.LastRun;
import java.time.Instant;
import java.util.Optional;

/**
 * What one poll read. The server made its answer at some moment between {@code asked} and {@code answered}.
 *
 * @param lastRun last-run, read first; empty if that failed
 * @param asked when the lists were asked for, and last-run had been read
 * @param answer the lists; empty if the answer was invalid or there was none
 * @param answered when the lists were there
 * @param lastRunAfter last-run once more, read after the lists; empty if that failed, or was not needed
 * @param problem why one of the first two is missing
 * @param notFound whether both were answered with 404
 */
record Reading(
        Optional<LastRun> lastRun,
        Instant asked,
        Optional<FailingTests> answer,
        Instant answered,
        Optional<LastRun> lastRunAfter,
        Optional<String> problem,
        boolean notFound) {
    /** A poll after whose lists last-run was not read again. */
    Reading(
            Optional<LastRun> lastRun,
            Instant asked,
            Optional<FailingTests> answer,
            Instant answered,
            Optional<String> problem) {
        this(lastRun, asked, answer, answered, Optional.empty(), problem, false);
    }

    /** What the two calls of a poll gave. */
    static Reading of(Attempt<LastRun> lastRun, Instant asked, Attempt<FailingTests> answer, Instant answered) {
        return new Reading(
                lastRun.value(),
                asked,
                answer.value(),
                answered,
                Optional.empty(),
                answer.problem().or(lastRun::problem),
                lastRun.notFound() && answer.notFound());
    }

    /** This, and last-run as it was read after the lists. */
    Reading then(Optional<LastRun> again) {
        return new Reading(lastRun, asked, answer, answered, again, problem, notFound);
    }

    /**
     * What a call of a poll gave. Only a refused key ends a wait; after any other failure the next poll may do better.
     *
     * @param value what was answered
     * @param problem why nothing usable was
     * @param notFound whether the answer was 404
     */
    record Attempt<T>(Optional<T> value, Optional<String> problem, boolean notFound) {

        static <T> Attempt<T> at(Deadline.Work<T> call) throws SecodaException, InterruptedException {
            try {
                return new Attempt<>(Optional.of(call.make()), Optional.empty(), false);
            } catch (SecodaException e) {
                if (e.kind() == SecodaException.Kind.REFUSED) {
                    throw e;
                }
                return new Attempt<>(
                        Optional.empty(),
                        Optional.of(String.valueOf(e.getMessage())),
                        e.kind() == SecodaException.Kind.NOT_FOUND);
            }
        }
    }
}
