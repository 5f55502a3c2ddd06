package co.secoda.run.integration;

import co.secoda.api.Integration;
import co.secoda.api.Integrations;
import co.secoda.api.NewIntegration;
import co.secoda.api.Pause;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.run.Log;
import co.secoda.text.PlainText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates an integration, never twice. The rule:
 *
 * <ul>
 *   <li>Before the request, the list is read: which integrations of that name and type are there already.
 *   <li>If the request fails so that it may have arrived, the list is read again. One that is new is the one that was
 *       wanted. Several new ones are an error: somebody else creates them too, and which is ours can't be told.
 *   <li>If none is new, it is surely not there only when the third look, one response timeout after the failure,
 *       doesn't show it either: the server may still be at it. Then the request is sent again, once; whatever becomes
 *       of that one, the first may have arrived late, so the list is read again as before.
 *   <li>If the server said that it was created, or the list can't be read, it is never sent again.
 * </ul>
 */
public final class Creation {
    private static final int LOOKS = 3;

    private final NewIntegration wanted;
    private final SecretWords secrets;
    private final Duration patience;
    private final Pause pause;
    private final Log log;

    /** @param patience how long the server may still be at a request whose answer is lost */
    public Creation(NewIntegration wanted, Duration patience, Pause pause, Log log) {
        this.wanted = wanted;
        this.secrets = new SecretWords(wanted.credentials());
        this.patience = patience;
        this.pause = pause;
        this.log = log;
    }

    /**
     * Creates it.
     *
     * @throws SecodaException if it isn't created, or it can't be known; without the credentials in its message
     */
    public Integration perform(SecodaApi api) throws SecodaException, InterruptedException {
        Set<String> before = same(api).stream().map(Integration::id).collect(Collectors.toSet());
        try {
            return api.createIntegration(wanted);
        } catch (SecodaException failure) {
            if (!failure.mayHaveArrived()) {
                throw because(failure, "");
            }
            Optional<Integration> found = find(api, before, failure);
            return found.isPresent() ? found.get() : again(api, before, failure);
        }
    }

    private Integration again(SecodaApi api, Set<String> before, SecodaException first)
            throws SecodaException, InterruptedException {
        log.warn(message(first) + "; no new integration of that name and type is there: trying again, once");
        try {
            return api.createIntegration(wanted);
        } catch (SecodaException failure) {
            return find(api, before, failure)
                    .orElseThrow(() ->
                            because(failure, "; tried twice, and no new integration of that name and type is there"));
        }
    }

    /** The integration that a failed request made all the same; empty if it surely made none. */
    private Optional<Integration> find(SecodaApi api, Set<String> before, SecodaException failure)
            throws SecodaException, InterruptedException {
        for (int look = 1; look <= LOOKS; look++) {
            List<Integration> found = look(api, before, failure);
            if (found.size() > 1) {
                throw because(
                        failure,
                        "; several integrations of that name and type are new, and one of them is yours: "
                                + ids(found));
            }
            if (found.size() == 1) {
                log.warn(message(failure) + "; but integration " + ids(found)
                        + " of that name and type is there and was not before: it was created");
                return Optional.of(found.get(0));
            }
            if (look < LOOKS) {
                pause.pause(patience.dividedBy(LOOKS - 1));
            }
        }
        if (failure.status().orElse(0) / 100 == 2) {
            throw because(
                    failure,
                    "; by its status it was created, but the list doesn't show it: look in Secoda before trying again");
        }
        return Optional.empty();
    }

    private List<Integration> look(SecodaApi api, Set<String> before, SecodaException failure)
            throws SecodaException, InterruptedException {
        try {
            return same(api).stream()
                    .filter(integration -> !before.contains(integration.id()))
                    .toList();
        } catch (SecodaException e) {
            throw because(
                    failure,
                    "; whether it was created all the same is not known, look with list-integrations before trying again: "
                            + e.getMessage());
        }
    }

    private List<Integration> same(SecodaApi api) throws SecodaException, InterruptedException {
        return Integrations.all(api, Optional.empty()).stream()
                .filter(integration -> integration.name().equals(Optional.of(wanted.name())))
                .filter(integration ->
                        integration.type().map(wanted.type()::equalsIgnoreCase).orElse(true))
                .toList();
    }

    private static String ids(List<Integration> integrations) {
        return integrations.stream()
                .map(integration -> PlainText.value(integration.id()))
                .collect(Collectors.joining(", "));
    }

    private SecodaException because(SecodaException failure, String found) {
        return failure.saying(message(failure) + found);
    }

    private String message(SecodaException failure) {
        return secrets.hiddenIn(String.valueOf(failure.getMessage()));
    }

    /**
     * Keeps credentials out of messages: a server may repeat in an error what it was sent. Word by word, since messages
     * have other blanks than a key over several lines. Words of less than four characters stay: they would be found
     * everywhere.
     */
    static final class SecretWords {
        private static final int SHORTEST = 4;
        private static final String MASK = "***";
        /** How a message ends that was cut, maybe in the middle of a word. */
        private static final String CUT = "…";

        private final List<String> words;

        SecretWords(Map<String, Object> credentials) {
            words = texts(credentials)
                    .flatMap(text -> Stream.of(text.strip().split("\\s+")))
                    .filter(word -> word.length() >= SHORTEST)
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        }

        /** The message without them. */
        String hiddenIn(String message) {
            String hidden = message;
            for (String word : words) {
                hidden = withoutCutWord(hidden.replace(word, MASK), word);
            }
            return hidden;
        }

        private static String withoutCutWord(String message, String word) {
            for (int length = word.length() - 1; length >= SHORTEST; length--) {
                String end = word.substring(0, length) + CUT;
                int at = message.lastIndexOf(end);
                if (at >= 0) {
                    return message.substring(0, at) + MASK + message.substring(at + end.length());
                }
            }
            return message;
        }

        private static Stream<String> texts(@Nullable Object value) {
            if (value instanceof Map<?, ?> map) {
                return map.values().stream().flatMap(SecretWords::texts);
            }
            if (value instanceof List<?> list) {
                return list.stream().flatMap(SecretWords::texts);
            }
            return value == null ? Stream.empty() : Stream.of(value.toString());
        }
    }
}
