package co.secoda.gate;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Starts the sync of a run. Where a sync is running already, waits until last-run shows that it has ended, and tries
 * again: only the trigger that is accepted counts, and last-run is read right before each.
 */
public final class TriggerStep {
    private static final int HTTP_CONFLICT = 409;

    private final SecodaApi api;
    private final InstantSource clock;
    private final Pause pause;

    /**
     * A step on one server.
     *
     * @param clock what time it is
     * @param pause passes time on that clock
     */
    public TriggerStep(SecodaApi api, InstantSource clock, Pause pause) {
        this.api = api;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Triggers a sync.
     *
     * @param settings of which {@code pollInterval} and {@code syncTimeout} are used, the latter for the wait for
     *     another sync's end
     * @param listener is told if a running sync is waited for
     * @throws SecodaException if a call gave no answer that can be used; of the kind {@code CONFLICT} if a sync was
     *     still running after {@code syncTimeout}
     */
    public Trigger trigger(IntegrationId id, WaitSettings settings, WaitListener listener)
            throws SecodaException, InterruptedException {
        Instant deadline = clock.instant().plus(settings.syncTimeout());
        for (boolean afterAnotherSync = false; ; afterAnotherSync = true) {
            LastRun before = lastRun(id);
            try {
                api.triggerDbtSync(id);
                return new Trigger(clock.instant(), before, afterAnotherSync);
            } catch (SecodaException e) {
                if (e.kind() != SecodaException.Kind.CONFLICT) {
                    throw e;
                }
            }
            awaitMove(id, before, deadline, settings, listener);
        }
    }

    private void awaitMove(
            IntegrationId id, LastRun before, Instant deadline, WaitSettings settings, WaitListener listener)
            throws SecodaException, InterruptedException {
        PollPace pace = new PollPace(settings);
        Optional<LastRun> last = Optional.empty();
        try (CutCalls calls = new CutCalls()) {
            for (int polls = 0; last.isEmpty() || last.get().equals(before); polls++) {
                Instant now = clock.instant();
                if (!now.isBefore(deadline)) {
                    throw stillRunning(id, before, settings);
                }
                Instant next = pace.next(now, polls, Optional.empty());
                Duration untilPoll = Duration.between(now, next.isBefore(deadline) ? next : deadline);
                listener.waiting(
                        "another sync of the integration is running; its last-run, " + before
                                + ", must move before this run's sync can be started",
                        untilPoll,
                        Duration.between(now, deadline));
                pause.pause(untilPoll);
                Duration left = Duration.between(clock.instant(), deadline);
                last = calls.within(left, () -> Attempt.at(() -> lastRun(id))).flatMap(Attempt::value);
            }
        }
    }

    private static SecodaException stillRunning(IntegrationId id, LastRun before, WaitSettings settings) {
        return new SecodaException(
                SecodaException.Kind.CONFLICT,
                HTTP_CONFLICT,
                "another sync of integration " + id + " is still running after "
                        + DurationText.of(settings.syncTimeout())
                        + " (secoda.syncTimeout): its last-run is still " + before
                        + "; publish again once that sync has ended, or set a longer secoda.syncTimeout");
    }

    private LastRun lastRun(IntegrationId id) throws SecodaException, InterruptedException {
        return new LastRun(api.getIntegration(id).lastRun());
    }
}
