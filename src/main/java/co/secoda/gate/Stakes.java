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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer is measured against, and what is certain before there is one.
 *
 * @param bounds what the artifacts say of the answer to come
 * @param limits the limits, as numbers
 * @param failOn which entities are counted
 * @param gatesFail whether a gate of the artifacts alone fails
 * @param reconciled whether the verdict also depends on how an answer fits the artifacts ({@code onDisagreement=fail})
 * @param baseline the sets before the upload
 * @param accepted what may fail for {@code failOn=new}; empty where that can't be said
 * @param given how an answer counts where {@code secoda.baseline} says what was failing before
 * @param overtaken whether another sync ended after the baseline was read: it then says nothing of what this run's sync
 *     changes
 */
record Stakes(
        ArtifactBounds bounds,
        Thresholds limits,
        FailOn failOn,
        boolean gatesFail,
        boolean reconciled,
        Baseline baseline,
        Optional<Accepted> accepted,
        Optional<GivenCounts> given,
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
                .map(known -> Comparison.of(run, known, settings.failOn() == FailOn.NEW_TESTS))
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
                bounds,
                settings.thresholds().resolve(run),
                settings.failOn(),
                !new ArtifactGates(run, settings).failures().isEmpty(),
                settings.onDisagreement() == Reaction.FAIL,
                baseline,
                accepted,
                given,
                overtaken);
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
        return limits.maxFailing().passedBy(leastFailing());
    }

    boolean provenWarning() {
        return limits.maxWarning().passedBy(leastWarning());
    }

    /**
     * The fewest failing entities that an answer to come can have, and that count, by tests that aren't excused; below
     * zero says nothing.
     */
    int leastFailing() {
        if (given.isPresent()) {
            return given.get().least();
        }
        return failOn == FailOn.ANY
                ? bounds.leastCounted()
                : accepted.map(old ->
                                bounds.leastCounted() - old.entities().failing().size())
                        .orElse(0);
    }

    /** The same for warnings: what was accepted as failing may warn. */
    int leastWarning() {
        if (given.isPresent()) {
            return given.get().leastWarning();
        }
        return failOn == FailOn.ANY
                ? bounds.leastWarning()
                : accepted.map(old ->
                                bounds.leastWarning() - either(old.entities()).size())
                        .orElse(0);
    }

    /** How many of the failing entities of an answer that would count are excused for certain. */
    int excused() {
        if (given.isPresent()) {
            return given.get().excused();
        }
        return failOn == FailOn.ANY
                ? bounds.excused()
                : accepted.map(old -> Math.max(
                                0, bounds.excused() - old.entities().failing().size()))
                        .orElse(0);
    }

    /** Whether no answer to come can pass a limit, and no gate of the artifacts fails. */
    boolean bounded() {
        return !gatesFail
                && reference()
                        .filter(before -> within(mostFailing(before), mostWarning(before)))
                        .isPresent();
    }

    /** The most failing entities that an answer to come can have, and that count. */
    int mostFailing(FailingTests before) {
        return given.isPresent()
                ? given.get().failing(before.failing().size() + bounds.mostFailing())
                : countedFailing(before.failing()).size() + bounds.mostFailing() - excused();
    }

    /** The same for warnings: an entity that failed may only warn once its failing test is mended. */
    int mostWarning(FailingTests before) {
        return given.isPresent()
                ? given.get().warning(either(before).size() + bounds.mostWarning())
                : countedWarning(either(before)).size() + bounds.mostWarning();
    }

    /** Whether it is certain that this answer passes, as is every other that may still come. */
    boolean passesForCertain(FailingTests answer) {
        return bounded() && within(answer) && !reconciled;
    }

    /** Whether an answer can be counted: new entities can't be without a baseline. */
    boolean judgeable() {
        return failOn == FailOn.ANY || given.isPresent() || accepted.isPresent();
    }

    /** Whether an answer has fewer failing entities than this run must leave. */
    boolean isShort(FailingTests answer) {
        return answer.failing().size() < bounds.leastFailing();
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
        return !reconciled || Disagreement.between(answer, bounds).isEmpty();
    }

    /** The failing entities that count, without those that are excused; an answer before the sync may have none. */
    int failing(FailingTests answer) {
        return given.isPresent()
                ? given.get().failing(answer.failing().size())
                : Math.max(0, countedFailing(answer.failing()).size() - excused());
    }

    /** The warning entities that count. */
    int warning(FailingTests answer) {
        return given.isPresent()
                ? given.get().warning(answer.warning().size())
                : countedWarning(answer.warning()).size();
    }

    /** Whether an answer that can be judged passes no limit. */
    boolean within(FailingTests answer) {
        return within(failing(answer), warning(answer));
    }

    private boolean within(int failing, int warning) {
        return !limits.maxFailing().passedBy(failing) && !limits.maxWarning().passedBy(warning);
    }

    private Set<String> countedFailing(Set<String> failing) {
        return failOn == FailOn.ANY
                ? failing
                : without(failing, accepted.orElseThrow().entities().failing());
    }

    private Set<String> countedWarning(Set<String> warning) {
        return failOn == FailOn.ANY
                ? warning
                : without(warning, either(accepted.orElseThrow().entities()));
    }

    private static Set<String> either(FailingTests answer) {
        Set<String> either = new HashSet<>(answer.failing());
        either.addAll(answer.warning());
        return either;
    }

    private static Set<String> without(Set<String> ids, Set<String> others) {
        Set<String> rest = new HashSet<>(ids);
        rest.removeAll(others);
        return rest;
    }
}
