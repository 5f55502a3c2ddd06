package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.Baseline.Accepted;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What was failing and warning in an integration when all was last well. With {@code failOn=new} nothing else may fail,
 * so that a rerun of a run that failed doesn't pass on what that one brought.
 *
 * @param at when that was
 * @param answer what Secoda said then
 * @param passed whether a run passed with that; else it is the baseline of the first run that was judged with
 *     {@code failOn=new}, and none has passed since
 */
public record LastGood(Instant at, FailingTests answer, boolean passed) {
    /** What a history tells of a run that passed at {@code at}. */
    public static LastGood ofPassed(Instant at, Collection<String> failing, Collection<String> warning) {
        return new LastGood(at, FailingTests.of(failing, warning), true);
    }

    /** What a run leaves behind that has just been judged, if it passed. */
    public static Optional<LastGood> of(Outcome outcome, Verdict verdict) {
        return verdict instanceof Verdict.Passed
                ? outcome.answer().map(answer -> new LastGood(outcome.endedAt(), answer, true))
                : Optional.empty();
    }

    /** What a run is held to that isn't judged yet, where nothing better is known. */
    public static Optional<LastGood> beforeFirst(RunState state) {
        return state.baseline().known().map(before -> new LastGood(state.startedAt(), before, false));
    }

    /**
     * What of a baseline was there then already. What warns now and failed then counts as a warning that was there: one
     * may have stood behind the failure.
     */
    FailingTests of(FailingTests baseline) {
        return FailingTests.of(common(baseline.failing(), answer.failing()), common(all(baseline), all(answer)));
    }

    /** Since when an entity is new, without a full stop. */
    String sentence() {
        return Accepted.NEW
                + (passed ? "when a run of this integration last passed, at " : "before the first run that failed, at ")
                + at;
    }

    private static Set<String> all(FailingTests tests) {
        Set<String> all = new LinkedHashSet<>(tests.failing());
        all.addAll(tests.warning());
        return all;
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        Set<String> common = new LinkedHashSet<>(one);
        common.retainAll(other);
        return common;
    }
}
