package co.secoda.gate;

import co.secoda.gate.settings.WaitSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the next poll is due. Two polls are never less than {@code pollInterval} apart. After {@value #STEADY} polls
 * without news they grow apart by half each time, up to six intervals, 30 s and half the settle time, whichever is
 * least, and for the first two minutes up to 10 s (and never below the interval).
 *
 * @param settings the wait's settings
 * @param start when the wait began
 */
record PollPace(WaitSettings settings, Instant start) {
    private static final int STEADY = 12;
    private static final int MOST_INTERVALS = 6;
    private static final Duration CEILING = Duration.ofSeconds(30);
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration EARLY_CEILING = Duration.ofSeconds(10);
    private static final Duration LAST_POLL = Duration.ofSeconds(10);

    /**
     * The next poll. If no other comes after it, it is made one interval, at most 10 s, before the wait ends, so that
     * the answer that is judged then is not an old one.
     *
     * @param quietPolls polls without news
     * @param evidenceDue when the answer will have stood for long enough
     * @param deadline when the wait ends; the result is not after that
     */
    Instant next(Instant now, int quietPolls, Optional<Instant> evidenceDue, Instant deadline) {
        Instant earliest = now.plus(settings.pollInterval());
        Instant planned = now.plus(pause(now, quietPolls));
        Instant last = deadline.minus(shortest(settings.pollInterval(), LAST_POLL));
        Optional<Instant> due = evidenceDue
                .map(evidence -> later(evidence, earliest))
                .filter(evidence -> evidence.isBefore(deadline))
                .filter(evidence -> evidence.isBefore(planned.plus(settings.pollInterval())) || planned.isAfter(last));
        Instant next = due.orElseGet(() -> planned.isAfter(last) ? later(last, earliest) : planned);
        return next.isBefore(deadline) ? next : deadline;
    }

    /** How long to leave the server alone after {@code quietPolls} polls without news. */
    Duration pause(Instant now, int quietPolls) {
        Duration pause = settings.pollInterval();
        Duration ceiling = ceiling(now);
        for (int poll = STEADY; poll < quietPolls && pause.compareTo(ceiling) < 0; poll++) {
            pause = pause.plus(pause.dividedBy(2));
        }
        return pause.compareTo(ceiling) < 0 ? pause : ceiling;
    }

    private Duration ceiling(Instant now) {
        Duration interval = settings.pollInterval();
        Duration most = now.isBefore(start.plus(EARLY)) ? EARLY_CEILING : CEILING;
        Duration ceiling = shortest(
                interval.multipliedBy(MOST_INTERVALS),
                most,
                settings.settleTime().dividedBy(2));
        return ceiling.compareTo(interval) < 0 ? interval : ceiling;
    }

    private static Duration shortest(Duration... durations) {
        return Stream.of(durations).min(Duration::compareTo).orElseThrow();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
