package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Outcome;
import co.secoda.gate.Rule;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Settings;
import co.secoda.gate.Verdict;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports of runs, as the goals make them. */
public final class Reports {
    /** No entity may fail, all else may. */
    public static final GateSettings GATE =
            Settings.gate(new Thresholds(Limit.of(0), Limit.of(-1), Limit.of(-1)), FailOn.ANY);

    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

    private Reports() {}

    /** A run that was judged so. */
    public static Report of(DbtRun run, String verdict, String... reasons) {
        return bare().with(run, Optional.empty()).judged(GATE, verdict(verdict, List.of(reasons), List.of()));
    }

    /** A run of which Secoda answered that. */
    public static Report answered(DbtRun run, FailingTests answer) {
        return of(run, "failed", "r").with(ended(NOON, answer));
    }

    /** A wait that ended by the first rule. */
    public static Outcome ended(Instant at, FailingTests answer) {
        return new Outcome(Rule.PROVEN_AT_ONCE, Optional.of(answer), at, "seen", false, Optional.empty(), List.of(), 0);
    }

    /** A goal that came to nothing. */
    public static Report bare() {
        return Report.of("publish", Optional.empty(), Optional.empty(), NOON);
    }

    public static Report in(CiRun ci, Report report) {
        return report.by(new Build(Optional.empty(), Optional.of(ci), Optional.empty()));
    }

    /** A verdict that is spelled so; an unknown one fails the build. */
    public static Verdict verdict(String word, List<String> reasons, List<String> notes) {
        return switch (Verdict.Kind.of(word).orElseThrow()) {
            case PASSED -> new Verdict.Passed(Evidence.ARTIFACTS, reasons, notes);
            case FAILED -> new Verdict.Failed(Evidence.ARTIFACTS, reasons, notes);
            case UNKNOWN -> new Verdict.Unknown(reasons, notes, true);
        };
    }
}
