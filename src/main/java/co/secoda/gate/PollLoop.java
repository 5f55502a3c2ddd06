package co.secoda.gate;

import co.secoda.api.Deadline;
import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.api.Pause;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.gate.Progress.Decision;
import co.secoda.gate.Reading.Attempt;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the sync of one run: polls the server and feeds what it says to a {@link SyncWait}. Can be used from
 * several threads.
 */
public final class PollLoop {
    private final SecodaApi api;
    private final InstantSource clock;
    private final Pause pause;

    /**
     * A watch of one server.
     *
     * @param clock what time it is; a {@link SteadyClock} keeps the wait as long as it should be
     * @param pause passes time on that clock
     */
    public PollLoop(SecodaApi api, InstantSource clock, Pause pause) {
        this.api = api;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Waits until the answer is of this run, or {@code syncTimeout} is over; a call still under way then is cut.
     *
     * @param state what the upload and the trigger left
     * @param gate what is judged, as it says when the wait may end
     * @param settings how to wait
     * @param listener is told what is waited for
     * @throws IllegalArgumentException if there is something to wait for and {@code state} has no trigger
     * @throws SecodaException of the kind {@code REFUSED} if the key isn't accepted; of the kind {@code NOT_FOUND} if
     *     all was answered with 404 for five polls in a row and half a minute, unless the artifacts prove the failure;
     *     other failures only cost a poll
     * @throws InterruptedException if this thread was interrupted
     */
    public Outcome await(RunState state, GateSettings gate, WaitSettings settings, WaitListener listener)
            throws SecodaException, InterruptedException {
        Stakes stakes = Stakes.of(state, gate);
        if (state.trigger().isEmpty() && SyncWait.isNeeded(stakes, settings)) {
            throw new IllegalArgumentException("no sync was triggered that could be waited for");
        }
        LastRun before = state.trigger().map(Trigger::before).orElseGet(() -> new LastRun(Optional.empty()));
        SyncWait wait =
                SyncWait.begin(stakes, settings, SyncWait.atOnce(stakes, settings, gate), before, clock.instant());
        return run(wait, new Deadline(clock, wait.deadline()), state.integrationId(), listener);
    }

    private Outcome run(SyncWait begun, Deadline deadline, IntegrationId id, WaitListener listener)
            throws SecodaException, InterruptedException {
        SyncWait wait = begun;
        SecodaApi calls = api.until(deadline);
        PollLog polls = new PollLog();
        Instant now = wait.start();
        Decision decision = wait.decide(now);
        while (decision instanceof Decision.Wait next) {
            pauseUntil(next.nextPoll(), wait, now, listener);
            SyncWait asking = wait;
            Optional<Reading> reading = deadline.before(() -> read(calls, id, asking));
            if (reading.isPresent()) {
                wait = wait.after(reading.get());
                now = clock.instant();
                decision = wait.decide(now);
                polls.add(Poll.of(reading.get(), decision));
            } else {
                now = wait.deadline();
                decision = wait.decide(now);
            }
        }
        Rule rule = ((Decision.End) decision).rule();
        if (rule == Rule.ABSENT) {
            throw wait.progress().absence().orElseThrow().of(id);
        }
        return Outcome.of(rule, wait, now, polls);
    }

    private void pauseUntil(Instant nextPoll, SyncWait wait, Instant now, WaitListener listener)
            throws InterruptedException {
        Duration untilPoll = Duration.between(now, nextPoll);
        if (untilPoll.isZero()) {
            return;
        }
        listener.waiting(wait.lines(now), untilPoll, Duration.between(now, wait.deadline()));
        pause.pause(untilPoll);
    }

    private Reading read(SecodaApi calls, IntegrationId id, SyncWait wait)
            throws SecodaException, InterruptedException {
        Attempt<LastRun> lastRun = lastRun(calls, id);
        Instant asked = clock.instant();
        Attempt<FailingTests> answer = Attempt.at(() -> calls.getFailingTests(id));
        Reading reading = Reading.of(lastRun, asked, answer, clock.instant());
        return wait.asksAgain(reading) ? reading.then(lastRun(calls, id).value()) : reading;
    }

    private static Attempt<LastRun> lastRun(SecodaApi calls, IntegrationId id)
            throws SecodaException, InterruptedException {
        return Attempt.at(() -> new LastRun(calls.getIntegration(id).lastRun()));
    }

    /** Is told what a wait waits for, so that a log can say it. */
    @FunctionalInterface
    public interface WaitListener {
        /**
         * Called before every pause.
         *
         * @param lines what is waited for, in sentences, each short enough for a line of a log; the first one names the
         *     setting that bounds the wait. At least one
         * @param pause how long until the next poll
         * @param left how long the wait lasts at most
         */
        void waiting(List<String> lines, Duration pause, Duration left);
    }
}
