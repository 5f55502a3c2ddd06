package co.secoda.gate;

import java.util.Optional;

/**
 * A reading of an integration's {@code scheduled_extractions_last_run}. Only whether two readings are equal counts, so
 * the server's clock may show any time.
 *
 * @param value what the server said; empty if the integration never ran
 */
public record LastRun(Optional<String> value) {
    /**
     * Whether this reading shows a move.
     *
     * @param before last-run, as it was read right before the trigger
     * @return never where there is no value: one that was there doesn't go away by a sync
     */
    boolean isMoveFrom(LastRun before) {
        return value.isPresent() && !equals(before);
    }

    /** For messages. */
    @Override
    public String toString() {
        return value.orElse("never");
    }
}
