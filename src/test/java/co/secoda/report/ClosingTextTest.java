package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.GivenDbtRun;
import co.secoda.dbt.command.DbtExit;
import co.secoda.gate.Outcome;
import co.secoda.gate.Rule;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Verdict;
import co.secoda.report.ClosingText.Level;
import co.secoda.report.ClosingText.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTextTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

    @Test
    void the_verdict_comes_first_then_what_broke_by_name_then_where_to_read_on() {
        var run = Runs.of(
                List.of(Runs.test("unique_orders", "fail", "Got 3 results\nmore", Runs.model("orders"))),
                List.of(Runs.test("accepted", "warn", "Got 1 result", Runs.model("products"))),
                List.of(new NodeError(
                        Runs.model("refunds"),
                        "error",
                        "Database Error in model refunds\n  relation raw_refunds does not exist")));
        assertThat(texts(run, "failed", true, "1 table or model is failing, 0 are allowed (secoda.maxFailing)"))
                .containsExactly(
                        "Secoda: failed: 1 table or model is failing, 0 are allowed (secoda.maxFailing).",
                        "This run: 36 tests of 12 tables and models, 1 failing, 1 warning.",
                        "Note: 2 come from other runs.",
                        "Failing: model orders (models/orders.sql)",
                        "  unique_orders: Got 3 results",
                        "Not built: model refunds (models/refunds.sql)",
                        "  Database Error: relation raw_refunds does not exist",
                        "Warning: model products (models/products.sql)",
                        "  accepted: Got 1 result",
                        "dbt skipped 4 tests.",
                        "After the fix, run: dbt retry",
                        "In Secoda: https://app.secoda.co/integrations/an-id/syncs",
                        "Summary: target/secoda/secoda.json");
    }

    @Test
    void what_reads_from_a_failing_entity_is_named_with_whom_to_tell() {
        var run = Runs.of(
                List.of(Runs.test("unique", "fail", "Got 3 results", Runs.model("orders"))),
                List.of(),
                List.of(new NodeError(Runs.model("refunds"), "error", "Database Error")));
        var told = Runs.with(
                run,
                Map.of(
                        "model.shop.orders", Runs.readBy("Finance dashboard", "dashboard"),
                        "model.shop.refunds", Runs.readBy("churn", "notebook")));
        assertThat(texts(told, "failed", true, "r"))
                .containsSubsequence(
                        "Failing: model orders (models/orders.sql), of Finance team, finance@shop.example (group finance)",
                        "  unique: Got 3 results",
                        "  the Finance dashboard reads from it (Finance team, finance@shop.example)",
                        "Not built: model refunds (models/refunds.sql), of Finance team, finance@shop.example (group finance)",
                        "  Database Error",
                        "  the notebook churn reads from it (Finance team, finance@shop.example)");
    }

    @Test
    void the_failing_rows_are_two_steps_away(@TempDir Path directory) throws Exception {
        Path target = Files.createDirectories(directory.resolve("target"));
        Files.createDirectories(target.resolve("compiled/shop"));
        Files.writeString(target.resolve("compiled/shop/unique.sql"), "select 1");
        var run = QueriedPair.storing("\"shop\".\"audit\".\"unique\"").in(target);

        assertThat(texts(run, "failed", true, "r"))
                .containsSubsequence(
                        "  unique: Got 3 results, configured to fail if != 0",
                        "    Query: target/compiled/shop/unique.sql",
                        "    Rows: select * from \"shop\".\"audit\".\"unique\"");
    }

    @Test
    void at_most_ten_entities_are_named_and_the_rest_counted() {
        assertThat(texts(Runs.failing(50), "failed", true, "too many"))
                .filteredOn(text -> text.startsWith("Failing: "))
                .hasSize(10);
        assertThat(texts(Runs.failing(50), "failed", true, "too many"))
                .contains("  and 40 more failing tables or models");
        assertThat(texts(Runs.failing(11), "failed", true, "too many")).contains("  and 1 more failing table or model");
    }

    @Test
    void failing_and_warning_entities_share_the_ten() {
        var run = Runs.of(
                Runs.failing(8).failingTests(),
                IntStream.range(0, 5)
                        .mapToObj(i -> Runs.test("t" + i, "warn", "Got 1 result", Runs.model("products_" + i)))
                        .toList(),
                List.of());
        assertThat(texts(run, "failed", true, "too many"))
                .filteredOn(text -> text.startsWith("Failing: ") || text.startsWith("Warning: "))
                .hasSize(10);
        assertThat(texts(run, "failed", true, "too many")).contains("  and 3 more warning tables or models");
    }

    @Test
    void warnings_that_find_no_room_are_counted() {
        var run = Runs.of(
                Runs.failing(10).failingTests(),
                List.of(Runs.test("t", "warn", "Got 1 result", Runs.model("products"))),
                List.of());
        assertThat(texts(run, "failed", true, "too many"))
                .contains("  and 1 warning table or model")
                .noneMatch(text -> text.startsWith("Warning: "));
    }

    @Test
    void the_worst_come_first_by_tests_and_then_by_rows() {
        var small = Runs.model("small");
        var many = Runs.model("many_tests");
        var big = Runs.model("many_rows");
        var run = Runs.of(
                List.of(
                        Runs.test("t1", "fail", 1, small),
                        Runs.test("t2", "fail", 900, big),
                        Runs.test("t3", "fail", 1, many),
                        Runs.test("t4", "fail", 1, many)),
                List.of(),
                List.of());
        assertThat(texts(run, "failed", true, "too many"))
                .filteredOn(text -> text.startsWith("Failing: "))
                .extracting(text -> text.substring(15, text.indexOf(" (")))
                .containsExactly("many_tests", "many_rows", "small");
        assertThat(Headline.of(report(run), verdict("failed", true, "too many")))
                .endsWith(": model many_tests, model many_rows, model small");
    }

    @Test
    void many_tests_of_one_entity_are_counted() {
        var orders = Runs.model("orders");
        var run = Runs.of(
                IntStream.range(0, 5)
                        .mapToObj(i -> Runs.test("t" + i, "fail", "Got 3 results", orders))
                        .toList(),
                List.of(),
                List.of());
        assertThat(texts(run, "failed", true, "r")).contains("  t2: Got 3 results", "  and 2 more tests");
    }

    @Test
    void a_passing_build_begins_with_what_it_judged() {
        assertThat(texts(
                        Runs.failing(0),
                        "passed",
                        false,
                        "42 tests of 12 tables and models, none failing",
                        "0 tables or models are failing, 0 are allowed (secoda.maxFailing)"))
                .startsWith("Secoda: passed: 42 tests of 12 tables and models, none failing.")
                .noneMatch(text -> text.contains("secoda.maxFailing"))
                .noneMatch(text -> text.startsWith("This run: "));
    }

    @Test
    void a_verdict_that_fails_the_build_is_told_as_errors_and_one_that_does_not_as_no_error() {
        assertThat(lines(Runs.failing(1), "failed", true, "r").get(0).level()).isEqualTo(Level.ERROR);
        assertThat(lines(Runs.failing(1), "unknown", false, "r"))
                .extracting(Line::level)
                .doesNotContain(Level.ERROR)
                .contains(Level.WARNING);
        assertThat(lines(Runs.failing(0), "passed", false, "r"))
                .filteredOn(line -> line.level() != Level.INFO)
                .extracting(Line::text)
                .containsExactly("Note: 2 come from other runs.", "dbt skipped 4 tests.");
    }

    @Test
    void that_nothing_ties_the_answer_to_the_run_is_told_once() {
        String nothing = "nothing shows that Secoda's answer is of this run";
        Outcome asked = new Outcome(
                Rule.ASKED_ONCE,
                Optional.of(FailingTests.of(List.of(), List.of())),
                NOON,
                "seen",
                false,
                Optional.empty(),
                List.of(),
                0);
        Verdict failed = new Verdict.Failed(Evidence.NONE, List.of("r"), List.of());
        Verdict passed = new Verdict.Passed(Evidence.NONE, List.of("r"), List.of(nothing));
        assertThat(List.of(failed, passed)).allSatisfy(verdict -> assertThat(ClosingText.of(
                        report(Runs.failing(0)).with(asked).judged(Reports.GATE, verdict), verdict, Optional.empty()))
                .extracting(Line::text)
                .filteredOn(text -> text.contains(nothing))
                .hasSize(1));
    }

    @Test
    void a_run_without_tests_has_no_numbers_to_tell() {
        DbtRun some = Runs.failing(0);
        DbtRun run = GivenDbtRun.like(some).tests(0, 0, 0).build();
        assertThat(texts(run, "failed", true, "no test of this run has an outcome"))
                .noneMatch(text -> text.startsWith("This run: "));
    }

    @Test
    void a_message_cannot_command_the_runner_or_break_the_line() {
        var hostile = Runs.of(
                List.of(
                        Runs.test("t1", "fail", "::error file=x::boo", Runs.model("orders")),
                        Runs.test("t2", "fail", "\u001b[31m##[error]x\r\n::warning::y", Runs.model("orders"))),
                List.of(),
                List.of());
        assertThat(texts(hostile, "failed", true, "r"))
                .allSatisfy(text -> assertThat(text).doesNotContain("::", "##[", "\u001b", "\r", "\n"));
    }

    @Test
    void the_headline_names_numbers_and_the_first_entities() {
        assertThat(Headline.of(report(Runs.failing(5)), verdict("failed", true, "5 tables or models are failing")))
                .isEqualTo(
                        "Secoda: failed: 5 tables or models are failing: model orders_0, model orders_1, model orders_2, …");
        assertThat(Headline.of(report(Runs.failing(5)), verdict("unknown", true, "nothing is known")))
                .isEqualTo("Secoda: unknown: nothing is known");
    }

    @Test
    void a_red_dbt_is_named_beside_the_verdict_and_in_the_headline() {
        DbtExit red = new DbtExit("dbt build", 1, NOON, NOON.plusSeconds(192), false);
        Report report = report(Runs.failing(1), Optional.of(red));
        assertThat(ClosingText.of(report, verdict("failed", true, "r"), Optional.empty()))
                .contains(new Line(Level.ERROR, "dbt build ended with exit code 1 after 3m 12s."));
        assertThat(Headline.of(report, verdict("failed", true, "r")))
                .isEqualTo("Secoda: failed: r: model orders_0; dbt build ended with exit code 1 after 3m 12s");
    }

    private static List<String> texts(DbtRun run, String verdict, boolean failsBuild, String... reasons) {
        return lines(run, verdict, failsBuild, reasons).stream().map(Line::text).toList();
    }

    private static List<Line> lines(DbtRun run, String verdict, boolean failsBuild, String... reasons) {
        return ClosingText.of(
                report(run), verdict(verdict, failsBuild, reasons), Optional.of(Path.of("target/secoda/secoda.json")));
    }

    private static Verdict verdict(String word, boolean failsBuild, String... reasons) {
        List<String> notes = List.of("2 come from other runs");
        return word.equals("unknown")
                ? new Verdict.Unknown(List.of(reasons), notes, failsBuild)
                : Reports.verdict(word, List.of(reasons), notes);
    }

    private static Report report(DbtRun run) {
        return report(run, Optional.empty());
    }

    private static Report report(DbtRun run, Optional<DbtExit> dbt) {
        Report.Target target = new Report.Target(
                "an-id", "https://app.secoda.co/api/v1", "https://app.secoda.co/integrations/an-id/syncs", false);
        return Report.of("publish", Optional.of(target), Optional.empty(), NOON).with(run, dbt);
    }
}
