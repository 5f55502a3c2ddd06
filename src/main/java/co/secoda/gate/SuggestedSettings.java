package co.secoda.gate;

import co.secoda.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings that suit a workspace, by what was seen of it, and why. A few syncs show little, so all are on the safe
 * side.
 */
record SuggestedSettings(List<CalibrationRound> rounds) {
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration SHORTEST_SETTLE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_SETTLE_WITHOUT_LAST_RUN = Duration.ofSeconds(30);
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(15);

    List<String> sentences() {
        Optional<Duration> longest =
                rounds.stream().flatMap(round -> round.lastMove().stream()).max(Comparator.naturalOrder());
        return longest.isEmpty() ? List.of(nothingMoved()) : settings(longest.get());
    }

    private String nothingMoved() {
        return "none can be told: nothing moved within "
                + DurationText.of(rounds.get(0).settings().syncTimeout())
                + " (secoda.syncTimeout); see on the integration's page whether the syncs succeeded, or watch for longer";
    }

    private List<String> settings(Duration longest) {
        List<String> sentences = new ArrayList<>();
        Duration pause = longestPause();
        Duration settle = settleTime(pause);
        Duration poll = min(max(longest.dividedBy(10), SHORTEST_POLL), LONGEST_POLL);
        sentences.add("secoda.settleTime=" + setting(settle) + ": twice the longest pause before something else moved ("
                + CalibrationReport.shown(pause) + ") and two looks, at least " + setting(shortestSettle()));
        sentences.add("secoda.syncTimeout="
                + setting(roundedUp(longest.multipliedBy(3).plus(settle), Duration.ofMinutes(1)))
                + ": three times the longest sync (" + CalibrationReport.shown(longest)
                + " until nothing moved any more), and settleTime");
        sentences.add("secoda.pollInterval=" + setting(Duration.ofSeconds(poll.toSeconds()))
                + ": a tenth of that sync, between 1s and 15s");
        if (rounds.stream().allMatch(round -> round.lastRunMoves().isEmpty())) {
            sentences.add(
                    "last-run doesn't move here: a run that leaves the sets as they were can be judged only where it is"
                            + " bounded or proven, and is unknown else (secoda.onSyncTimeout)");
        }
        if (rounds.stream().allMatch(round -> round.setChanges().isEmpty())) {
            sentences.add(
                    "the sets never changed: calibrate again with a run whose failing entities are others than those that Secoda"
                            + " shows, to see how they change");
        }
        return sentences;
    }

    private Duration settleTime(Duration pause) {
        Duration looks = rounds.get(0).settings().pollInterval().multipliedBy(2);
        return max(roundedUp(pause.multipliedBy(2).plus(looks), STEP), shortestSettle());
    }

    private Duration shortestSettle() {
        boolean alwaysMoves =
                rounds.stream().noneMatch(round -> round.lastRunMoves().isEmpty());
        return alwaysMoves ? SHORTEST_SETTLE : SHORTEST_SETTLE_WITHOUT_LAST_RUN;
    }

    /**
     * The longest time in which nothing moved although something was still to come: after last-run's move, or between
     * two changes.
     */
    private Duration longestPause() {
        return rounds.stream()
                .flatMap(round -> Stream.concat(round.longestPause().stream(), afterLastRun(round).stream()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Optional<Duration> afterLastRun(CalibrationRound round) {
        return round.lastRunMoves().stream().findFirst().flatMap(move -> round.setChanges().stream()
                .filter(change -> change.compareTo(move) > 0)
                .findFirst()
                .map(change -> change.minus(move)));
    }

    private static Duration roundedUp(Duration duration, Duration step) {
        long steps = duration.plus(step).minusNanos(1).dividedBy(step);
        return step.multipliedBy(steps);
    }

    private static Duration max(Duration one, Duration other) {
        return Collections.max(List.of(one, other));
    }

    private static Duration min(Duration one, Duration other) {
        return Collections.min(List.of(one, other));
    }

    /** In one unit, as a setting is written. */
    private static String setting(Duration duration) {
        return duration.toSecondsPart() == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }
}
