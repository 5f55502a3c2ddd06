package co.secoda.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.GivenDbtRun;
import co.secoda.gate.Outcome;
import co.secoda.gate.Poll;
import co.secoda.report.Build;
import co.secoda.report.CiRun;
import co.secoda.report.CiRun.Ci;
import co.secoda.report.GitHead;
import co.secoda.report.PageReports;
import co.secoda.report.QueriedPair;
import co.secoda.report.Report;
import co.secoda.report.Reports;
import co.secoda.report.Runs;
import co.secoda.report.TimedPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlWriterTest {
    @TempDir
    private Path directory;

    @Test
    void the_verdict_and_all_that_did_not_pass_are_told_of() throws Exception {
        DbtRun run = Runs.with(
                Runs.of(
                        List.of(Runs.test("unique_orders", "fail", 1_234, Runs.model("orders"))),
                        List.of(Runs.test("accepted", "warn", "", Runs.model("products"))),
                        List.of(new NodeError(Runs.model("refunds"), "error", "Database Error\n  in line 2"))),
                Map.of("model.shop.orders", Runs.readBy("Finance", "dashboard")));

        assertThat(page(Reports.of(run, "failed", "1 table or model is failing", "1 node was not built")))
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>Failed: dbt run in Secoda</title>")
                .contains(
                        "<h1>Failed</h1>",
                        "<p class=\"reason\">1 table or model is failing.</p>",
                        "<li>1 node was not built.</li>")
                .contains(
                        "<dt>failing</dt><dd>1</dd>",
                        "<dt>not built</dt><dd>1</dd>",
                        "<dt>tests skipped</dt><dd>4</dd>")
                .contains("models/orders.sql", "unique_orders", "rows <b>1,234</b>", "Got 1234 results")
                .contains("the dashboard Finance reads from it (Finance team, finance@shop.example)")
                .contains("<pre>Database Error\n  in line 2</pre>")
                .containsSubsequence("id=\"failing\"", "id=\"not-built\"", "id=\"warnings\"", "id=\"reached\"");
    }

    @Test
    void a_sentence_begins_with_a_capital_and_a_name_stays_as_it_is() throws Exception {
        assertThat(page(Reports.of(
                        Runs.failing(1),
                        "failed",
                        "secoda.maxFailing is 0",
                        "models/orders.sql is gone",
                        "dbt was interrupted",
                        "run_results.json is old",
                        "no test ran",
                        "last-run stood still")))
                .contains(
                        "<p class=\"reason\">secoda.maxFailing is 0.</p>",
                        "<li>models/orders.sql is gone.</li>",
                        "<li>dbt was interrupted.</li>",
                        "<li>run_results.json is old.</li>",
                        "<li>No test ran.</li>",
                        "<li>Last-run stood still.</li>");
    }

    @Test
    void a_long_name_may_be_broken_between_its_words() throws Exception {
        DbtRun run = Runs.of(
                List.of(Runs.test("not_null_orders__id", "fail", 1, Runs.model("stripe.orders"))),
                List.of(),
                List.of());
        assertThat(markup(Reports.of(run, "failed", "r")))
                .contains("not_<wbr>null_<wbr>orders__<wbr>id<", "models/<wbr>stripe.<wbr>orders.<wbr>sql<");
    }

    @Test
    void no_picture_fills_a_page_that_has_lost_its_style_sheet() throws Exception {
        String text = page(Reports.of(TimedPair.ofNodes(10, 2).in(directory.resolve("pair")), "failed", "r")
                .withHistory(PageReports.fortnight()));
        assertThat(Pattern.compile("<svg[^>]*>").matcher(text).results())
                .isNotEmpty()
                .allSatisfy(picture -> assertThat(picture.group()).contains(" width=\"", " height=\""));
    }

    @Test
    void artifacts_that_are_gone_leave_a_page_without_a_timeline_that_says_why() throws Exception {
        assertThat(page(Reports.of(Runs.failing(1), "failed", "r")))
                .contains("There is no timeline. The artifacts can't be read again: target/run_results.json")
                .doesNotContain("plot-title");
    }

    @Test
    void artifacts_that_are_there_are_drawn() throws Exception {
        DbtRun run = TimedPair.ofNodes(10, 2).in(directory.resolve("pair"));
        assertThat(page(Reports.of(run, "passed", "r")))
                .contains("10 nodes on 2 threads in ")
                .contains("Thread-2", "<h3>Critical path</h3>", "<caption>Slowest nodes</caption>")
                .contains("model fct_orders_of_region_0: success, ")
                .doesNotContain("There is no timeline");
    }

    @Test
    void hostile_text_is_neither_markup_nor_a_link_and_keeps_its_lines() throws Exception {
        String hostile = "<script>alert(1)</script> \"'> \u202e\u0007\u001b[31mred ]]>\r\nsecond & last";
        DbtRun run =
                TimedPair.saying(hostile, "\"><img src=x onerror=alert(1)>").in(directory.resolve("pair"));
        CiRun ci = new CiRun(
                Ci.JENKINS,
                Optional.of(hostile),
                Optional.empty(),
                Optional.of("javascript:alert(1)"),
                Optional.empty());

        assertThat(page(Reports.in(ci, Reports.of(run, "failed", hostile))))
                .contains("<pre>&lt;script&gt;alert(1)&lt;/script&gt; \"'&gt;   red ]]&gt;\nsecond &amp; last</pre>")
                .contains("<dt>CI</dt><dd>Jenkins</dd>")
                .doesNotContain(
                        "<script", "<img", "<style", " style=", "\u202e", "\u0007", "\u001b", "href=\"javascript");
    }

    @Test
    void the_query_of_what_did_not_pass_and_the_rows_it_found_are_there() throws Exception {
        DbtRun run = QueriedPair.storing("\"shop\".\"audit\".\"unique\"")
                .withCode("compiled_code", "select id -- </pre><script>alert(1)</script>\nfrom orders")
                .in(directory.resolve("target"));
        assertThat(page(Reports.of(run, "failed", "r")))
                .contains("Rows <code>select * from \"shop\".\"audit\".\"unique\"</code>")
                .contains("<code><span class=\"word\">select</span> id <span class=\"comment\">"
                        + "-- &lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;</span>\n<span class=\"word\">from</span>"
                        + " orders</code></pre>")
                .contains("raw_refunds</code></pre>")
                .doesNotContain("<script");
    }

    @Test
    void what_reads_from_what_broke_and_what_was_skipped_for_it_is_named() throws Exception {
        assertThat(page(Reports.of(PageReports.read(Path.of("examples/shop/dbt-target")), "failed", "r")))
                .contains("6 skipped, 4 of them tests")
                .contains("<summary>What reads from model orders <span class=\"count\">", "exposure finance_dashboard")
                .contains("<summary>Since test not_null_orders_customer_id failed <span class=\"count\">6</span>")
                .contains("<li>model revenue_by_month</li>");
    }

    @Test
    void it_says_what_run_it_is_of_and_what_wrote_it() throws Exception {
        Build build = new Build(
                Optional.of("1.2.3"),
                Optional.empty(),
                Optional.of(new GitHead(
                        Optional.of("feature/x"), Optional.of("3f9c1d7a52be48c06b1e5f7a90d2c4e681b37f05"))));
        Report report = Reports.of(PageReports.read(Path.of("examples/shop/dbt-target")), "failed", "r")
                .by(build);
        assertThat(page(report))
                .contains("<dt>Project</dt><dd>shop</dd>", "<dt>dbt ended</dt><dd>14 Sep 2026, 05:30:04 UTC</dd>")
                .contains("<dt>dbt took</dt><dd>1.02 s</dd>", "<dt>Branch</dt><dd>feature/x</dd>")
                .contains("<dt>Commit</dt><dd>3f9c1d7a52be</dd>", "<dt>Plugin</dt><dd>1.2.3</dd>")
                .contains("After the fix, run: <code>dbt build --select orders+</code>");
    }

    @Test
    void what_there_is_no_room_for_is_counted() throws Exception {
        String entities = page(Reports.of(Runs.failing(1_234), "failed", "too many"));
        assertThat(entities)
                .contains("and 734 more, which this page has no room for")
                .contains("<h3><span class=\"type\">model</span> orders_499</h3>")
                .doesNotContain("orders_500<");

        DbtRun manyTests = Runs.of(
                IntStream.range(0, 150)
                        .mapToObj(i -> Runs.test("unique_" + i, "fail", 1, Runs.model("orders")))
                        .toList(),
                List.of(),
                List.of());
        assertThat(page(Reports.of(manyTests, "failed", "too many")))
                .contains("and 50 more tests")
                .contains("unique_99<")
                .doesNotContain("unique_100<");
    }

    @Test
    void what_dbt_calls_a_success_without_running_a_test_is_not_called_passed() throws Exception {
        DbtRun tested = Runs.of(List.of(), List.of(), List.of());
        DbtRun untested = GivenDbtRun.of(tested.manifest(), tested.runResults())
                .command(Optional.of("generate"))
                .results(40, Map.of("success", 40))
                .build();

        assertThat(page(Reports.of(tested, "passed", "r"))).contains("40 passed or built");
        assertThat(page(Reports.of(untested, "failed", "r")))
                .contains("40 with status success")
                .doesNotContain("40 passed");
    }

    @Test
    void a_page_that_lists_nothing_speaks_of_this_run_alone_since_others_may_have_failed() throws Exception {
        FailingTests others = FailingTests.of(List.of("a"), List.of());
        assertThat(page(Reports.answered(Runs.of(List.of(), List.of(), List.of()), others)))
                .contains("<h1>Failed</h1>", "In this run nothing failed, nothing warned, and dbt built")
                .doesNotContain("Nothing is failing");
    }

    @Test
    void a_message_of_a_megabyte_is_cut_and_folded() throws Exception {
        String text = page(Reports.of(
                Runs.of(
                        List.of(Runs.test("t", "fail", "x".repeat(1 << 20), Runs.model("orders"))),
                        List.of(),
                        List.of()),
                "failed",
                "r"));
        assertThat(text)
                .contains("<details class=\"long\">", "… (1044576 more characters)")
                .hasSizeLessThan(30_000);
    }

    @Test
    void of_many_polls_the_last_are_shown_since_one_of_them_ended_the_wait() throws Exception {
        Report report = PageReports.published(Runs.failing(1), "failed", List.of("r"), List.of());
        Outcome outcome = report.judgement().outcome().orElseThrow();
        List<Poll> polls =
                new ArrayList<>(Collections.nCopies(149, outcome.polls().get(0)));
        polls.add(outcome.polls().get(2));

        String text = page(report.with(new Outcome(
                outcome.rule(),
                outcome.answer(),
                outcome.endedAt(),
                outcome.seen(),
                outcome.settling(),
                outcome.waited(),
                polls,
                7)));

        assertThat(text)
                .contains(">enough</td>", "<dt>Why it ended</dt>", "and 57 polls before these")
                .doesNotContain(outcome.rule().text());
        assertThat(text.split(">wait</td>", -1)).hasSize(100);
    }

    @Test
    void earlier_runs_are_told_of_and_linked_to() throws Exception {
        Report report = Reports.of(Runs.failing(3), "failed", "r").withHistory(PageReports.fortnight());
        assertThat(page(Reports.in(jenkins("https://ci.example/job/shop/205/"), report)))
                .contains("9 of 14 earlier runs passed.")
                .contains("href=\"https://ci.example/job/shop/job/main/204/\"")
                .contains("failed, 5 failing, 1 with warnings, 4 Sep 2026, 05:30:06 UTC")
                .contains("This run: failed, 3 failing");
        assertThat(page(Reports.of(Runs.failing(3), "failed", "r"))).doesNotContain("id=\"history\"");
    }

    @Test
    void earlier_runs_of_another_server_are_told_of_and_not_linked_to() throws Exception {
        Report report = Reports.of(Runs.failing(3), "failed", "r").withHistory(PageReports.fortnight());
        assertThat(page(Reports.in(jenkins("https://ci.example.org/job/shop/205/"), report)))
                .contains("9 of 14 earlier runs passed.")
                .doesNotContain("href=\"https://ci.example/");
        assertThat(page(report)).doesNotContain("href=\"https://ci.example/");
    }

    private static CiRun jenkins(String url) {
        return new CiRun(Ci.JENKINS, Optional.empty(), Optional.empty(), Optional.of(url), Optional.empty());
    }

    @Test
    void a_sandbox_is_said_to_be_one_and_not_linked_to() throws Exception {
        Report report = PageReports.published(Runs.failing(1), "failed", List.of("r"), List.of());
        assertThat(page(report)).contains("<a href=\"https://app.secoda.co/integrations/d0000000");

        Report.Target target = new Report.Target("d0", "http://127.0.0.1:1/api/v1/", "http://127.0.0.1:1/x", true);
        Report offline = Report.of("publish", Optional.of(target), Optional.empty(), report.startedAt())
                .with(report.run().orElseThrow(), report.dbt())
                .judged(Reports.GATE, report.verdict().orElseThrow());
        assertThat(page(offline))
                .contains("the sandbox: an embedded server, not Secoda")
                .doesNotContain("<a href=\"http");
    }

    /** As at the end of a session, where the thread's class loader knows nothing of the plugin. */
    @Test
    void it_needs_nothing_of_the_thread_that_writes_it() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(page(Reports.of(Runs.failing(1), "failed", "r"))).contains("<h1>Failed</h1>");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void the_same_report_makes_the_same_page() throws Exception {
        Report report = PageReports.published(
                TimedPair.ofNodes(50, 3).in(directory.resolve("pair")), "failed", List.of("r"), List.of("n"));
        assertThat(page(report)).isEqualTo(page(report));
        assertThat(directory.resolve("secoda.css")).isNotEmptyFile();
    }

    private String page(Report report) throws IOException {
        return markup(report).replace("<wbr>", "");
    }

    private String markup(Report report) throws IOException {
        return Files.readString(HtmlWriter.write(report, directory));
    }
}
