package co.secoda.api;

import co.secoda.text.NumberText;
import java.util.Optional;

/**
 * How one try ended.
 *
 * @param symptom what it showed
 * @param what the end of a sentence that begins with method and URL, such as {@code was refused a connection}
 * @param answer the answer, if there was one
 * @param cause what was thrown, where that adds something and holds nothing that the server wrote
 */
record TryResult(Symptom symptom, String what, Optional<Answer> answer, Optional<Exception> cause) {
    /** How a sentence about the proxy begins. */
    static final String PROXY = "the proxy ";

    static TryResult answered(Answer answer) {
        return new TryResult(
                Symptom.ofStatus(answer.status()),
                "answered " + answer.statusLine(),
                Optional.of(answer),
                Optional.empty());
    }

    /** The same, saying how long the request was, where that is what the server refuses. */
    TryResult ofRequest(long bytes) {
        return symptom == Symptom.TOO_LARGE && bytes > 0
                ? new TryResult(symptom, what + " to a request of " + NumberText.size(bytes), answer, cause)
                : this;
    }

    /** Whether the sentence is about the proxy, which is then its own subject. */
    boolean isOfProxy() {
        return what.startsWith(PROXY);
    }

    static TryResult failed(Symptom symptom, String what, Exception cause) {
        return new TryResult(symptom, what, Optional.empty(), Optional.of(cause));
    }

    static TryResult failed(Symptom symptom, String what) {
        return new TryResult(symptom, what, Optional.empty(), Optional.empty());
    }
}
