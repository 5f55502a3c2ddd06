package co.secoda.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What all syncs of a workspace go by.
 *
 * @param habits the workspace's
 * @param syncTime how long a sync takes
 * @param timer what ends it
 * @param clock the real time
 */
record SyncRules(SandboxHabits habits, Duration syncTime, SyncTimer timer, Clock clock) {
    /** The time by the server's clock. */
    Instant now() {
        return clock.instant().plus(habits.clockOffset()).truncatedTo(ChronoUnit.MICROS);
    }
}
