package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import java.time.Instant;
import java.util.Optional;

/**
 * What the polls of one wait have shown so far.
 *
 * @param movedAt since when last-run is read as another than before the trigger; empty if by the latest reading it
 *     isn't
 * @param equalPolls in how many polls since then the latest valid answer was read
 * @param differed whether a valid answer was another than the baseline
 * @param seenChanging whether last-run was still read as before the trigger after such an answer
 * @param standing the latest valid answer
 * @param polls how many polls there were
 * @param quietPolls how many there were since the last news: a move, or another answer
 * @param lastRun last-run, as last read
 * @param problem what the latest poll failed with
 * @param absence of the integration, if the latest poll didn't find it
 */
record Progress(
        Optional<Instant> movedAt,
        int equalPolls,
        boolean differed,
        boolean seenChanging,
        Optional<Standing> standing,
        int polls,
        int quietPolls,
        Optional<LastRun> lastRun,
        Optional<String> problem,
        Optional<Absence> absence) {

    static Progress none() {
        return new Progress(
                Optional.empty(),
                0,
                false,
                false,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * This, and one poll more.
     *
     * @param before last-run, as read right before the trigger
     * @param lastRunMoves whether a move is to be heeded
     * @param stakes say whether an answer is another than the baseline
     */
    Progress after(Reading reading, LastRun before, LastRunMoves lastRunMoves, Stakes stakes) {
        Optional<Instant> nowMovedAt = lastRunMoves.isEvidence() ? movedAt(reading, before) : Optional.empty();
        Optional<Standing> nowStanding =
                reading.answer().map(answer -> stand(answer, reading)).or(() -> standing);
        boolean otherAnswer = !answer(standing).equals(answer(nowStanding));
        boolean news = movedAt.isPresent() != nowMovedAt.isPresent() || otherAnswer;
        boolean nowDiffered =
                differed || reading.answer().filter(stakes::changed).isPresent();
        boolean stillBefore = (differed
                        && reading.lastRun().filter(before::equals).isPresent())
                || (nowDiffered && reading.lastRunAfter().filter(before::equals).isPresent());
        return new Progress(
                nowMovedAt,
                nowMovedAt.isPresent() ? equalPolls(reading, otherAnswer) : 0,
                nowDiffered,
                seenChanging || stillBefore,
                nowStanding,
                polls + 1,
                news ? 0 : quietPolls + 1,
                reading.lastRun().or(() -> lastRun),
                reading.problem(),
                Absence.after(absence, reading.notFound(), reading.asked()));
    }

    private Optional<Instant> movedAt(Reading reading, LastRun before) {
        if (reading.lastRun().isEmpty()) {
            return movedAt;
        }
        return reading.lastRun().filter(now -> now.isMoveFrom(before)).map(now -> movedAt.orElse(reading.asked()));
    }

    private int equalPolls(Reading reading, boolean otherAnswer) {
        int so = movedAt.isEmpty() || otherAnswer ? 0 : equalPolls;
        return reading.answer().isPresent() ? so + 1 : so;
    }

    private Standing stand(FailingTests answer, Reading reading) {
        return standing.filter(old -> old.answer().equals(answer))
                .map(old -> new Standing(old.answer(), old.since(), reading.asked(), old.first()))
                .orElseGet(() -> new Standing(answer, reading.answered(), reading.asked(), standing.isEmpty()));
    }

    private static Optional<FailingTests> answer(Optional<Standing> standing) {
        return standing.map(Standing::answer);
    }

    /**
     * The latest valid answer, and how long it is known to have stood.
     *
     * @param answer the answer
     * @param since when it had first been read, with no other valid answer read after that
     * @param upTo when it was last asked for
     * @param first whether no other valid answer was read before it
     */
    record Standing(FailingTests answer, Instant since, Instant upTo, boolean first) {}

    /** What a wait does next. */
    sealed interface Decision {
        /**
         * Go on waiting.
         *
         * @param nextPoll when to poll next, at the latest when the wait ends
         */
        record Wait(Instant nextPoll) implements Decision {}

        /**
         * Stop.
         *
         * @param rule the rule that says so
         */
        record End(Rule rule) implements Decision {}
    }

    /**
     * One look at a server that is being calibrated.
     *
     * @param reading what a poll would have read
     * @param updatedAt the integration's {@code updated_at}; empty if it has none, or could not be read
     */
    record Sighting(Reading reading, Optional<String> updatedAt) {}
}
