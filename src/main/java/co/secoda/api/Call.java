package co.secoda.api;

import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

/**
 * One call of the API: what is asked, and what its answer means. How it is sent and repeated is not its business.
 *
 * @param <T> what the answer is read as
 */
interface Call<T> {
    /** How messages name it, as in "could not …". */
    String name();

    String method();

    /** From the root, with its query. */
    String path();

    /** Made anew for each try. */
    default Optional<HttpEntity> body() throws FileFailure {
        return Optional.empty();
    }

    /** Whether it counts as a write where Secoda limits how many there may be. */
    default boolean isWrite() {
        return method().equals("POST");
    }

    /** Whether it must not be sent again once the server may have got it. */
    default boolean onlyOnce() {
        return false;
    }

    /** Whether 404 means that an earlier try did it. */
    default boolean goneMeansDone() {
        return false;
    }

    /** The longest answer that is read, in bytes. */
    default int answerLimit() {
        return 1 << 20;
    }

    T read(Answer answer) throws BadAnswer;
}
