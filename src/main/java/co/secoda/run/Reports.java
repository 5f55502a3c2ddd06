package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import co.secoda.gate.Verdict;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.settings.GateSettings;
import co.secoda.report.Build;
import co.secoda.report.CiRun;
import co.secoda.report.Course;
import co.secoda.report.GitHead;
import co.secoda.report.Report;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The reports of one goal: each says what is known by now. */
final class Reports {
    private final Report bare;
    private final DbtOfBuild dbt;
    private final InstantSource clock;

    /** Those of a goal that began at {@code startedAt}. */
    Reports(
            String goal,
            Optional<Report.Target> target,
            DbtOfBuild dbt,
            Build build,
            Instant startedAt,
            InstantSource clock) {
        this.bare = Report.of(goal, target, build.ci(), startedAt).by(build);
        this.dbt = dbt;
        this.clock = clock;
    }

    /** What the reports of a goal are written by, and in. */
    static Build build(Host host) {
        Optional<CiRun> ci = CiRun.of(host::environment);
        return new Build(
                Optional.of(host.version()), ci, ci.isPresent() ? Optional.empty() : GitHead.of(host.baseDirectory()));
    }

    /** Artifacts that were read, and nothing more. */
    Report ofArtifacts(DbtRun run) {
        return bare.with(run, dbt.exit(run)).endedAt(clock.instant());
    }

    /** Artifacts that were judged alone. */
    Report offline(DbtRun run, Excuses excuses, GateSettings settings, Verdict verdict, Optional<GivenBaseline> given) {
        return ofArtifacts(run).excusing(excuses).judged(settings, verdict).against(given);
    }

    /** A run that is on its way. */
    Report ofState(RunState state) {
        return bare.with(state, dbt.exit(state.run())).endedAt(clock.instant());
    }

    /** A run whose verdict isn't known, for the reason given: what is left if the build ends here. */
    Report undecided(RunState state, GateSettings settings, String reason) {
        return unknown(state, settings, new Verdict.Unknown(List.of(), List.of(), true))
                .withoutVerdict(clock.instant(), Course.BROKEN_OFF, reason);
    }

    /** A run that nothing was learnt of. */
    Report unknown(RunState state, GateSettings settings, Verdict verdict) {
        return ofState(state).judged(settings, verdict).against(state.given());
    }

    /** A run that was judged. */
    Report judged(RunState state, GateSettings settings, Outcome outcome, Verdict verdict) {
        return unknown(state, settings, verdict).with(outcome);
    }
}
