package co.secoda.gate;

import co.secoda.gate.Progress.Decision;
import co.secoda.gate.RunState.LastRun;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One poll, for the record.
 *
 * @param at when the lists were asked for
 * @param lastRun last-run; empty if it could not be read, or the integration never ran
 * @param failing how many entities failed; empty if there was no valid answer
 * @param warning how many entities warned; empty if there was no valid answer
 * @param problem what could not be read, and why
 * @param decision {@code wait}, or the text of the rule that ended the wait
 */
public record Poll(
        Instant at,
        Optional<String> lastRun,
        OptionalInt failing,
        OptionalInt warning,
        Optional<String> problem,
        String decision) {

    static Poll of(Reading reading, Decision decision) {
        return new Poll(
                reading.asked(),
                reading.lastRun().flatMap(LastRun::value),
                reading.answer()
                        .map(answer -> OptionalInt.of(answer.failing().size()))
                        .orElse(OptionalInt.empty()),
                reading.answer()
                        .map(answer -> OptionalInt.of(answer.warning().size()))
                        .orElse(OptionalInt.empty()),
                reading.problem(),
                decision instanceof Decision.End end ? end.rule().text() : "wait");
    }
}
