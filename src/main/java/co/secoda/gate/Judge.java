package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Baseline.Accepted;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.names.Reconciliation;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import co.secoda.text.EntityText;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what is known of a run into the verdict. Never passes a run that the artifacts prove to fail. */
public final class Judge {
    private final GateSettings settings;

    /** A judge with these settings. */
    public Judge(GateSettings settings) {
        this.settings = settings;
    }

    /**
     * The verdict after a wait.
     *
     * @param state what the upload left: the run and the baseline
     * @param outcome how the wait for it ended
     * @param wait how was waited: {@code onSyncTimeout} decides, the rest is told where the verdict is unknown
     */
    public Verdict judge(RunState state, Outcome outcome, WaitSettings wait) {
        return judge(state, outcome, wait, EntityNames.NONE);
    }

    /**
     * The same in better words: what Secoda calls its entities changes what is told of them, and never the verdict.
     *
     * @param names of the entities in the outcome's answer
     */
    public Verdict judge(RunState state, Outcome outcome, WaitSettings wait, EntityNames names) {
        ArtifactGates gates = new ArtifactGates(state.run(), settings);
        Stakes stakes = Stakes.of(state, settings);
        Optional<FailingTests> judged = judged(stakes, outcome, wait);
        Disagreements disagreements = judged.filter(answer -> isOfThisRun(outcome.evidence()))
                .map(answer -> disagreements(answer, stakes, state, names))
                .orElse(Disagreements.NONE);
        LimitWords words = new LimitWords(settings, stakes, stakes.counting().excused());
        List<String> failures = new ArrayList<>(words.passedLimits(judged));
        failures.addAll(failures.isEmpty() ? List.of() : sinceWhen(state, stakes));
        failures.addAll(gates.failures());
        failures.addAll(settings.onDisagreement() == Reaction.FAIL ? disagreements.ofNumbers() : List.of());
        List<String> notes = new ArrayList<>(gates.notes());
        notes.addAll(state.excuses().notes());
        notes.addAll(GivenWords.notes(stakes, state.run()));
        notes.addAll(
                switch (settings.onDisagreement()) {
                    case WARN -> disagreements.all();
                    case FAIL -> disagreements.ofNamesAlone();
                    case IGNORE -> List.of();
                });
        names.note().ifPresent(notes::add);
        if (outcome.rule() == Rule.ABSENT_PROVEN) {
            notes.add("Secoda doesn't find the integration any more: it no longer exists there, or the user of this key"
                    + " can't see it; the artifacts alone prove the failure");
        }
        if (!failures.isEmpty()) {
            return new Verdict.Failed(judged.isPresent() ? outcome.evidence() : Evidence.ARTIFACTS, failures, notes);
        }
        if (outcome.rule() == Rule.BOUNDED_AT_ONCE) {
            notes.add(
                    "Secoda's sync was started, and the plugin did not wait for it: no answer could fail this run (secoda.passFast)");
            return new Verdict.Passed(outcome.evidence(), reasons(words, judged, state.run(), state.excuses()), notes);
        }
        if (judged.isEmpty() && !stakes.limits().allowEveryAnswer()) {
            boolean failsBuild = wait.onSyncTimeout() != OnSyncTimeout.WARN;
            return new Verdict.Unknown(new WhyUnknown(stakes, wait).of(outcome), notes, failsBuild);
        }
        if (outcome.evidence() == Evidence.NONE) {
            notes.add("nothing shows that Secoda's answer is of this run");
        }
        List<String> reasons = new ArrayList<>(reasons(words, judged, state.run(), state.excuses()));
        reasons.addAll(judged.isPresent() ? sinceWhen(state, stakes) : List.of());
        return new Verdict.Passed(outcome.evidence(), reasons, notes);
    }

    /** How many of the failing entities of an answer were excused: E of the rule. */
    public int excused(RunState state) {
        return Stakes.of(state, settings).counting().excused();
    }

    /**
     * How an answer and the artifacts differ. The numbers decide, since not every server gives names.
     *
     * @param ofNumbers told where the numbers don't fit
     * @param ofNamesAlone told where the numbers fit, and the entities don't
     */
    private record Disagreements(List<String> ofNumbers, List<String> ofNamesAlone) {
        static final Disagreements NONE = new Disagreements(List.of(), List.of());

        List<String> all() {
            return ofNumbers.isEmpty() ? ofNamesAlone : ofNumbers;
        }
    }

    private static Disagreements disagreements(FailingTests answer, Stakes stakes, RunState state, EntityNames names) {
        List<String> counted = Disagreement.between(answer, stakes.bounds());
        Reconciliation exact =
                new Reconciliation(state.run(), names, state.baseline().known());
        if (!exact.isExact(answer)) {
            return new Disagreements(counted, List.of());
        }
        List<String> named = exact.differences(answer);
        if (counted.isEmpty()) {
            return new Disagreements(List.of(), named);
        }
        List<String> instead =
                Stream.of(named, exact.repeated(answer)).flatMap(List::stream).toList();
        return new Disagreements(instead.isEmpty() ? counted : instead, List.of());
    }

    /** Which baseline counted, where one does, and what is new. */
    private List<String> sinceWhen(RunState state, Stakes stakes) {
        if (stakes.counting().given().isPresent()) {
            return GivenWords.reasons(stakes, state.run(), state.excuses());
        }
        return settings.failOn() == FailOn.ANY
                ? List.of()
                : state.accepted().stream().map(Accepted::sentence).toList();
    }

    /**
     * The same limits on the artifacts alone, without what is excused.
     *
     * @param given what was failing before, for {@code failOn=new}; without it every entity counts, as a note says
     */
    public Verdict offline(DbtRun run, Excuses excuses, Optional<GivenBaseline> given) {
        ArtifactGates gates = new ArtifactGates(run, settings);
        FailingTests local = FailingTests.of(
                excuses.failing(run).stream()
                        .map(entity -> entity.node().uniqueId())
                        .toList(),
                run.warning().stream().map(entity -> entity.node().uniqueId()).toList());
        Stakes stakes = Stakes.offline(run, excuses, settings, given);
        LimitWords words = new LimitWords(settings, stakes, excuses.entitiesExcused(run));
        List<String> since = GivenWords.reasons(stakes, run, excuses);
        List<String> failures = new ArrayList<>(words.passedLimits(Optional.of(local)));
        failures.addAll(failures.isEmpty() ? List.of() : since);
        failures.addAll(gates.failures());
        List<String> notes = new ArrayList<>(gates.notes());
        notes.addAll(excuses.notes());
        notes.addAll(GivenWords.notes(stakes, run));
        if (settings.failOn() != FailOn.ANY && given.isEmpty()) {
            notes.add(
                    "the files alone don't say what failed before: with secoda.failOn=new all that fails counts as new;"
                            + " name an earlier run with secoda.baseline");
        }
        if (!failures.isEmpty()) {
            return new Verdict.Failed(Evidence.ARTIFACTS, failures, notes);
        }
        List<String> reasons = new ArrayList<>(reasons(words, Optional.of(local), run, excuses));
        reasons.addAll(since);
        return new Verdict.Passed(Evidence.ARTIFACTS, reasons, notes);
    }

    /** The answer that the verdict goes by; none where the artifacts decide, or nothing does. */
    private static Optional<FailingTests> judged(Stakes stakes, Outcome outcome, WaitSettings wait) {
        boolean goesByAnswer =
                switch (outcome.rule()) {
                    case PROVEN_AT_ONCE, BOUNDED_AT_ONCE, UNCHANGED_AND_PROVEN, TIMEOUT_PROVEN, ABSENT_PROVEN -> false;
                    case TIMEOUT -> wait.onSyncTimeout() == OnSyncTimeout.ACCEPT;
                    default -> true;
                };
        return goesByAnswer && stakes.counting().judgeable() ? outcome.answer() : Optional.empty();
    }

    private static boolean isOfThisRun(Evidence evidence) {
        return evidence == Evidence.LAST_RUN_ADVANCED || evidence == Evidence.SET_CHANGED_AND_SETTLED;
    }

    private static List<String> reasons(LimitWords words, Optional<FailingTests> judged, DbtRun run, Excuses excuses) {
        List<String> reasons = new ArrayList<>();
        int failing = excuses.failing(run).size();
        int known = excuses.entitiesExcused(run);
        reasons.add(NumberText.count(run.testsWithOutcome(), "test", "tests") + " of "
                + EntityText.tested(run.testedEntities()) + ", "
                + (failing == 0 ? "none" : failing) + " failing" + (known > 0 ? ", " + known + " known to fail" : ""));
        reasons.addAll(words.heldLimits(judged));
        return reasons;
    }
}
