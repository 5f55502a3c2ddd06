package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.gate.Verdict;
import co.secoda.report.PastRun.Local;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailingSinceTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
    private static final String ORDERS = "model.shop.orders";
    private static final String COMMIT = "3f9c1d7a52be48c06b1e5f7a90d2c4e681b37f05";

    /** F and . are runs in which it failed or did not, the oldest first; E one in which it was not built. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "...... | new | new in this run, last passed 13 Sep 2026 12:00 UTC",
                "...FF | for 3 runs | for 3 runs, since 12 Sep 2026 12:00 UTC (commit 3f9c1d7a52be), last passed 11 Sep 2026 12:00 UTC",
                "..FEF | for 3 runs | for 3 runs, since 11 Sep 2026 12:00 UTC (commit 3f9c1d7a52be), last passed 10 Sep 2026 12:00 UTC",
                "FFF | for at least 4 runs | for at least 4 runs, since 11 Sep 2026 12:00 UTC (commit 3f9c1d7a52be)",
                "FF... | again | new in this run, last passed 13 Sep 2026 12:00 UTC; failed before in 2 runs of 5",
                "F..F | for 2 runs | for 2 runs, since 13 Sep 2026 12:00 UTC (commit 3f9c1d7a52be), last passed 12 Sep 2026 12:00 UTC; failed before in 1 run of 3",
                "F.F. | flaky | new in this run, last passed 13 Sep 2026 12:00 UTC; flaky: failed in 3 of 5 runs, changed 4 times"
            })
    void it_is_new_or_comes_again_or_stays_or_goes_back_and_forth(String runs, String gist, String sentence) {
        Report report = report(runs);
        FailingSince since = since(report);
        assertThat(since.gist()).isEqualTo(gist);
        assertThat(since.sentence()).isEqualTo(sentence);
    }

    @Test
    void without_a_history_or_with_none_that_says_anything_nothing_is_told() {
        assertThat(FailingSince.of(
                        report(""), report("").run().orElseThrow().failing().get(0)))
                .isEmpty();
        assertThat(FailingSince.of(
                        report("EEE"),
                        report("EEE").run().orElseThrow().failing().get(0)))
                .isEmpty();
    }

    @Test
    void this_very_run_is_counted_once_however_often_it_is_judged() {
        Report report = report(".F");
        String digest = report.run().orElseThrow().runResults().sha256();
        List<PastRun> runs = new ArrayList<>(report.history().runs());
        PastRun last = runs.get(1);
        runs.add(new PastRun(
                NOON.minusSeconds(60),
                last.verdict(),
                last.failing(),
                last.warning(),
                last.url(),
                last.commit(),
                last.answer(),
                last.local(),
                new PastRun.Identity(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(digest))));
        assertThat(since(report.withHistory(new RunHistory(runs, List.of()))).runs())
                .isEqualTo(2);
    }

    @Test
    void a_warning_counts_runs_in_which_it_failed_too() {
        DbtRun warned = Runs.of(List.of(), List.of(Runs.test("t", "warn", 1, Runs.model("orders"))), List.of());
        Report report = Reports.of(warned, "passed", "r").withHistory(history(".FF"));
        assertThat(FailingSince.of(report, warned.warning().get(0))
                        .orElseThrow()
                        .runs())
                .isEqualTo(3);
    }

    @Test
    void what_is_new_is_told_of_first_however_bad_the_rest_is() {
        DbtRun run = Runs.of(
                List.of(
                        Runs.test("t1", "fail", 9_000, Runs.model("orders")),
                        Runs.test("t2", "fail", 1, Runs.model("fresh")),
                        Runs.test("t3", "fail", 2, Runs.model("fresher"))),
                List.of(),
                List.of());
        Report report = Reports.of(run, "failed", "r").withHistory(history(".F"));
        assertThat(FailingSince.newFirst(report, run.failing()))
                .extracting(entity -> entity.node().name())
                .containsExactly("fresher", "fresh", "orders");
        assertThat(ClosingText.of(report, report.verdict().orElseThrow(), Optional.empty()))
                .extracting(ClosingText.Line::text)
                .containsSubsequence(
                        "Failing: model fresher (models/fresher.sql)",
                        "  Failing new in this run, last passed 13 Sep 2026 12:00 UTC",
                        "Failing: model orders (models/orders.sql)",
                        "  Failing for 2 runs, since 13 Sep 2026 12:00 UTC (commit 3f9c1d7a52be), last passed 12 Sep 2026 12:00 UTC");
    }

    private static FailingSince since(Report report) {
        return FailingSince.of(report, report.run().orElseThrow().failing().get(0))
                .orElseThrow();
    }

    private static Report report(String runs) {
        DbtRun run = Runs.of(List.of(Runs.test("t", "fail", 1, Runs.model("orders"))), List.of(), List.of());
        return Reports.of(run, "failed", "r").withHistory(history(runs));
    }

    private static RunHistory history(String runs) {
        List<PastRun> past = new ArrayList<>();
        for (int i = 0; i < runs.length(); i++) {
            past.add(past(runs.charAt(i), NOON.minus(Duration.ofDays(runs.length() - i))));
        }
        return new RunHistory(past, List.of());
    }

    private static PastRun past(char how, Instant at) {
        Map<String, Set<String>> failing = how == 'F' ? Map.of(ORDERS, Set.of("test.shop.t")) : Map.of();
        Set<String> errored = how == 'E' ? Set.of(ORDERS, "model.shop.fresh") : Set.of();
        return new PastRun(
                at,
                Verdict.Kind.FAILED,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(COMMIT),
                Optional.empty(),
                Optional.of(new Local(failing, Map.of(), errored, true)),
                PastRun.Identity.UNKNOWN);
    }
}
