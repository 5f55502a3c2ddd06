package co.secoda.gate;

import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The settings that suit a workspace, by what was seen of it, and why. A few syncs show little, so all are on the safe
 * side, and they fit each other: an answer is asked for several times while it has to stand.
 */
record SuggestedSettings(List<CalibrationRound> rounds) {
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration SHORTEST_SETTLE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_SETTLE_WITHOUT_LAST_RUN = Duration.ofSeconds(30);
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(15);
    private static final int POLLS_A_SETTLE_TIME = 3;

    /** As settings of a wait; empty if nothing moved. */
    Optional<WaitSettings> settings() {
        return longest()
                .map(longest -> new WaitSettings(
                        true,
                        pollInterval(longest),
                        settleTime(),
                        syncTimeout(longest),
                        rounds.get(0).settings().onSyncTimeout(),
                        lastRunMoves()));
    }

    List<String> sentences() {
        return settings().map(this::sentences).orElseGet(() -> List.of(nothingMoved()));
    }

    private String nothingMoved() {
        return "none: nothing changed within "
                + DurationText.of(rounds.get(0).settings().syncTimeout())
                + " (secoda.syncTimeout); look on the integration's page whether the syncs succeeded, or watch for longer";
    }

    private List<String> sentences(WaitSettings suggested) {
        List<String> sentences = new ArrayList<>();
        sentences.add("secoda.lastRunMoves=" + whenLastRunMoves(suggested.lastRunMoves()));
        sentences.add("secoda.settleTime=" + setting(suggested.settleTime())
                + ": twice the longest pause before something else changed (" + CalibrationReport.shown(longestPause())
                + ") and two polls, at least " + setting(shortestSettle()));
        sentences.add("secoda.syncTimeout=" + setting(suggested.syncTimeout()) + ": three times the longest sync ("
                + CalibrationReport.shown(longest().orElseThrow())
                + " until nothing changed any more), and settleTime");
        sentences.add("secoda.pollInterval=" + setting(suggested.pollInterval())
                + ": a tenth of that sync, between 1s and 15s, and at most a third of settleTime");
        if (!suggested.lastRunMoves().isEvidence()) {
            sentences.add(
                    "without last-run, a run that changes no result is unknown (secoda.onSyncTimeout), unless its artifacts"
                            + " decide it alone");
        }
        if (rounds.stream().allMatch(round -> round.setChanges().isEmpty())) {
            sentences.add(
                    "the result never changed: run calibrate again after a run in which other models fail than Secoda shows"
                            + " now");
        }
        return sentences;
    }

    private static String whenLastRunMoves(LastRunMoves moves) {
        return switch (moves) {
            case END -> "end: last-run moved once a sync, and the result did not change after it";
            case START ->
                "start: the result changed after last-run had moved, so last-run doesn't say when a sync ends";
            case NEVER -> "never: last-run doesn't move here";
            case UNKNOWN -> "unknown: the result did not change, or another sync ran";
        };
    }

    private LastRunMoves lastRunMoves() {
        if (rounds.stream().allMatch(round -> round.lastRunMoves().isEmpty())) {
            return LastRunMoves.NEVER;
        }
        if (rounds.stream().anyMatch(round -> afterLastRun(round).isPresent())) {
            return LastRunMoves.START;
        }
        boolean once = rounds.stream().allMatch(round -> round.lastRunMoves().size() == 1);
        boolean alone = rounds.stream().noneMatch(round -> round.trigger().afterAnotherSync());
        boolean changed = rounds.stream().anyMatch(round -> !round.setChanges().isEmpty());
        return once && alone && changed ? LastRunMoves.END : LastRunMoves.UNKNOWN;
    }

    private Optional<Duration> longest() {
        return rounds.stream().flatMap(round -> round.lastMove().stream()).max(Comparator.naturalOrder());
    }

    private Duration pollInterval(Duration longest) {
        Duration most = min(LONGEST_POLL, settleTime().dividedBy(POLLS_A_SETTLE_TIME));
        Duration poll = min(max(longest.dividedBy(10), SHORTEST_POLL), most);
        return Duration.ofSeconds(poll.toSeconds());
    }

    private Duration syncTimeout(Duration longest) {
        return roundedUp(longest.multipliedBy(3).plus(settleTime()), Duration.ofMinutes(1));
    }

    private Duration settleTime() {
        Duration looks = rounds.get(0).settings().pollInterval().multipliedBy(2);
        return max(roundedUp(longestPause().multipliedBy(2).plus(looks), STEP), shortestSettle());
    }

    private Duration shortestSettle() {
        boolean alwaysMoves =
                rounds.stream().noneMatch(round -> round.lastRunMoves().isEmpty());
        return alwaysMoves && lastRunMoves().isEvidence() ? SHORTEST_SETTLE : SHORTEST_SETTLE_WITHOUT_LAST_RUN;
    }

    /**
     * The longest time in which nothing moved although something was still to come: between two changes of the sets.
     */
    private Duration longestPause() {
        return rounds.stream()
                .flatMap(round -> round.longestPause().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** How long after last-run's move a set changed; empty if none did. */
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
