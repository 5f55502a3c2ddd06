package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.Baseline.Accepted;
import co.secoda.gate.settings.GateSettings.FailOn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How many entities of an answer count, and how many can at least and at most before there is one.
 *
 * @param bounds what the artifacts say of the answer to come
 * @param failOn which entities are counted
 * @param accepted what may fail for {@code failOn=new}; empty where that can't be said
 * @param given how an answer counts where {@code secoda.baseline} says what was failing before
 */
record Counting(ArtifactBounds bounds, FailOn failOn, Optional<Accepted> accepted, Optional<GivenCounts> given) {

    /** Whether an answer can be counted: new entities can't be without a baseline. */
    boolean judgeable() {
        return failOn == FailOn.ANY || given.isPresent() || accepted.isPresent();
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
