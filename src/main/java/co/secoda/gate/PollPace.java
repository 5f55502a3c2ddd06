package co.secoda.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the next poll is due. Two polls are never less than {@code pollInterval} apart. After {@value #STEADY} polls
 * without news they grow apart by half each time, up to six intervals, 30 s and half the settle time, whichever is
 * least (and never below the interval).
 *
 * @param settings the wait's settings
 */
record PollPace(WaitSettings settings) {
    private static final int STEADY = 12;
    private static final int MOST_INTERVALS = 6;
    private static final Duration CEILING = Duration.ofSeconds(30);

    /**
     * The next poll.
     *
     * @param quietPolls polls without news
     * @param evidenceDue when the answer will have stood for long enough
     */
    Instant next(Instant now, int quietPolls, Optional<Instant> evidenceDue) {
        Duration interval = settings.pollInterval();
        Instant earliest = now.plus(interval);
        Instant planned = now.plus(pause(quietPolls));
        return evidenceDue
                .filter(due -> due.isBefore(planned.plus(interval)))
                .map(due -> later(due, earliest))
                .orElse(planned);
    }

    private Duration pause(int quietPolls) {
        Duration pause = settings.pollInterval();
        Duration ceiling = ceiling();
        for (int poll = STEADY; poll < quietPolls && pause.compareTo(ceiling) < 0; poll++) {
            pause = pause.plus(pause.dividedBy(2));
        }
        return pause.compareTo(ceiling) < 0 ? pause : ceiling;
    }

    private Duration ceiling() {
        Duration interval = settings.pollInterval();
        Duration ceiling = shorter(
                shorter(interval.multipliedBy(MOST_INTERVALS), CEILING),
                settings.settleTime().dividedBy(2));
        return ceiling.compareTo(interval) < 0 ? interval : ceiling;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
