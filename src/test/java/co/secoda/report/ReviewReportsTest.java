package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.report.codequality.CodeQualityWriter;
import co.secoda.report.sarif.SarifWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** The reports that show on the lines of a change, of a dbt project that is a directory of the checkout. */
class ReviewReportsTest {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath();
    private static final Path PROJECT = Path.of("examples/shop");

    @TempDir
    private Path directory;

    private static Report example() throws Exception {
        Path target = PROJECT.resolve("dbt-target");
        DbtRun run = new DbtRunReader()
                .read(new ArtifactPaths(target.resolve("manifest.json"), target.resolve("run_results.json")));
        return Reports.of(run, "failed", "1 table or model is failing");
    }

    private List<Map<String, Object>> codeQuality(Report report, CheckoutFiles files) throws Exception {
        Path file = CodeQualityWriter.write(report, files, directory);
        ReviewSchema.CODE_QUALITY.validate(file);
        return JSON.std.listFrom(Files.readString(file)).stream()
                .map(issue -> JSON.std.mapFrom(JSON.std.asString(issue)))
                .toList();
    }

    private String sarif(Report report, CheckoutFiles files) throws Exception {
        Path file = SarifWriter.write(report, files, directory);
        ReviewSchema.SARIF.validate(file);
        return Files.readString(file);
    }

    @Test
    void issues_stand_on_the_lines_of_the_checkout_in_which_tests_are_written() throws Exception {
        CheckoutFiles files = new CheckoutFiles(CHECKOUT, PROJECT);

        List<Map<String, Object>> issues = codeQuality(example(), files);

        assertThat(issues).hasSize(2);
        Map<String, Object> first = issues.get(0);
        assertThat(first)
                .containsEntry("check_name", "dbt-test-failed")
                .containsEntry("severity", "major")
                .containsEntry(
                        "description",
                        "not_null_orders_customer_id of model orders: Got 3 results, configured to fail if != 0"
                                + "; owner Finance team, finance@shop.example (group finance)");
        Map<?, ?> place = object(first, "location");
        String path = String.valueOf(place.get("path"));
        int line = (int) Objects.requireNonNull(object(place, "lines").get("begin"));
        assertThat(path).startsWith("examples/shop/models/");
        assertThat(Files.readAllLines(CHECKOUT.resolve(path)).get(line - 1)).contains("not_null");
        assertThat(issues.get(1)).containsEntry("check_name", "dbt-test-warned").containsEntry("severity", "minor");
        assertThat(sarif(example(), files))
                .contains("\"uri\" : \"" + path + "\"", "\"startLine\" : " + line, "\"executionSuccessful\" : true");
    }

    private static Map<?, ?> object(Map<?, ?> in, String field) {
        return (Map<?, ?>) Objects.requireNonNull(in.get(field));
    }

    @Test
    void a_message_is_text_and_has_neither_links_nor_places_to_fill_in() throws Exception {
        TestResult test = Runs.test("t", "fail", "[here](https://evil.example) a {0} [b](1)", Runs.model("orders"));
        Report report = Reports.of(Runs.of(List.of(test), List.of(), List.of()), "failed", "r");

        assertThat(sarif(report, new CheckoutFiles(CHECKOUT, PROJECT)))
                .contains("[here]\u200b(https://evil.example) a {\u200b0} [b]\u200b(1)");
    }

    @Test
    void an_issue_has_the_same_fingerprint_in_each_run() throws Exception {
        CheckoutFiles files = new CheckoutFiles(CHECKOUT, PROJECT);

        assertThat(ReviewIssue.of(example(), files)).isEqualTo(ReviewIssue.of(example(), files));
        assertThat(ReviewIssue.of(example(), files).stream().map(ReviewIssue::fingerprint))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_written_outside_of_the_checkout_stands_in_the_project_file_or_nowhere() throws Exception {
        Path project = Files.createDirectories(directory.resolve("a b/größe#1"));
        CheckoutFiles files = new CheckoutFiles(directory, project);
        Report report = Reports.of(
                Runs.of(List.of(Runs.test("t", "fail", 1, Runs.model("../../outside"))), List.of(), List.of()),
                "failed",
                "r");
        assertThat(codeQuality(report, new CheckoutFiles(project, directory.resolve("elsewhere"))))
                .isEmpty();

        Files.writeString(project.resolve("dbt_project.yml"), "name: shop");
        assertThat(sarif(Reports.of(Runs.failing(1), "failed", "r"), files)).contains("a%20b/gr%C3%B6%C3%9Fe%231/");
    }

    @Test
    void a_run_that_broke_off_is_not_shown_as_one_in_which_all_is_well() throws Exception {
        Files.writeString(directory.resolve("dbt_project.yml"), "name: shop");
        CheckoutFiles files = new CheckoutFiles(directory, directory);
        Report report = Reports.bare().withoutVerdict(Instant.EPOCH, Course.BROKEN_OFF, "the key is refused");

        assertThat(codeQuality(report, files)).singleElement().satisfies(issue -> assertThat(issue)
                .containsEntry("severity", "blocker")
                .containsEntry("description", "This run was not checked: the key is refused"));
        assertThat(sarif(report, files)).contains("\"executionSuccessful\" : false", "the key is refused");
    }

    @Test
    void of_very_many_as_many_are_told_as_review_tools_show() throws Exception {
        CheckoutFiles files = new CheckoutFiles(directory, directory);

        assertThat(codeQuality(Reports.of(Runs.failing(ReviewIssue.MOST + 1), "failed", "r"), files))
                .hasSize(ReviewIssue.MOST);
    }
}
