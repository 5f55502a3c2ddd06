package co.secoda.run;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import co.secoda.gate.Trigger;
import co.secoda.gate.Verdict;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.Thresholds;
import co.secoda.report.CiRun;
import co.secoda.report.Report;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts what a goal knows into the report that is written from it. */
final class Reports {
    private final String goal;
    private final Optional<Report.Target> target;
    private final DbtOfBuild dbt;
    private final Optional<CiRun> ci;
    private final InstantSource clock;
    private final Instant startedAt;

    Reports(String goal, Optional<Report.Target> target, DbtOfBuild dbt, Optional<CiRun> ci, InstantSource clock) {
        this.goal = goal;
        this.target = target;
        this.dbt = dbt;
        this.ci = ci;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Artifacts that were read, and nothing more. */
    Report ofArtifacts(DbtRun run) {
        return report(startedAt, Optional.of(run), Report.Server.SILENT, Report.Sync.NONE, Optional.empty());
    }

    /** Artifacts that were judged alone. */
    Report offline(DbtRun run, GateSettings settings, Verdict verdict) {
        return report(
                startedAt,
                Optional.of(run),
                Report.Server.SILENT,
                Report.Sync.NONE,
                Optional.of(judgement(run, settings, verdict)));
    }

    /** A run that is on its way. */
    Report ofState(RunState state) {
        return report(
                state.startedAt(),
                Optional.of(state.run()),
                server(state, Optional.empty()),
                sync(state, Optional.empty()),
                Optional.empty());
    }

    /** A run whose verdict isn't known, for the reason given: what is left if the build ends here. */
    Report undecided(RunState state, GateSettings settings, String reason) {
        return unknown(state, settings, new Verdict.Unknown(List.of(reason), List.of(), true))
                .withoutVerdict(clock.instant(), Report.Course.BROKEN_OFF, reason);
    }

    /** A run that nothing was learnt of. */
    Report unknown(RunState state, GateSettings settings, Verdict verdict) {
        return report(
                state.startedAt(),
                Optional.of(state.run()),
                server(state, Optional.empty()),
                sync(state, Optional.empty()),
                Optional.of(judgement(state.run(), settings, verdict)));
    }

    /** A run that was judged. */
    Report judged(RunState state, GateSettings settings, Outcome outcome, Verdict verdict) {
        return report(
                state.startedAt(),
                Optional.of(state.run()),
                server(state, outcome.answer()),
                sync(state, Optional.of(outcome)),
                Optional.of(judgement(state.run(), settings, verdict)));
    }

    private Report report(
            Instant since,
            Optional<DbtRun> run,
            Report.Server server,
            Report.Sync sync,
            Optional<Report.Judgement> judgement) {
        return new Report(
                goal, target, since, clock.instant(), run, server, sync, judgement, run.flatMap(dbt::exit), ci);
    }

    private static Report.Server server(RunState state, Optional<FailingTests> answer) {
        return new Report.Server(
                answer.map(Reports::entities),
                answer.flatMap(now -> state.accepted().map(known -> known.newFailing(now))),
                state.baseline().known().map(Reports::entities),
                state.accepted().map(known -> entities(known.entities())));
    }

    private static Report.Entities entities(FailingTests answer) {
        return new Report.Entities(answer.failing(), answer.warning());
    }

    private static Report.Sync sync(RunState state, Optional<Outcome> outcome) {
        return new Report.Sync(
                state.trigger().map(Trigger::at),
                outcome.map(end ->
                        new Report.Wait(end.endedAt(), end.evidence(), end.rule(), end.polls(), end.pollsLeftOut())));
    }

    private static Report.Judgement judgement(DbtRun run, GateSettings settings, Verdict verdict) {
        Thresholds limits = settings.thresholds().resolve(run);
        return new Report.Judgement(
                new Report.Limits(
                        limits.maxFailing().count(),
                        limits.maxWarning().count(),
                        limits.maxSkipped().count(),
                        settings.failOn().name().toLowerCase(Locale.ROOT)),
                verdict.text(),
                verdict.reasons(),
                verdict.notes());
    }
}
