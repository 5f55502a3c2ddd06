package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.report.ClosingText.Level;
import co.secoda.report.ClosingText.Line;
import co.secoda.report.html.HtmlWriter;
import co.secoda.report.junit.JUnitWriter;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.MarkdownWriter;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reports tell apart: failing tests that are excused, of the same entities or not, and those that count. */
class ExcusedReportsTest {
    private static final Excuse LATE =
            new Excuse("late events, DATA-412", Optional.of("finance@shop.example"), LocalDate.of(2026, 12, 31));

    @TempDir
    private Path directory;

    @Test
    void an_entity_is_told_as_failing_by_the_tests_that_count_alone() throws Exception {
        Report report = report(mixed(), "failed", "known_orders", "known_customers");

        assertThat(closing(report))
                .containsSubsequence(
                        "This run: 36 tests of 12 tables and models, 1 failing, 0 warning, 1 known to fail.",
                        "Failing: model orders (models/orders.sql)",
                        "  new_orders: Got 3 results",
                        "Known failure: known_orders of model orders: late events, DATA-412"
                                + " (finance@shop.example, until 2026-12-31)",
                        "Known failure: known_customers of model customers: late events, DATA-412"
                                + " (finance@shop.example, until 2026-12-31)");
        assertThat(Headline.of(report, report.verdict().orElseThrow()))
                .contains("model orders")
                .doesNotContain("model customers");
        assertThat(new GitHubCommands(directory, directory).of(report))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("::error ").contains("model orders is failing::new_orders"),
                        line -> assertThat(line)
                                .startsWith("::notice ")
                                .contains("known_orders is a known failure::model orders: late events"),
                        line -> assertThat(line).startsWith("::notice ").contains("known_customers"));
    }

    @Test
    void the_summary_lists_it_as_the_schema_says() throws Exception {
        String text = Files.readString(
                SummaryWriter.write(report(mixed(), "failed", "known_orders", "known_customers"), directory));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("docs/secoda.schema.json")))
                        .validate(text, InputFormat.JSON))
                .isEmpty();
        assertThat(text)
                .contains("\"excused\" : 1", "\"reason\" : \"late events, DATA-412\"", "\"until\" : \"2026-12-31\"");
        assertThat(Files.readString(SummaryWriter.write(Reports.of(mixed(), "failed", "r"), directory)))
                .as("without a list")
                .doesNotContain("\"excused\"", "\"known\"");
    }

    @Test
    void junit_skips_what_is_excused_with_the_reason_and_counts_so() throws Exception {
        String xml = Files.readString(
                JUnitWriter.write(report(mixed(), "failed", "known_orders", "known_customers"), directory));

        assertThat(xml)
                .contains("name=\"model orders\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\"")
                .contains("name=\"model customers\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\"")
                .contains("<skipped message=\"known failure: late events, DATA-412 (finance@shop.example,"
                        + " until 2026-12-31)\"/>");
    }

    @Test
    void the_page_shows_it_apart_and_has_an_entry_to_paste_for_what_is_new() throws Exception {
        String page = Files.readString(
                HtmlWriter.write(report(mixed(), "failed", "known_orders", "known_customers"), directory));

        assertThat(page.replace("<wbr>", ""))
                .containsSubsequence("id=\"failing-heading\"", "new_orders", "id=\"known-heading\"", "known_orders")
                .containsOnlyOnce(
                        "known failures\"><code>  - test: new_orders\n    reason: \"why this is accepted, and the ticket\"");
    }

    @Test
    void markdown_lists_what_is_excused_apart() throws Exception {
        Report report = report(mixed(), "failed", "known_orders", "known_customers");
        String text = Files.readString(MarkdownWriter.write(report, new DownstreamGraph(), directory));

        assertThat(text)
                .contains("<details><summary>2 known to fail</summary>")
                .contains("**model orders**, known\\_orders: late events, DATA-412 (until 2026-12-31;"
                        + " finance@\u200bshop.example)")
                .containsOnlyOnce("known\\_orders");
    }

    @Test
    void of_many_ten_are_named_in_the_log_and_as_annotations() {
        DbtRun run = Runs.failing(50);
        Report report = report(
                run,
                "passed",
                run.failingTests().stream().map(test -> test.test().name()).toArray(String[]::new));

        assertThat(closing(report))
                .filteredOn(line -> line.startsWith("Known failure: "))
                .hasSize(10);
        assertThat(closing(report)).contains("  and 40 more known failures");
        assertThat(new GitHubCommands(directory, directory).of(report)).hasSize(10);
        assertThat(ClosingText.of(report, report.verdict().orElseThrow(), Optional.empty()))
                .extracting(Line::level)
                .doesNotContain(Level.ERROR);
    }

    private static DbtRun mixed() {
        return Runs.of(
                List.of(
                        Runs.test("known_orders", "fail", "Got 3 results", Runs.model("orders")),
                        Runs.test("new_orders", "fail", "Got 3 results", Runs.model("orders")),
                        Runs.test("known_customers", "error", "Database Error", Runs.model("customers"))),
                List.of(),
                List.of());
    }

    private static Report report(DbtRun run, String verdict, String... excused) {
        List<String> names = List.of(excused);
        Map<String, Excuse> byTest = run.failingTests().stream()
                .map(TestResult::test)
                .filter(test -> names.contains(test.name()))
                .collect(Collectors.toMap(test -> test.uniqueId(), test -> LATE));
        return Reports.of(run, verdict, "1 table or model is failing")
                .excusing(new Excuses(byTest, List.of(), Optional.of("c0ffee")));
    }

    private static List<String> closing(Report report) {
        return ClosingText.of(report, report.verdict().orElseThrow(), Optional.empty()).stream()
                .map(Line::text)
                .toList();
    }
}
