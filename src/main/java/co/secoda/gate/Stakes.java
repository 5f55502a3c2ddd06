package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import java.util.Optional;

/**
 * What an answer is measured against, and what is certain before there is one.
 *
 * @param bounds what the artifacts say of the answer to come
 * @param limits the limits, as numbers
 * @param failOn which entities are counted
 * @param reconciled whether the verdict also depends on how an answer fits the artifacts ({@code onDisagreement=fail})
 * @param baseline the sets before the upload
 * @param accepted what may fail for {@code failOn=new}; empty where that can't be said
 * @param overtaken whether another sync ended after the baseline was read: it then says nothing of what this run's sync
 *     changes
 */
record Stakes(
        ArtifactBounds bounds,
        Thresholds limits,
        FailOn failOn,
        boolean reconciled,
        Baseline baseline,
        Optional<Accepted> accepted,
        boolean overtaken) {

    static Stakes of(RunState state, GateSettings settings) {
        boolean overtaken = state.trigger().filter(Trigger::afterAnotherSync).isPresent();
        return of(state.run(), settings, state.baseline(), state.accepted(), overtaken);
    }

    static Stakes of(DbtRun run, GateSettings settings, Baseline baseline, boolean overtaken) {
        return of(run, settings, baseline, baseline.accepted(Optional.empty()), overtaken);
    }

    private static Stakes of(
            DbtRun run, GateSettings settings, Baseline baseline, Optional<Accepted> accepted, boolean overtaken) {
        return new Stakes(
                ArtifactBounds.of(run),
                settings.thresholds().resolve(run),
                settings.failOn(),
                settings.onDisagreement() == Reaction.FAIL,
                baseline,
                accepted,
                overtaken);
    }

    /** The sets right before this run's sync, where they are known. */
    Optional<FailingTests> reference() {
        return overtaken ? Optional.empty() : baseline.known();
    }

    /** Whether the artifacts alone prove that a limit is passed. */
    boolean proven() {
        return provenFailing() || provenWarning();
    }

    boolean provenFailing() {
        return failOn == FailOn.ANY && limits.maxFailing().passedBy(bounds.leastFailing());
    }

    boolean provenWarning() {
        return failOn == FailOn.ANY && limits.maxWarning().passedBy(bounds.leastWarning());
    }

    /** Whether no answer to come can pass a limit. */
    boolean bounded() {
        return reference()
                .filter(before -> within(mostFailing(before), mostWarning(before)))
                .isPresent();
    }

    /** The most failing entities that an answer to come can have, and that count. */
    int mostFailing(FailingTests before) {
        return counted(before).failing().size() + bounds.mostFailing();
    }

    /** The same for warnings: an entity that failed may only warn once its failing test is mended. */
    int mostWarning(FailingTests before) {
        FailingTests old = counted(before);
        return old.failing().size() + old.warning().size() + bounds.mostWarning();
    }

    /** What of the sets before this run's sync counts, if it stays as it is. */
    private FailingTests counted(FailingTests before) {
        return failOn == FailOn.ANY
                ? before
                : accepted.map(known -> known.newIn(before)).orElse(before);
    }

    /** Whether every answer to come leads to the same verdict. */
    boolean certain() {
        return proven() || (bounded() && !reconciled);
    }

    /** Whether an answer can be counted: new entities can't be without a baseline. */
    boolean judgeable() {
        return failOn == FailOn.ANY || accepted.isPresent();
    }

    /** Whether an answer has fewer failing entities than this run must leave. */
    boolean isShort(FailingTests answer) {
        return answer.failing().size() < bounds.leastFailing();
    }

    /** Whether an answer is another than the baseline; never where that isn't known. */
    boolean changed(FailingTests answer) {
        return reference().filter(before -> !before.equals(answer)).isPresent();
    }

    /** Whether an answer is the baseline; never where that isn't known. */
    boolean unchanged(FailingTests answer) {
        return reference().filter(answer::equals).isPresent();
    }

    /** The failing entities that count. */
    int failing(FailingTests answer) {
        return failOn == FailOn.ANY
                ? answer.failing().size()
                : accepted.orElseThrow().newFailing(answer).size();
    }

    /** The warning entities that count. */
    int warning(FailingTests answer) {
        return failOn == FailOn.ANY
                ? answer.warning().size()
                : accepted.orElseThrow().newWarning(answer).size();
    }

    /** Whether an answer that can be judged passes no limit. */
    boolean within(FailingTests answer) {
        return within(failing(answer), warning(answer));
    }

    private boolean within(int failing, int warning) {
        return !limits.maxFailing().passedBy(failing) && !limits.maxWarning().passedBy(warning);
    }
}
