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
 */
record Reading(
        Optional<LastRun> lastRun,
        Instant asked,
        Optional<FailingTests> answer,
        Instant answered,
        Optional<LastRun> lastRunAfter,
        Optional<String> problem) {
    /** A poll after whose lists last-run was not read again. */
    Reading(
            Optional<LastRun> lastRun,
            Instant asked,
            Optional<FailingTests> answer,
            Instant answered,
            Optional<String> problem) {
        this(lastRun, asked, answer, answered, Optional.empty(), problem);
    }

    /** This, and last-run as it was read after the lists. */
    Reading then(Optional<LastRun> again) {
        return new Reading(lastRun, asked, answer, answered, again, problem);
    }

    /**
     * What a call of a poll gave. Only a refused key ends a wait; after any other failure the next poll may do better.
     *
     * @param value what was answered
     * @param problem why nothing usable was
     */
    record Attempt<T>(Optional<T> value, Optional<String> problem) {

        static <T> Attempt<T> at(Deadline.Work<T> call) throws SecodaException, InterruptedException {
            try {
                return new Attempt<>(Optional.of(call.make()), Optional.empty());
            } catch (SecodaException e) {
                if (e.kind() == SecodaException.Kind.REFUSED) {
                    throw e;
                }
                return new Attempt<>(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
            }
        }
    }
}
