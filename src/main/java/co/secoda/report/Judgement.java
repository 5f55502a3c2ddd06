package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.gate.Outcome;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Verdict;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Reaction;
import java.util.List;
import java.util.Optional;

/**
 * What came of judging a run.
 *
 * @param outcome how the wait for its sync ended
 * @param gate what was allowed; absent where the settings were not read so far
 * @param verdict the verdict
 * @param course how far the run came; but for {@code JUDGED} a verdict is {@code unknown}
 * @param given what was failing before, where {@code secoda.baseline} says so and that was asked for
 */
public record Judgement(
        Optional<Outcome> outcome,
        Optional<GateSettings> gate,
        Optional<Verdict> verdict,
        Course course,
        Optional<GivenBaseline> given) {
    /** Of a run that was not judged so far. */
    static final Judgement NONE =
            new Judgement(Optional.empty(), Optional.empty(), Optional.empty(), Course.NOT_JUDGED, Optional.empty());

    /** The same with the end of the wait for the sync. */
    Judgement with(Outcome ended) {
        return new Judgement(Optional.of(ended), gate, verdict, course, given);
    }

    /** The same with the verdict, and what was allowed. */
    Judgement with(GateSettings allowed, Verdict reached) {
        return new Judgement(outcome, Optional.of(allowed), Optional.of(reached), Course.JUDGED, given);
    }

    /** The same, knowing what was failing before. */
    Judgement against(Optional<GivenBaseline> before) {
        return new Judgement(outcome, gate, verdict, course, before);
    }

    /** The same of a run that came so far and has no verdict, for this reason. */
    Judgement without(Course how, String reason) {
        Verdict unknown = new Verdict.Unknown(List.of(reason), List.of(), how == Course.BROKEN_OFF);
        return new Judgement(outcome, gate, Optional.of(unknown), how, given);
    }

    /** The limits as numbers, where they are known, for a run that percentages are of. */
    Optional<Thresholds> limits(DbtRun run) {
        return gate.map(allowed -> allowed.thresholds().resolve(run));
    }

    /** What ties the verdict to this run: see {@link Report#evidence}. */
    Optional<Evidence> evidence() {
        Optional<Evidence> ofFailure =
                verdict.filter(Verdict.Failed.class::isInstance).map(Verdict::evidence);
        return outcome.map(wait -> ofFailure.orElse(wait.evidence()));
    }

    /** Whether only entities count that were not failing before. */
    boolean failsOnNew() {
        return gate.map(GateSettings::failOn)
                .filter(failOn -> failOn != FailOn.ANY)
                .isPresent();
    }

    /** What stale sources do to the run; absent where what was allowed is not known. */
    Optional<Reaction> onStaleSources() {
        return gate.map(allowed -> allowed.rules().onStaleSources());
    }
}
