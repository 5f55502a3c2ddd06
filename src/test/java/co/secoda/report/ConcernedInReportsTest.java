package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.report.html.HtmlWriter;
import co.secoda.report.junit.JUnitWriter;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.MarkdownWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a failure concerns: whose it is, and what outside dbt reads from it. */
class ConcernedInReportsTest {
    private static final String OWNER = "Finance team, finance@shop.example (group finance)";
    private static final String READER = "the dashboard Month end reads from it (Finance team, finance@shop.example)";

    @TempDir
    private Path checkout;

    private Report report = Reports.of(Runs.failing(1), "failed", "r");

    @BeforeEach
    void place() throws Exception {
        DbtNode orders = Runs.model("orders");
        DbtNode refunds = Runs.model("refunds");
        NodeDetails details = Runs.readBy("Month end", "dashboard");
        DbtRun run = Runs.with(
                Runs.of(
                        List.of(Runs.test("unique", "fail", "Got 3 results", orders)),
                        List.of(),
                        List.of(new NodeError(refunds, "error", "Database Error"))),
                Map.of(orders.uniqueId(), details, refunds.uniqueId(), details));
        report = Reports.of(run, "failed", "r");
        Files.createDirectory(checkout.resolve("models"));
        for (DbtNode node : List.of(orders, refunds)) {
            Files.createFile(checkout.resolve(node.path()));
        }
    }

    @Test
    void the_log_says_it() {
        String log = ClosingText.of(report, report.verdict().orElseThrow(), Optional.empty()).stream()
                .map(ClosingText.Line::text)
                .collect(Collectors.joining("\n"));
        assertThat(log.split("of " + Pattern.quote(OWNER), -1)).hasSize(3);
        assertThat(log.split(Pattern.quote(READER), -1)).hasSize(3);
    }

    @Test
    void annotations_say_it() {
        assertThat(new GitHubCommands(checkout, checkout).of(report)).hasSize(2).allSatisfy(line -> assertThat(line)
                .endsWith("%0AOwner: " + OWNER + "%0ADownstream: " + READER));
    }

    @Test
    void junit_says_it() throws Exception {
        String junit = Files.readString(JUnitWriter.write(report, checkout));
        assertThat(junit.split(Pattern.quote("Owner: " + OWNER + "\nDownstream: " + READER), -1))
                .hasSize(3);
    }

    @Test
    void markdown_says_it() throws Exception {
        String markdown = Files.readString(MarkdownWriter.write(report, new DownstreamGraph(), checkout))
                .replace("\\", "")
                .replace("\u200b", "");
        assertThat(markdown.lines().filter(line -> line.startsWith("- **")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith(OWNER + "; " + READER + ")"));
    }

    @Test
    void reports_for_reviews_say_it() throws Exception {
        CheckoutFiles files = new CheckoutFiles(checkout, checkout);
        assertThat(ReviewIssue.of(report, files)).hasSize(2).allSatisfy(issue -> assertThat(issue.message())
                .endsWith("; owner " + OWNER + "; " + READER));
    }

    @Test
    void the_page_says_it() throws Exception {
        HtmlWriter.write(report, checkout);
        assertThat(Files.readString(checkout.resolve(ReportFiles.PAGE)).replace("<wbr>", ""))
                .contains(READER)
                .contains("Finance team, finance@shop.example");
    }

    @Test
    void of_many_that_read_from_it_three_are_named() {
        Exposure one = new Exposure("exposure.shop.board", "Board", Optional.of("dashboard"), Optional.empty());
        List<Exposure> five = IntStream.range(0, 5).mapToObj(i -> one).toList();
        assertThat(ExposureWords.of(new NodeDetails(Map.of(), Optional.empty(), List.of(), five)))
                .hasSize(4)
                .startsWith("the dashboard Board reads from it")
                .endsWith("and 2 more exposures");
    }
}
