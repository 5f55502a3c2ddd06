package co.secoda.report.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.NodeEnding;
import co.secoda.dbt.TestCases.TestCase;
import co.secoda.dbt.TestCases.TestSuite;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.report.CiRun;
import co.secoda.report.CiRun.Ci;
import co.secoda.report.QueriedPair;
import co.secoda.report.Reports;
import co.secoda.report.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitWriterTest {
    @TempDir
    private Path directory;

    @Test
    void a_failure_says_how_to_see_its_rows_and_where_its_query_is() throws Exception {
        Path target = directory.resolve("target");
        Path query = directory.resolve(QueriedPair.PATH);
        Files.createDirectories(query.getParent());
        Files.writeString(query, "select 1");
        write(QueriedPair.storing("audit.unique").in(target));
        assertThat(Files.readString(directory.resolve("TEST-secoda.xml")))
                .contains("Rows: 3\nSee them: select * from audit.unique\nQuery: target/compiled/shop/unique.sql\n");
    }

    @Test
    void every_test_of_the_example_is_a_case_of_its_entity() throws Exception {
        DbtRun run = new DbtRunReader()
                .read(new ArtifactPaths(
                        Path.of("examples/shop/dbt-target/manifest.json"),
                        Path.of("examples/shop/dbt-target/run_results.json")));
        List<ReportTestSuite> suites = write(run);

        List<ReportTestCase> cases = cases(suites);
        assertThat(cases).hasSize(run.testsWithOutcome() + run.skippedTests());
        assertThat(cases.stream().filter(ReportTestCase::hasSkipped)).hasSize(run.skippedTests());
        assertThat(cases.stream().filter(ReportTestCase::hasSkipped))
                .allSatisfy(test -> assertThat(test.getFailureMessage())
                        .isEqualTo("dbt did not run it: skipped, since test not_null_orders_customer_id failed"));
        assertThat(cases.stream().filter(ReportTestCase::hasFailure))
                .extracting(ReportTestCase::getFullClassName, ReportTestCase::getName, ReportTestCase::getFailureType)
                .containsExactly(tuple("model.shop.orders", "not_null_orders_customer_id", "fail"));
        assertThat(suites)
                .filteredOn(suite -> suite.getFullClassName().equals("model.shop.orders"))
                .singleElement()
                .satisfies(suite -> {
                    assertThat(suite.getNumberOfFailures()).isEqualTo(1);
                    assertThat(suite.getNumberOfTests()).isEqualTo(6);
                });
        assertThat(cases.stream().filter(test -> test.getTime() > 0)).hasSize(run.testsWithOutcome());
        assertThat(Files.readString(directory.resolve("TEST-secoda.xml")))
                .contains("classname=\"model.shop.stg_customers\"")
                .doesNotContainPattern("<testcase (?![^>]* file=)")
                .contains("name=\"not_null_orders_customer_id\" file=\"models/marts/_marts.yml\" time=\"0.030\"")
                .contains(
                        "Got 3 results, configured to fail if != 0\nRows: 3\nOwner: Finance team, finance@shop.example (group finance)\nTest: test.shop.not_null_orders")
                .contains("<system-out>Warning: Got 2 results")
                .doesNotContain("secoda.incomplete");
    }

    @Test
    void without_the_artifacts_it_says_that_tests_are_missing() throws Exception {
        List<ReportTestSuite> suites = write(Runs.failing(3));

        assertThat(cases(suites)).hasSize(3).allMatch(ReportTestCase::hasFailure);
        assertThat(Files.readString(directory.resolve("TEST-secoda.xml")))
                .contains("<property name=\"secoda.incomplete\" value=\"only tests that did not pass, and no times: ");
    }

    @Test
    void each_suite_names_the_run_of_the_ci() throws Exception {
        CiRun ci = new CiRun(
                Ci.GITLAB,
                Optional.of("<main>"),
                Optional.empty(),
                Optional.of("https://gitlab.example/-/jobs/7"),
                Optional.empty());
        Path file = JUnitWriter.write(Reports.in(ci, Reports.of(Runs.failing(2), "failed", "r")), directory);

        assertThat(Files.readAllLines(file).stream().filter(line -> line.contains("<properties>")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("<property name=\"secoda.ci.name\" value=\"GitLab CI\"/>")
                        .contains("<property name=\"secoda.ci.branch\" value=\"&lt;main&gt;\"/>")
                        .contains("<property name=\"secoda.ci.url\" value=\"https://gitlab.example/-/jobs/7\"/>"));
    }

    @Test
    void a_broken_test_is_an_error_and_a_node_that_was_not_built_is_one_too() throws Exception {
        List<ReportTestCase> cases = cases(write(Runs.of(
                List.of(Runs.test(
                        "unique", "runtime error", "\n\n  Lost the warehouse\nat once", Runs.model("orders"))),
                List.of(),
                List.of(new NodeError(Runs.model("refunds"), "error", "")))));

        assertThat(cases)
                .extracting(
                        ReportTestCase::getFullClassName,
                        ReportTestCase::getName,
                        ReportTestCase::hasError,
                        ReportTestCase::getFailureType,
                        ReportTestCase::getFailureMessage)
                .containsExactly(
                        tuple("model.shop.orders", "unique", true, "runtime error", "Lost the warehouse"),
                        tuple("model.shop.refunds", "model refunds", true, "error", "error"));
    }

    @Test
    void hostile_text_stays_text_and_a_long_one_is_cut_and_counted() throws Exception {
        String hostile = "]]></failure><script>&amp;\u0000\u001b[31m\ud800 \ud83d\ude00 \uffff\u202e\r\n\"'<!--";
        List<ReportTestCase> cases = cases(write(Runs.of(
                List.of(
                        Runs.test("</testcase>\u0000", "fail", hostile, Runs.model("<a&\"b>")),
                        Runs.test("long", "fail", "x".repeat(1_000_000), Runs.model("long"))),
                List.of(Runs.test("warns", "warn", hostile, Runs.model("warns"))),
                List.of())));

        assertThat(cases).hasSize(3);
        assertThat(cases.get(0).getFailureDetail())
                .startsWith("]]></failure><script>&amp;\ufffd\ufffd[31m\ufffd \ud83d\ude00 \ufffd\ufffd")
                .contains("\"'<!--");
        assertThat(cases.get(1).getFailureMessage()).endsWith("… (999700 more characters)");
        assertThat(cases.get(1).getFailureDetail()).contains("x… (996000 more characters)");
        assertThat(Files.size(directory.resolve("TEST-secoda.xml"))).isLessThan(10_000);
    }

    @Test
    void of_very_many_cases_some_are_left_out_and_each_suite_says_so() throws Exception {
        List<TestResult> failing = IntStream.range(0, 60_000)
                .mapToObj(test ->
                        Runs.test("t" + test, "fail", "Got 3 results. ".repeat(26), Runs.model("m" + test % 100)))
                .toList();
        List<NodeError> errored = List.of(new NodeError(Runs.model("refunds"), "error", "no such column"));

        List<ReportTestCase> cases = cases(write(Runs.of(failing, List.of(), errored)));

        assertThat(cases).hasSize(30_000);
        assertThat(cases.get(cases.size() - 1).getName()).isEqualTo("model refunds");
        assertThat(Files.size(directory.resolve("TEST-secoda.xml"))).isLessThan(32_000_000);
        assertThat(Files.readString(directory.resolve("TEST-secoda.xml")))
                .contains("; only 30,000 cases, and 30,001 are left out: those that passed or did not run go first\"");
    }

    @Test
    void those_that_passed_are_left_out_before_those_that_did_not() {
        List<TestCase> tests = IntStream.range(0, 40_000)
                .mapToObj(test -> new TestCase(
                        "test.shop.t" + test,
                        test % 2 == 0 ? "pass" : "fail",
                        OptionalDouble.empty(),
                        Optional.empty()))
                .toList();
        TestSuite suite = new TestSuite("model.shop.orders", Optional.empty(), tests);

        CaseRoom room = CaseRoom.of(Map.of(NodeEnding.PASSED, 20_000, NodeEnding.FAILED, 20_000), 0);
        assertThat(room.isFull()).isFalse();
        List<TestCase> shown = room.take(suite);

        assertThat(room.isFull()).isTrue();
        assertThat(shown).hasSize(30_000);
        assertThat(shown.stream().filter(test -> test.status().equals("fail"))).hasSize(20_000);
    }

    @Test
    void a_run_without_tests_and_a_report_without_a_run_are_empty() throws Exception {
        assertThat(cases(write(Runs.of(List.of(), List.of(), List.of())))).isEmpty();
        JUnitWriter.write(Reports.bare(), directory);
        assertThat(cases(parse())).isEmpty();
    }

    private List<ReportTestSuite> write(DbtRun run) throws Exception {
        JUnitWriter.write(Reports.of(run, "failed", "1 table or model is failing"), directory);
        return parse();
    }

    private List<ReportTestSuite> parse() throws Exception {
        JUnitSchema.validate(directory.resolve("TEST-secoda.xml"));
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(directory.resolve("TEST-secoda.xml").toString());
    }

    private static List<ReportTestCase> cases(List<ReportTestSuite> suites) throws IOException {
        return suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
    }
}
