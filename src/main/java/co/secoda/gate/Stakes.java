package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Baseline.Accepted;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.baseline.Comparison;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Reaction;
import java.util.List;
import java.util.Optional;

/**
 * What an answer is measured against, and what is certain before there is one.
 *
 * @param counting how many entities of an answer count
 * @param limits the limits, as numbers
 * @param gatesFail whether a gate of the artifacts alone fails
 * @param reconciled whether the verdict also depends on how an answer fits the artifacts ({@code onDisagreement=fail})
 * @param baseline the sets before the upload
 * @param overtaken whether another sync ended after the baseline was read: it then says nothing of what this run's sync
 *     changes
 */
record Stakes(
        Counting counting,
        Thresholds limits,
        boolean gatesFail,
        boolean reconciled,
        Baseline baseline,
        boolean overtaken) {

    static Stakes of(RunState state, GateSettings settings) {
        boolean overtaken = state.trigger().filter(Trigger::afterAnotherSync).isPresent();
        ArtifactBounds bounds = ArtifactBounds.of(state.run(), state.excuses());
        return of(
                bounds,
                state.run(),
                settings,
                state.baseline(),
                state.accepted(),
                given(state.run(), state.excuses(), settings, state.given()),
                overtaken);
    }

    /** Of artifacts that are judged alone: an answer that says what they do counts one by one. */
    static Stakes offline(DbtRun run, Excuses excuses, GateSettings settings, Optional<GivenBaseline> given) {
        ArtifactBounds bounds = ArtifactBounds.of(run, excuses).withoutExcused();
        Baseline nothing = new Baseline.Known(FailingTests.of(List.of(), List.of()));
        return of(
                bounds,
                run,
                settings,
                nothing,
                nothing.accepted(Optional.empty()),
                given(run, excuses, settings, given),
                false);
    }

    private static Optional<GivenCounts> given(
            DbtRun run, Excuses excuses, GateSettings settings, Optional<GivenBaseline> given) {
        return given.filter(known -> settings.failOn() != FailOn.ANY)
                .map(known -> Comparison.of(run, known, excuses::counts, settings.failOn() == FailOn.NEW_TESTS))
                .map(comparison -> GivenCounts.of(run, excuses, comparison));
    }

    /** Of a run that may have failing what was failing before it, and none of whose tests is excused. */
    static Stakes of(DbtRun run, GateSettings settings, Baseline baseline, boolean overtaken) {
        return of(
                ArtifactBounds.of(run),
                run,
                settings,
                baseline,
                baseline.accepted(Optional.empty()),
                Optional.empty(),
                overtaken);
    }

    private static Stakes of(
            ArtifactBounds bounds,
            DbtRun run,
            GateSettings settings,
            Baseline baseline,
            Optional<Accepted> accepted,
            Optional<GivenCounts> given,
            boolean overtaken) {
        return new Stakes(
                new Counting(bounds, settings.failOn(), accepted, given),
                settings.thresholds().resolve(run),
                !new ArtifactGates(run, settings).failures().isEmpty(),
                settings.onDisagreement() == Reaction.FAIL,
                baseline,
                overtaken);
    }

    /** What the artifacts say of the answer to come. */
    ArtifactBounds bounds() {
        return counting.bounds();
    }

    /** The sets right before this run's sync, where they are known. */
    Optional<FailingTests> reference() {
        return overtaken ? Optional.empty() : baseline.known();
    }

    /** Whether the artifacts alone prove the failure. */
    boolean proven() {
        return gatesFail || provenFailing() || provenWarning();
    }

    boolean provenFailing() {
        return limits.maxFailing().passedBy(counting.leastFailing());
    }

    boolean provenWarning() {
        return limits.maxWarning().passedBy(counting.leastWarning());
    }

    /** Whether no answer to come can pass a limit, and no gate of the artifacts fails. */
    boolean bounded() {
        return !gatesFail
                && reference()
                        .filter(before -> within(counting.mostFailing(before), counting.mostWarning(before)))
                        .isPresent();
    }

    /** Whether it is certain that this answer passes, as is every other that may still come. */
    boolean passesForCertain(FailingTests answer) {
        return bounded() && within(answer) && !reconciled;
    }

    /** Whether an answer has fewer failing entities than this run must leave. */
    boolean isShort(FailingTests answer) {
        return answer.failing().size() < bounds().leastFailing();
    }

    /** Whether an answer is another than the baseline; never where that isn't known. */
    boolean changed(FailingTests answer) {
        return reference().filter(before -> !before.equals(answer)).isPresent();
    }

    /** Whether an answer is the one that was read before the upload. */
    boolean isBaseline(FailingTests answer) {
        return baseline.known().filter(answer::equals).isPresent();
    }

    /** Whether an answer would not be failed for how it fits the artifacts. */
    boolean fits(FailingTests answer) {
        return !reconciled || Disagreement.between(answer, bounds()).isEmpty();
    }

    /** Whether an answer that can be judged passes no limit. */
    boolean within(FailingTests answer) {
        return within(counting.failing(answer), counting.warning(answer));
    }

    private boolean within(int failing, int warning) {
        return !limits.maxFailing().passedBy(failing) && !limits.maxWarning().passedBy(warning);
    }
}
