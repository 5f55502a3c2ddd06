package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.text.EntityText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Says which of the assumptions M1 to M4 behind the verdict a workspace kept while it was watched. */
record AssumptionWords(List<CalibrationRound> rounds) {

    List<String> sentences() {
        return List.of(
                "M1 " + alone() + " (assumed: nobody else publishes, and no other sync ends)",
                "M2 " + noLongPause() + " (assumed: while a sync writes, no result stays the same for settleTime)",
                "M3 " + lastRun() + " (assumed: last-run moves at the end, or results show within settleTime of it)",
                "M4 " + counts() + " (assumed: a failing test makes one of its tables or models fail, and no others)");
    }

    private String alone() {
        if (rounds.get(0).trigger().afterAnotherSync()) {
            return "broken: another sync was running when round 1 was to be triggered";
        }
        if (!isLateSync() && between().anyMatch(i -> !lastRunStayed(i))) {
            return "broken: last-run moved between two rounds, so another sync ended";
        }
        int most = rounds.stream()
                .mapToInt(round -> round.lastRunMoves().size())
                .max()
                .orElse(0);
        return most > 1
                ? "broken: last-run moved " + most
                        + " times after one trigger, so another sync ended, or one moves it more than once"
                : "kept: last-run moved at most once a round";
    }

    private String noLongPause() {
        if (between().anyMatch(i -> !setsStayed(i))) {
            return "broken: the result changed after it had stayed the same for settleTime; set a longer one";
        }
        return rounds.stream()
                .flatMap(round -> round.longestPause().stream())
                .max(Comparator.naturalOrder())
                .map(pause -> "kept: the longest pause between two changes of the result was "
                        + CalibrationReport.shown(pause))
                .orElse("not seen: the result changed at most once a round");
    }

    private String lastRun() {
        if (isLateSync()) {
            return "broken: a sync was still running after nothing had changed for settleTime; set a longer one";
        }
        if (rounds.stream().allMatch(round -> round.lastRunMoves().isEmpty())) {
            return "kept: last-run never moved";
        }
        return rounds.stream()
                .flatMap(round -> firstResultsAfterMove(round).stream())
                .max(Comparator.naturalOrder())
                .map(gap -> gap.compareTo(Duration.ZERO) > 0
                        ? "kept: the result began to change " + CalibrationReport.shown(gap) + " after last-run moved"
                        : "kept: the result changed no later than last-run")
                .orElse("not seen: the result is the same before and after");
    }

    private static Optional<Duration> firstResultsAfterMove(CalibrationRound round) {
        return round.lastRunMoves().stream()
                .findFirst()
                .flatMap(move -> round.setChanges().stream().findFirst().map(change -> change.minus(move)));
    }

    private String counts() {
        boolean somethingFails =
                rounds.stream().map(round -> round.stakes().bounds()).anyMatch(bounds -> bounds.mostFailing() > 0);
        if (!somethingFails) {
            return "not seen: no test of this run fails";
        }
        return rounds.stream()
                .flatMap(round -> misfit(round).stream())
                .findFirst()
                .map(misfit -> "broken: " + misfit)
                .orElse("kept: the counts fit the artifacts");
    }

    private static Optional<String> misfit(CalibrationRound round) {
        ArtifactBounds bounds = round.stakes().bounds();
        int seen = round.answer().map(FailingTests::failing).map(Set::size).orElse(0);
        if (seen < bounds.leastFailing()) {
            return Optional.of("Secoda shows " + EntityText.count(seen, "failing")
                    + " at the end, and the artifacts prove at least " + bounds.leastFailing()
                    + "; did the sync succeed?");
        }
        int added = round.answer()
                .flatMap(answer -> round.state().accepted().map(known -> known.newFailing(answer)))
                .map(Set::size)
                .orElse(0);
        return added > bounds.mostFailing()
                ? Optional.of(
                        EntityText.are(added, "newly failing") + ", and the artifacts explain " + bounds.mostFailing())
                : Optional.empty();
    }

    /** Whether the sync of a round was still running when that round had ended. */
    private boolean isLateSync() {
        return rounds.stream().skip(1).anyMatch(round -> round.trigger().afterAnotherSync());
    }

    private IntStream between() {
        return IntStream.range(1, rounds.size());
    }

    private boolean lastRunStayed(int round) {
        return rounds.get(round).trigger().before().equals(rounds.get(round - 1).lastRun());
    }

    private boolean setsStayed(int round) {
        Optional<FailingTests> before = rounds.get(round).state().baseline().known();
        Optional<FailingTests> ended = rounds.get(round - 1).answer();
        return before.isEmpty() || ended.isEmpty() || before.equals(ended);
    }
}
