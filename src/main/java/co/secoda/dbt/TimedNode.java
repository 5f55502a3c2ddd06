package co.secoda.dbt;

import java.time.Duration;
import java.time.Instant;

/**
 * One node that ran.
 *
 * @param uniqueId such as {@code model.shop.orders}
 * @param status as dbt wrote it, at most 100 characters
 * @param ending what its status says
 * @param startedAt the earliest start that its {@code timing} names
 * @param endedAt the latest end that its {@code timing} names; not before its start
 * @param thread the {@code thread_id}, such as {@code Thread-1 (worker)}, at most 100 characters; empty where there is
 *     none
 * @param critical whether it is on the critical path, as {@link RunTimeline} defines it
 */
public record TimedNode(
        String uniqueId,
        String status,
        NodeEnding ending,
        Instant startedAt,
        Instant endedAt,
        String thread,
        boolean critical) {
    public TimedNode {
        if (endedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException(uniqueId + " ended before it started");
        }
    }

    /** From its start to its end, with pauses between compiling and executing. */
    public Duration duration() {
        return Duration.between(startedAt, endedAt);
    }
}
