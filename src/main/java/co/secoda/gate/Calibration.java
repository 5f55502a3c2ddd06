package co.secoda.gate;

import co.secoda.api.Deadline;
import co.secoda.api.FailingTests;
import co.secoda.api.Integration;
import co.secoda.api.IntegrationId;
import co.secoda.api.Pause;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.gate.PollLoop.WaitListener;
import co.secoda.gate.Progress.Sighting;
import co.secoda.gate.Reading.Attempt;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Learns how a workspace behaves: publishes a run, watches what moves until nothing does, and judges nothing. After two
 * rounds it says which of the assumptions behind the verdict the workspace kept, and which settings suit it.
 */
public final class Calibration {
    private final SecodaApi api;
    private final GateSettings gate;
    private final WaitSettings settings;
    private final InstantSource clock;
    private final Pause pause;
    private final List<CalibrationRound> rounds = new ArrayList<>();

    /** Uploads a run and triggers its sync. */
    @FunctionalInterface
    public interface Publisher {
        /** Does it, and says what is known then, the trigger included. */
        RunState publish() throws SecodaException, InterruptedException;
    }

    /**
     * A calibration without rounds so far.
     *
     * @param gate for which the rule that would have decided is named
     * @param settings how often to look; a round ends once nothing has moved for {@code settleTime}, or at
     *     {@code syncTimeout}
     * @param clock what time it is
     * @param pause passes time on that clock
     */
    public Calibration(SecodaApi api, GateSettings gate, WaitSettings settings, InstantSource clock, Pause pause) {
        this.api = api;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * One round.
     *
     * @param listener is told what is waited for
     * @throws SecodaException if the integration can't be read, what {@code publisher} throws, or of the kind
     *     {@code REFUSED} if the key is no longer accepted; other failures only cost a look
     */
    public void round(IntegrationId id, Publisher publisher, WaitListener listener)
            throws SecodaException, InterruptedException {
        Optional<String> updatedAt = updatedAt(api.getIntegration(id));
        RunState state = publisher.publish();
        CalibrationRound round = new CalibrationRound(state, gate, settings, updatedAt, List.of());
        Deadline deadline = new Deadline(clock, clock.instant().plus(settings.syncTimeout()));
        SecodaApi calls = api.until(deadline);
        Optional<Sighting> sighting = deadline.before(() -> look(calls, id));
        while (sighting.isPresent()) {
            round = round.with(sighting.get());
            if (round.isStill()) {
                break;
            }
            pauseBefore(deadline, round, listener);
            sighting = deadline.before(() -> look(calls, id));
        }
        rounds.add(round);
    }

    private void pauseBefore(Deadline deadline, CalibrationRound round, WaitListener listener)
            throws InterruptedException {
        Duration left = deadline.left();
        Duration untilLook = settings.pollInterval().compareTo(left) < 0 ? settings.pollInterval() : left;
        if (untilLook.compareTo(Duration.ZERO) > 0) {
            String max = DurationText.of(Duration.ofSeconds(Math.max(1, left.toSeconds())));
            String seen = round.lastMove().isPresent()
                    ? "Something changed. The round ends after " + DurationText.of(settings.settleTime())
                            + " without a change (secoda.settleTime)."
                    : "Nothing has changed yet: max " + max + " more (secoda.syncTimeout).";
            listener.waiting(List.of(seen), untilLook, left);
            pause.pause(untilLook);
        }
    }

    private Sighting look(SecodaApi calls, IntegrationId id) throws SecodaException, InterruptedException {
        Attempt<Integration> integration = Attempt.at(() -> calls.getIntegration(id));
        Instant asked = clock.instant();
        Attempt<FailingTests> answer = Attempt.at(() -> calls.getFailingTests(id));
        Reading reading = new Reading(
                integration.value().map(seen -> new LastRun(seen.lastRun())),
                asked,
                answer.value(),
                clock.instant(),
                answer.problem().or(integration::problem));
        return new Sighting(reading, integration.value().flatMap(Calibration::updatedAt));
    }

    private static Optional<String> updatedAt(Integration integration) {
        return Optional.ofNullable(integration.fields().get("updated_at")).map(String::valueOf);
    }

    /** What was seen in the rounds so far, as lines of a fixed-width text; none before the first round has ended. */
    public List<String> report() {
        return rounds.isEmpty() ? List.of() : new CalibrationReport(List.copyOf(rounds)).lines();
    }
}
