package co.secoda.gate.settings;

import co.secoda.text.DurationText;
import java.time.Duration;

/**
 * How the sync of this run is waited for.
 *
 * @param awaitSync {@code secoda.awaitSync}: whether to wait at all; if not, the answer is read once
 * @param pollInterval {@code secoda.pollInterval}: the shortest time from the end of one poll to the next
 * @param settleTime {@code secoda.settleTime}: how long an answer must stand unchanged where weaker evidence has to do
 * @param syncTimeout {@code secoda.syncTimeout}: when the wait ends, whatever was seen
 * @param onSyncTimeout {@code secoda.onSyncTimeout}: what a wait without evidence does
 * @param lastRunMoves {@code secoda.lastRunMoves}: when this workspace moves last-run
 */
public record WaitSettings(
        boolean awaitSync,
        Duration pollInterval,
        Duration settleTime,
        Duration syncTimeout,
        OnSyncTimeout onSyncTimeout,
        LastRunMoves lastRunMoves) {
    private static final Duration LONGEST = Duration.ofDays(30);

    /** How it is waited for where nothing is set. */
    public static final WaitSettings USUAL = new WaitSettings(
            true,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            OnSyncTimeout.FAIL,
            LastRunMoves.UNKNOWN);

    /**
     * Checks the durations: each is positive and at most 30 days, and polls fit into the wait. A {@code settleTime}
     * over {@code syncTimeout} is allowed: then only evidence that needs no settling ends the wait before its time.
     *
     * @throws IllegalArgumentException if they contradict each other, with a sentence that names the settings
     */
    public WaitSettings {
        requireSensible("secoda.pollInterval", pollInterval);
        requireSensible("secoda.settleTime", settleTime);
        requireSensible("secoda.syncTimeout", syncTimeout);
        if (pollInterval.compareTo(syncTimeout) > 0) {
            throw new IllegalArgumentException("secoda.pollInterval (" + DurationText.of(pollInterval)
                    + ") is over secoda.syncTimeout (" + DurationText.of(syncTimeout)
                    + "): make it shorter, or the timeout longer");
        }
    }

    /** The same with other durations. */
    public WaitSettings lasting(Duration poll, Duration settle, Duration timeout) {
        return new WaitSettings(awaitSync, poll, settle, timeout, onSyncTimeout, lastRunMoves);
    }

    private static void requireSensible(String setting, Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    setting + " (" + DurationText.of(duration) + ") must be longer than nothing and at most 30 days");
        }
    }

    /**
     * {@code secoda.lastRunMoves}: when a workspace moves an integration's last-run, as {@code calibrate} finds out.
     */
    public enum LastRunMoves {
        /** Not known: a move is evidence once the answer has stood, or was seen changing before it. */
        UNKNOWN,
        /** When a sync has ended: two equal answers after the move are enough. */
        END,
        /** When a sync begins: a move says nothing of the answer, and is ignored. */
        START,
        /** Never: it is ignored. */
        NEVER;

        /** Whether a move says something of the answer. */
        public boolean isEvidence() {
            return this == UNKNOWN || this == END;
        }
    }

    /** {@code secoda.onSyncTimeout}: what a wait that ends without evidence does. */
    public enum OnSyncTimeout {
        /** The verdict is unknown and the build fails. */
        FAIL,
        /** The verdict is unknown and the build goes on. */
        WARN,
        /**
         * The last valid answer is judged, with evidence {@code none}; without one the verdict is unknown and the build
         * fails.
         */
        ACCEPT
    }
}
