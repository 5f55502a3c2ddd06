package co.secoda.gate;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaException;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An integration that Secoda doesn't find any more: each poll of late was answered with 404, for all that it asked.
 * That ends a wait, as nothing is to come of it. One poll alone doesn't: a gateway answers 404 while it is restarted.
 *
 * @param polls how many in a row
 * @param since when the first of them asked
 * @param upTo when the last of them asked
 */
record Absence(int polls, Instant since, Instant upTo) {
    private static final int POLLS = 5;
    private static final Duration TIME = Duration.ofSeconds(30);

    /** What there is after one poll more; empty if that found the integration, or showed neither. */
    static Optional<Absence> after(Optional<Absence> before, boolean notFound, Instant asked) {
        return notFound
                ? Optional.of(before.map(so -> new Absence(so.polls + 1, so.since, asked))
                        .orElse(new Absence(1, asked, asked)))
                : Optional.empty();
    }

    /** Whether it has lasted for five polls and half a minute. */
    boolean isCertain() {
        return polls >= POLLS && time().compareTo(TIME) >= 0;
    }

    /** What ends the wait for it. */
    SecodaException of(IntegrationId id) {
        return new SecodaException(
                SecodaException.Kind.NOT_FOUND,
                404,
                "integration " + id + " is not found any more: Secoda answered 404 to " + polls
                        + " polls in a row, over "
                        + DurationText.of(Duration.ofSeconds(time().toSeconds()))
                        + "; it no longer exists there, or the user of this key can't see it");
    }

    private Duration time() {
        return Duration.between(since, upTo);
    }
}
