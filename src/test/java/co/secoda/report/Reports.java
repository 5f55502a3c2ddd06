package co.secoda.report;

import co.secoda.dbt.DbtRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports of runs, as the goals make them. */
public final class Reports {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

    private Reports() {}

    public static Report of(DbtRun run, String verdict, String... reasons) {
        return report(
                Optional.of(run),
                Report.Server.SILENT,
                Optional.of(new Report.Judgement(
                        new Report.Limits(0, -1, -1, "any"), verdict, List.of(reasons), List.of())));
    }

    public static Report answered(DbtRun run, Report.Entities answer) {
        return report(
                Optional.of(run),
                new Report.Server(Optional.of(answer), Optional.empty(), Optional.empty()),
                Optional.of(
                        new Report.Judgement(new Report.Limits(0, -1, -1, "any"), "failed", List.of("r"), List.of())));
    }

    public static Report bare() {
        return report(Optional.empty(), Report.Server.SILENT, Optional.empty());
    }

    public static Report in(CiRun ci, Report report) {
        return new Report(
                report.goal(),
                report.target(),
                report.startedAt(),
                report.finishedAt(),
                report.run(),
                report.server(),
                report.sync(),
                report.judgement(),
                report.dbt(),
                Optional.of(ci));
    }

    private static Report report(Optional<DbtRun> run, Report.Server server, Optional<Report.Judgement> judgement) {
        return new Report(
                "publish",
                Optional.empty(),
                NOON,
                NOON,
                run,
                server,
                Report.Sync.NONE,
                judgement,
                Optional.empty(),
                Optional.empty());
    }
}
