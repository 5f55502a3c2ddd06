package co.secoda.gate;

import java.time.Instant;

/** What a wait does next. */
sealed interface Decision {
    /**
     * Go on waiting.
     *
     * @param nextPoll when to poll next, at the latest when the wait ends
     * @param missing what was seen and which evidence is missing, in words
     */
    record Wait(Instant nextPoll, String missing) implements Decision {}

    /**
     * Stop.
     *
     * @param rule the rule that says so
     */
    record End(Rule rule) implements Decision {}
}
