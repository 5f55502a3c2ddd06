package co.secoda.api;

import co.secoda.api.Answers.BadAnswer;
import co.secoda.api.connection.FileFailure;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

/**
 * One call of the API: what is asked, and what its answer means. How it is sent and repeated is not its business.
 *
 * @param name how messages name it, as in "could not …"
 * @param method of HTTP
 * @param path from the root, with its query; some end with a slash and some don't, as Secoda documents them
 * @param body what is sent along
 * @param repeat what a second try may do
 * @param answerLimit the longest answer that is read, in bytes
 * @param meaning what the answer is read as
 */
record Call<T>(
        String name,
        String method,
        String path,
        Optional<Body> body,
        Repeat repeat,
        int answerLimit,
        Meaning<T> meaning) {
    private static final int SMALL = 1 << 20;
    private static final int LARGE = 16 << 20;
    private static final int LONGEST_SHOWN = 100;

    /** What is sent along, made anew for each try. */
    @FunctionalInterface
    interface Body {
        HttpEntity make() throws FileFailure;
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Meaning<T> {
        T read(Answer answer) throws BadAnswer;
    }

    /** What a second try may do. */
    enum Repeat {
        /** It does the same again. */
        HARMLESS,
        /** It would do it twice, so there is none once the server may have got the first. */
        TWICE,
        /** It finds nothing (404) where the first one did it. */
        GONE
    }

    static <T> Call<T> get(String name, String path, Meaning<T> meaning) {
        return new Call<>(name, "GET", path, Optional.empty(), Repeat.HARMLESS, SMALL, meaning);
    }

    static <T> Call<T> post(String name, String path, Meaning<T> meaning) {
        return new Call<>(name, "POST", path, Optional.empty(), Repeat.HARMLESS, SMALL, meaning);
    }

    static <T> Call<T> post(String name, String path, Body body, Meaning<T> meaning) {
        return new Call<>(name, "POST", path, Optional.of(body), Repeat.HARMLESS, SMALL, meaning);
    }

    static <T> Call<T> delete(String name, String path, Meaning<T> meaning) {
        return new Call<>(name, "DELETE", path, Optional.empty(), Repeat.GONE, SMALL, meaning);
    }

    /** The same, for an answer that grows with the workspace. */
    Call<T> large() {
        return new Call<>(name, method, path, body, repeat, LARGE, meaning);
    }

    /** The same, not to be done twice. */
    Call<T> once() {
        return new Call<>(name, method, path, body, Repeat.TWICE, answerLimit, meaning);
    }

    /** Its path as messages show it: without a query that is too long to be read. */
    String shownPath() {
        int query = path.indexOf('?');
        return query < 0 || path.length() - query <= LONGEST_SHOWN ? path : path.substring(0, query) + "?…";
    }

    /** Whether it counts as a write where Secoda limits how many there may be. */
    boolean isWrite() {
        return method.equals("POST");
    }
}
