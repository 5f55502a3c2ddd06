package co.secoda.gate;

import co.secoda.api.FailingTests;
import java.time.Instant;
import java.util.Optional;

/**
 * What the polls of one wait have shown so far.
 *
 * @param movedAt when last-run had first been read as another than before the trigger
 * @param standing the latest valid answer
 * @param polls how many polls there were
 * @param quietPolls how many there were since the last news: a move, or another answer
 * @param lastRun last-run, as last read
 * @param problem what the latest poll failed with
 */
record Progress(
        Optional<Instant> movedAt,
        Optional<Standing> standing,
        int polls,
        int quietPolls,
        Optional<LastRun> lastRun,
        Optional<String> problem) {

    static Progress none() {
        return new Progress(Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), Optional.empty());
    }

    /** This, and one poll more. */
    Progress after(Reading reading, LastRun before) {
        boolean moves = movedAt.isEmpty()
                && reading.lastRun().filter(now -> !now.equals(before)).isPresent();
        Optional<Instant> nowMovedAt = moves ? Optional.of(reading.asked()) : movedAt;
        Optional<Standing> nowStanding = reading.answer()
                .map(answer -> stand(answer, reading, nowMovedAt.isPresent()))
                .or(() -> standing);
        boolean news = moves || !answer(standing).equals(answer(nowStanding));
        return new Progress(
                nowMovedAt,
                nowStanding,
                polls + 1,
                news ? 0 : quietPolls + 1,
                reading.lastRun().or(() -> lastRun),
                reading.problem());
    }

    private Standing stand(FailingTests answer, Reading reading, boolean moved) {
        int counted = moved ? 1 : 0;
        return standing.filter(old -> old.answer().equals(answer))
                .map(old -> new Standing(
                        old.answer(), old.since(), reading.asked(), old.pollsSinceMove() + counted, old.first()))
                .orElseGet(
                        () -> new Standing(answer, reading.answered(), reading.asked(), counted, standing.isEmpty()));
    }

    private static Optional<FailingTests> answer(Optional<Standing> standing) {
        return standing.map(Standing::answer);
    }
}
