package co.secoda.gate;

import java.time.Instant;

/** What a wait does next. */
sealed interface Decision {
    /**
     * Go on waiting.
     *
     * @param nextPoll when to poll next, at the latest when the wait ends
     */
    record Wait(Instant nextPoll) implements Decision {}

    /**
     * Stop.
     *
     * @param rule the rule that says so
     */
    record End(Rule rule) implements Decision {}
}
