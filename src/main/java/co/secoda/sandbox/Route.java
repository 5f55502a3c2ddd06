package co.secoda.sandbox;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * One call of the API.
 *
 * @param name what habits call it
 * @param method the HTTP method
 * @param path the whole path; its only group is the integration's id
 * @param open whether it is answered without a key
 * @param endpoint what it does
 */
record Route(String name, String method, Pattern path, boolean open, Endpoint endpoint) {
    /** Does a call. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(Call call) throws Refusal, IOException;
    }
}
