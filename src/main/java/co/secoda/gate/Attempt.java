package co.secoda.gate;

import co.secoda.api.Deadline;
import co.secoda.api.SecodaException;
import java.util.Optional;

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
