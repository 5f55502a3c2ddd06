package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.command.DbtExit;
import co.secoda.gate.Baseline;
import co.secoda.gate.Outcome;
import co.secoda.gate.Poll;
import co.secoda.gate.Rule;
import co.secoda.gate.RunState;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.Verdict;
import co.secoda.report.CiRun.Ci;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reports with all that a page can show. */
public final class PageReports {
    private static final IntegrationId ID = new IntegrationId("d0000000-0000-4000-8000-000000000000");
    private static final Instant START = Instant.parse("2026-09-14T05:30:06Z");

    private PageReports() {}

    public static DbtRun read(Path directory) throws Exception {
        return new DbtRunReader()
                .keeping(Set.of(Part.EXPOSURES))
                .read(new ArtifactPaths(directory.resolve("manifest.json"), directory.resolve("run_results.json")));
    }

    /** A run that was published from Jenkins, and judged. */
    public static Report published(DbtRun run, String verdict, List<String> reasons, List<String> notes) {
        Poll first = poll(2, "2026-09-13T05:31:40Z", 0, "wait");
        Poll second = poll(7, "2026-09-14T05:30:11Z", 1, "wait");
        Poll third = poll(12, "2026-09-14T05:30:11Z", 1, Rule.MOVED_AND_CERTAIN.text());
        Optional<CiRun> ci = Optional.of(new CiRun(
                Ci.JENKINS,
                Optional.of("main"),
                Optional.of("3f9c1d7a52be48c06b1e5f7a90d2c4e681b37f05"),
                Optional.of("https://ci.example/job/shop/job/main/214/"),
                Optional.of("87")));
        Optional<Report.Target> target = Optional.of(new Report.Target(
                ID.value(), "https://api.secoda.co/api/v1/", "https://app.secoda.co/integrations/" + ID, false));
        DbtExit dbt = new DbtExit("dbt build", 1, START.minusSeconds(5), START.minusSeconds(1), false);
        return Report.of("publish", target, ci, START)
                .with(state(run), Optional.of(dbt))
                .with(new Outcome(
                        Rule.MOVED_AND_CERTAIN,
                        Optional.of(FailingTests.of(List.of("a"), List.of("b"))),
                        START.plusSeconds(13),
                        "last-run moved",
                        false,
                        Optional.empty(),
                        List.of(first, second, third),
                        0))
                .judged(Reports.GATE, Reports.verdict(verdict, reasons, notes))
                .endedAt(START.plusSeconds(14));
    }

    private static RunState state(DbtRun run) {
        return new RunState(
                ID,
                "https://api.secoda.co/api/v1/",
                START,
                run,
                new Baseline.Known(FailingTests.of(List.of(), List.of("b"))),
                Optional.of(START),
                Optional.of(new Trigger(START.plusSeconds(1), new LastRun(Optional.empty()), false)));
    }

    /** A fortnight of runs before that one. */
    public static RunHistory fortnight() {
        int[] failing = {0, 0, 0, 2, 5, 3, 0, 0, -1, 0, 1, 0, 0, 0};
        List<PastRun> runs = new ArrayList<>();
        for (int day = 0; day < failing.length; day++) {
            int count = failing[day];
            runs.add(new PastRun(
                    START.minus(Duration.ofDays(failing.length - day)),
                    count < 0 ? Verdict.Kind.UNKNOWN : count == 0 ? Verdict.Kind.PASSED : Verdict.Kind.FAILED,
                    count < 0 ? OptionalInt.empty() : OptionalInt.of(count),
                    count < 0 ? OptionalInt.empty() : OptionalInt.of(1),
                    Optional.of("https://ci.example/job/shop/job/main/" + (200 + day) + "/")));
        }
        return new RunHistory(runs, List.of());
    }

    private static Poll poll(int second, String lastRun, int failing, String decision) {
        return new Poll(
                START.plusSeconds(second),
                Optional.of(lastRun),
                OptionalInt.of(failing),
                OptionalInt.of(1),
                Optional.empty(),
                decision);
    }
}
