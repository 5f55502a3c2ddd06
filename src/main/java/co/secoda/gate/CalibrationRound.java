package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.Progress.Decision;
import co.secoda.gate.Progress.Sighting;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was seen of one sync. All durations are since its trigger, and to the end of the look that saw it first: from
 * then on a wait, too, counts an answer as standing.
 *
 * @param state the run, and what was known when its sync had been triggered
 * @param gate for which the rule that would have decided is named
 * @param settings how it was watched
 * @param updatedAt the integration's {@code updated_at} before the upload
 * @param sightings in their order
 */
record CalibrationRound(
        RunState state,
        GateSettings gate,
        WaitSettings settings,
        Optional<String> updatedAt,
        List<Sighting> sightings) {
    CalibrationRound {
        sightings = List.copyOf(sightings);
    }

    /**
     * The rule that would have ended a wait.
     *
     * @param rule the rule
     * @param after when
     */
    record Decided(Rule rule, Duration after) {}

    CalibrationRound with(Sighting sighting) {
        List<Sighting> more = new ArrayList<>(sightings);
        more.add(sighting);
        return new CalibrationRound(state, gate, settings, updatedAt, more);
    }

    Trigger trigger() {
        return state.trigger().orElseThrow();
    }

    Stakes stakes() {
        return Stakes.of(state, gate);
    }

    List<Duration> lastRunMoves() {
        return moves(
                Optional.of(trigger().before()), sighting -> sighting.reading().lastRun());
    }

    List<Duration> updatedAtMoves() {
        return moves(updatedAt, Sighting::updatedAt);
    }

    List<Duration> setChanges() {
        return moves(stakes().reference(), sighting -> sighting.reading().answer());
    }

    private <T> List<Duration> moves(Optional<T> before, Function<Sighting, Optional<T>> part) {
        List<Duration> moves = new ArrayList<>();
        Optional<T> last = before;
        for (Sighting sighting : sightings) {
            Optional<T> now = part.apply(sighting);
            if (now.isPresent() && last.isPresent() && !now.equals(last)) {
                moves.add(since(sighting.reading().answered()));
            }
            last = now.isPresent() ? now : last;
        }
        return moves;
    }

    private Duration since(Instant time) {
        return Duration.between(trigger().at(), time);
    }

    /** When last-run or the sets moved last; empty if they never did. */
    Optional<Duration> lastMove() {
        return Stream.concat(lastRunMoves().stream(), setChanges().stream()).max(Comparator.naturalOrder());
    }

    /** Whether something moved, and nothing has moved for the settle time since. */
    boolean isStill() {
        Instant lastLook = sightings.get(sightings.size() - 1).reading().asked();
        return lastMove()
                .filter(move -> since(lastLook).minus(move).compareTo(settings.settleTime()) >= 0)
                .isPresent();
    }

    /** The longest time between two changes of the sets; empty unless they changed twice. */
    Optional<Duration> longestPause() {
        List<Duration> changes = setChanges();
        return IntStream.range(1, changes.size())
                .mapToObj(i -> changes.get(i).minus(changes.get(i - 1)))
                .max(Comparator.naturalOrder());
    }

    /**
     * Whether both sets were empty in between; empty where that can't be told, as they were empty before or after
     * anyway.
     */
    Optional<Boolean> cleared() {
        boolean canBeTold =
                stakes().reference().filter(answer -> !isEmpty(answer)).isPresent()
                        && answer().filter(answer -> !isEmpty(answer)).isPresent();
        return canBeTold ? Optional.of(answers().anyMatch(CalibrationRound::isEmpty)) : Optional.empty();
    }

    private static boolean isEmpty(FailingTests answer) {
        return answer.failing().isEmpty() && answer.warning().isEmpty();
    }

    private Stream<FailingTests> answers() {
        return sightings.stream().flatMap(sighting -> sighting.reading().answer().stream());
    }

    /** The last valid answer. */
    Optional<FailingTests> answer() {
        return answers().reduce((earlier, later) -> later);
    }

    /** Last-run, as it was read last. */
    LastRun lastRun() {
        return sightings.stream()
                .flatMap(sighting -> sighting.reading().lastRun().stream())
                .reduce(trigger().before(), (earlier, later) -> later);
    }

    /** How many looks saw something less than they should. */
    long unreadable() {
        return sightings.stream()
                .filter(sighting -> sighting.reading().problem().isPresent())
                .count();
    }

    /** What a wait with the same settings would have ended with. */
    Decided decided() {
        SyncWait wait = SyncWait.begin(
                stakes(),
                settings,
                Optional.empty(),
                trigger().before(),
                trigger().at());
        for (Sighting sighting : sightings) {
            wait = wait.after(sighting.reading());
            Instant now = sighting.reading().answered();
            if (wait.decide(now) instanceof Decision.End end) {
                return new Decided(end.rule(), since(now));
            }
        }
        Decision.End atDeadline = (Decision.End) wait.decide(wait.deadline());
        return new Decided(atDeadline.rule(), settings.syncTimeout());
    }
}
