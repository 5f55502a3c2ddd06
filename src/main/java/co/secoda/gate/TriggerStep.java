package co.secoda.gate;

import co.secoda.api.Deadline;
import co.secoda.api.IntegrationId;
import co.secoda.api.Pause;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.gate.PollLoop.WaitListener;
import co.secoda.gate.Reading.Attempt;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Starts the sync of a run. Where a sync is running already, tries again at intervals: only the trigger that is
 * accepted counts, and last-run is read right before each.
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
     * @param settings of which {@code pollInterval} and {@code syncTimeout} are used; a call still under way when the
     *     latter is over is cut
     * @param listener is told if a running sync is waited for
     * @throws SecodaException if a call gave no answer that can be used; of the kind {@code CONFLICT} if a sync was
     *     still running after {@code syncTimeout}; of the kind {@code NOT_FOUND} also if the integration wasn't found
     *     any more in five tries in a row and half a minute
     */
    public Trigger trigger(IntegrationId id, WaitSettings settings, WaitListener listener)
            throws SecodaException, InterruptedException {
        Instant start = clock.instant();
        Deadline deadline = new Deadline(clock, start.plus(settings.syncTimeout()));
        SecodaApi calls = api.until(deadline);
        LastRun before = deadline.before(() -> lastRun(calls, id)).orElseThrow(() -> noAnswer(id, settings));
        if (deadline.before(() -> isAccepted(calls, id)).orElseThrow(() -> noAnswer(id, settings))) {
            return new Trigger(clock.instant(), before, false);
        }
        return afterAnotherSync(id, before, deadline, new PollPace(settings, start), listener);
    }

    /** Tries again at intervals: a sync may end without moving last-run. A move brings the next tries closer again. */
    private Trigger afterAnotherSync(
            IntegrationId id, LastRun first, Deadline deadline, PollPace pace, WaitListener listener)
            throws SecodaException, InterruptedException {
        SecodaApi calls = api.until(deadline);
        LastRun before = first;
        Optional<Absence> absence = Optional.empty();
        for (int quiet = 0; ; quiet++) {
            pause(pace, quiet, deadline, listener);
            Instant asked = clock.instant();
            Optional<Attempt<LastRun>> attempt = deadline.before(() -> Attempt.at(() -> lastRun(calls, id)));
            absence = Absence.after(absence, attempt.filter(Attempt::notFound).isPresent(), asked);
            if (absence.filter(Absence::isCertain).isPresent()) {
                throw absence.get().of(id);
            }
            Optional<LastRun> read = attempt.flatMap(Attempt::value);
            quiet = read.isPresent() && !read.get().equals(before) ? -1 : quiet;
            before = read.orElse(before);
            boolean accepted = read.isPresent()
                    && deadline.before(() -> isAccepted(calls, id)).orElse(false);
            if (accepted) {
                return new Trigger(clock.instant(), before, true);
            }
            if (deadline.isOver()) {
                throw stillRunning(id, before, pace.settings());
            }
        }
    }

    private void pause(PollPace pace, int quiet, Deadline deadline, WaitListener listener) throws InterruptedException {
        Duration left = deadline.left();
        Duration pause = pace.pause(clock.instant(), quiet);
        Duration untilTry = pause.compareTo(left) < 0 ? pause : left;
        String max = DurationText.of(Duration.ofSeconds(Math.max(1, left.toSeconds())));
        listener.waiting(
                List.of("Another sync is running. Trying again, max " + max + " (secoda.syncTimeout)."),
                untilTry,
                left);
        this.pause.pause(untilTry);
    }

    /** False if a sync is running. */
    private static boolean isAccepted(SecodaApi calls, IntegrationId id) throws SecodaException, InterruptedException {
        try {
            calls.triggerDbtSync(id);
            return true;
        } catch (SecodaException e) {
            if (e.kind() != SecodaException.Kind.CONFLICT) {
                throw e;
            }
            return false;
        }
    }

    private static SecodaException noAnswer(IntegrationId id, WaitSettings settings) {
        return new SecodaException(
                SecodaException.Kind.UNREACHABLE,
                0,
                "the sync of integration " + id + " could not be started within "
                        + DurationText.of(settings.syncTimeout())
                        + " (secoda.syncTimeout): Secoda had not answered by then");
    }

    private static SecodaException stillRunning(IntegrationId id, LastRun before, WaitSettings settings) {
        return new SecodaException(
                SecodaException.Kind.CONFLICT,
                HTTP_CONFLICT,
                "another sync of integration " + id + " is still running after "
                        + DurationText.of(settings.syncTimeout())
                        + " (secoda.syncTimeout): its last-run is " + before
                        + "; publish again once that sync has ended, or set a longer secoda.syncTimeout");
    }

    private static LastRun lastRun(SecodaApi calls, IntegrationId id) throws SecodaException, InterruptedException {
        return new LastRun(calls.getIntegration(id).lastRun());
    }
}
