package co.secoda.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.report.CiRun;
import co.secoda.report.CiRun.Ci;
import co.secoda.report.QueriedPair;
import co.secoda.report.Report;
import co.secoda.report.Reports;
import co.secoda.report.Runs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownWriterTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void the_verdict_its_numbers_and_what_broke_are_shown() throws Exception {
        var run = Runs.of(
                List.of(Runs.test("unique_orders", "fail", "Got 3 results\nmore", Runs.model("orders"))),
                List.of(Runs.test("accepted", "warn", "", Runs.model("products"))),
                List.of(new NodeError(Runs.model("refunds"), "error", "Database Error")));
        Path file = MarkdownWriter.write(
                Reports.of(run, "failed", "1 table or model is failing"), new DownstreamGraph(), directory);

        assertThat(Files.readString(file))
                .startsWith("## Secoda: failed\n\n- 1 table or model is failing\n")
                .contains("| 36 | 12 | 1 | 1 | 1 | 4 |\n")
                .contains("- **model orders**, unique\\_orders: Got 3 results (models/orders.sql)\n")
                .contains("### Not built\n")
                .contains("- **model refunds**: Database Error (models/refunds.sql)\n")
                .contains("<details><summary>1 with warnings</summary>\n\n### Warning\n")
                .contains(", accepted: warn (models/products.sql)\n\n</details>\n");
    }

    @Test
    void hostile_text_is_no_markup() {
        String hostile = "<script>|`code`| @octocat #12 [a](http://evil.example) \u202e\u0000 ![x](y) &amp; $x$";
        var run = Runs.of(List.of(Runs.test("t", "fail", hostile, Runs.model("orders"))), List.of(), List.of());

        String text = text(Reports.of(run, "failed", hostile));
        assertThat(text)
                .contains(
                        "&lt;script&gt;\\|\\`code\\`\\| @\u200boctocat \\#\u200b12 \\[a\\]\\(http:\u200b//evil.example\\)")
                .contains("\\!\\[x\\]\\(y\\) &amp;amp; \\$x\\$")
                .doesNotContain("<script", "\u202e", "\u0000");
        assertThat(text.lines().filter(line -> line.contains("octocat"))).hasSize(2);
    }

    @Test
    void the_run_of_the_ci_stands_under_the_verdict_and_is_linked_to() {
        CiRun run = new CiRun(
                Ci.JENKINS,
                Optional.of("a|b](x)"),
                Optional.empty(),
                Optional.of("https://ci.example/job/x(1)/"),
                Optional.of("12"));
        assertThat(text(Reports.in(run, Reports.of(Runs.failing(1), "failed", "r"))))
                .startsWith(
                        """
                        ## Secoda: failed

                        Run: [Jenkins](<https://ci.example/job/x(1)/>), branch a\\|b\\]\\(x\\), pull request 12

                        - r
                        """);

        CiRun unlinked = new CiRun(
                Ci.JENKINS, Optional.empty(), Optional.of("abc"), Optional.of("javascript:alert(1)"), Optional.empty());
        assertThat(text(Reports.in(unlinked, Reports.bare())))
                .isEqualTo("## Secoda: no verdict\n\nRun: Jenkins, commit abc\n\n");
    }

    @Test
    void more_than_github_takes_is_counted_instead() {
        var run = Runs.failing(20_000);
        String text = text(Reports.of(run, "failed", "too many"));

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(MIB - 2_000, MIB);
        long rows = text.lines().filter(line -> line.startsWith("- **model ")).count();
        assertThat(text).contains("and " + (20_000 - rows) + " more lines\n");
    }

    @Test
    void a_summary_is_added_to_what_is_there_and_leaves_it_room() throws Exception {
        Path file = directory.resolve("summary");
        Files.writeString(file, "x".repeat(MIB - 5_000));
        GitHubFiles.addSummary(Reports.of(Runs.failing(1_000), "failed", "too many"), new DownstreamGraph(), file);
        assertThat(Files.size(file)).isLessThanOrEqualTo(MIB);
        assertThat(Files.readString(file)).contains("xx## Secoda: failed\n").contains(" more lines\n");

        Files.writeString(file, "x".repeat(MIB));
        GitHubFiles.addSummary(Reports.of(Runs.failing(1), "failed", "one"), new DownstreamGraph(), file);
        assertThat(Files.size(file)).isEqualTo(MIB);
    }

    @Test
    void what_is_downstream_of_what_broke_is_drawn_and_read_but_once() throws Exception {
        Path manifest =
                Files.copy(Path.of("examples/shop/dbt-target/manifest.json"), directory.resolve("manifest.json"));
        ArtifactPaths paths = new ArtifactPaths(manifest, Path.of("examples/shop/dbt-target/run_results.json"));
        DbtRun run = new DbtRunReader().read(paths);
        DbtRun other = new DbtRunReader().read(paths);
        DownstreamGraph graph = new DownstreamGraph();
        Report report = Reports.of(run, "failed", "r");

        String text = Markdown.of(report, graph, MIB);
        assertThat(text)
                .contains("### Downstream\n\n```mermaid\nflowchart LR\n  n0[\"model orders #8211; failing\"]\n")
                .contains("\"model revenue_by_month\"")
                .contains("([\"exposure finance_dashboard\"])")
                .contains("class n0 broken\n```\n\n<details>")
                .doesNotContain("not_null_orders_customer_id.");

        Files.delete(manifest);
        assertThat(Markdown.of(report, graph, MIB)).isEqualTo(text);
        assertThat(Markdown.of(Reports.of(other, "failed", "r"), new DownstreamGraph(), MIB))
                .contains("### Downstream\n\nNot known: ")
                .doesNotContain("mermaid");
    }

    @Test
    void what_broke_has_room_before_what_is_downstream_of_it() throws Exception {
        Path shop = Path.of("examples/shop/dbt-target");
        DbtRun run = new DbtRunReader()
                .read(new ArtifactPaths(shop.resolve("manifest.json"), shop.resolve("run_results.json")));
        DownstreamGraph graph = new DownstreamGraph();
        boolean undrawn = false;
        for (int limit = 1_500; limit < 4_000; limit += 25) {
            String text = Markdown.of(Reports.of(run, "failed", "r"), graph, limit);
            boolean listed = text.contains("- **model orders**");
            assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(limit);
            assertThat(text.contains("```mermaid")).isIn(false, listed);
            undrawn |= listed && text.contains("### Downstream\n\nThere is no room to draw it.\n");
        }
        assertThat(undrawn).isTrue();
        assertThat(Markdown.of(Reports.of(run, "failed", "r"), graph, 4_000)).contains("```mermaid");
    }

    @Test
    void nothing_is_drawn_where_nothing_broke_that_others_could_read_from() {
        var warned = Runs.of(List.of(), List.of(Runs.test("t", "warn", "m", Runs.model("orders"))), List.of());
        assertThat(text(Reports.of(warned, "passed", "r"))).doesNotContain("Downstream");

        DbtNode test = new DbtNode("test.shop.alone", "alone", "test", "tests/alone.sql");
        var alone = Runs.of(List.of(Runs.test("alone", "fail", "m", test)), List.of(), List.of());
        assertThat(text(Reports.of(alone, "failed", "r"))).doesNotContain("Downstream");
    }

    @Test
    void messages_that_a_row_has_no_room_for_are_folded_and_can_not_unfold_themselves() {
        String hostile = "first\n</details>\n```\n````\n\u202e<b>\u0007@octocat\r\n# heading";
        var run = Runs.of(
                List.of(
                        Runs.test("t|", "fail", hostile, Runs.model("orders")),
                        Runs.test("short", "fail", "one line", Runs.model("orders"))),
                List.of(Runs.test("long", "warn", "x".repeat(1_000_000), Runs.model("products"))),
                List.of());

        String text = text(Reports.of(run, "failed", "r"));
        assertThat(text)
                .contains(
                        """
                        <details><summary>Messages and queries in full</summary>

                        **model orders**, t\\|

                        `````
                        first
                        </details>
                        ```
                        ````
                         <b> @octocat
                        # heading
                        `````

                        **model products**, long

                        ```
                        xxx""")
                .contains("x… (996000 more characters)\n```\n\n</details>\n");
    }

    @Test
    void of_many_long_messages_the_first_are_shown_and_the_others_counted() {
        var run = Runs.of(
                IntStream.range(0, 80)
                        .mapToObj(i -> Runs.test("t" + i, "fail", "a\nb", Runs.model("m")))
                        .toList(),
                List.of(),
                List.of());
        assertThat(text(Reports.of(run, "failed", "r")))
                .contains(
                        "<summary>Messages and queries in full</summary>",
                        "**, t49\n",
                        "and 30 more long messages\n\n</details>")
                .doesNotContain("**, t50\n");
    }

    @Test
    void the_query_and_the_rows_are_folded_below() throws Exception {
        DbtRun run = QueriedPair.storing("audit.unique")
                .withCode("compiled_code", "select 1\n```\n</details>")
                .in(directory.resolve("target"));
        assertThat(text(Reports.of(run, "failed", "r")))
                .contains(
                        """
                        **model orders**, unique

                        ```
                        Got 3 results, configured to fail if != 0
                        ```

                        Rows:

                        ```
                        select * from audit.unique
                        ```

                        Query:

                        ````sql
                        select 1
                        ```
                        </details>
                        ````
                        """)
                .contains("- **model refunds**: Database Error: no such table (models/refunds.sql)\n")
                .contains("```sql\nselect * from raw_refunds\n```\n");
    }

    @Test
    void a_report_without_a_run_has_no_verdict() {
        assertThat(text(Reports.bare())).isEqualTo("## Secoda: no verdict\n\n");
    }

    @Test
    void outputs_are_added_by_the_answer_where_there_is_one() throws Exception {
        Path file = Files.writeString(directory.resolve("output"), "earlier=1\n");
        GitHubFiles.addOutputs(Reports.of(Runs.failing(2), "failed", "r"), file);
        GitHubFiles.addOutputs(
                Reports.answered(Runs.failing(2), FailingTests.of(List.of("a", "b", "c"), List.of("d"))), file);
        assertThat(Files.readString(file))
                .isEqualTo("earlier=1\nverdict=failed\nfailing=2\nwarning=0\nverdict=failed\nfailing=3\nwarning=1\n");
    }

    private static String text(Report report) {
        return Markdown.of(report, new DownstreamGraph(), MIB);
    }
}
