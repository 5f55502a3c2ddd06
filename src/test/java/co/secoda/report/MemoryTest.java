package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.ForkedJvm;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of 50,000 failing tests are written in a JVM with a heap of 64 MB. */
class MemoryTest {
    private static final int TESTS = 50_000;
    private static final String METADATA =
            "\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/%s.json\", \"dbt_version\": \"1.11.7\","
                    + " \"invocation_id\": \"one\", \"generated_at\": \"2026-03-01T10:00:00Z\"}";

    @TempDir
    private Path directory;

    @Test
    void all_reports_of_fifty_thousand_failing_tests() throws Exception {
        writeManifest();
        writeRunResults();
        Path reports = directory.resolve("reports");

        ForkedJvm.run(directory.resolve("log"), List.of("-Xmx64m"), ReportsInFork.class, directory, reports);

        List<ReportTestCase> cases = new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(reports.resolve("TEST-secoda.xml").toString()).stream()
                        .flatMap(suite -> suite.getTestCases().stream())
                        .toList();
        // JUnit's report has room for so many cases, and says how many it leaves out.
        assertThat(cases).hasSize(30_000).allMatch(ReportTestCase::hasFailure);
        assertThat(Files.readString(reports.resolve("TEST-secoda.xml")))
                .contains("secoda.incomplete")
                .contains("20,000");
        // The one fits into a comment, the other into a job summary.
        assertThat(Files.size(reports.resolve("secoda.md"))).isBetween(60_000L, 1L << 16);
        assertThat(Files.size(reports.resolve("step-summary"))).isBetween(900_000L, 1L << 20);
        assertThat(reports.resolve("secoda.json")).isNotEmptyFile();
        assertThat(Files.readString(reports.resolve("index.html")))
                .contains("and 9,500 more, which this page has no room for")
                .hasSizeBetween(1_000_000, 4_000_000);
        assertThat(reports.resolve("timeline")).hasContent("5000 45000 1");
    }

    private void writeManifest() throws IOException {
        try (Writer out = Files.newBufferedWriter(directory.resolve("manifest.json"))) {
            out.write("{" + METADATA.formatted("manifest/v12") + ", \"nodes\": {");
            for (int i = 0; i < TESTS / 5; i++) {
                out.write(
                        "\"model.shop.m%d\": {\"resource_type\": \"model\", \"name\": \"m%d\", \"original_file_path\": \"models/m%d.sql\"}, "
                                .formatted(i, i, i));
            }
            for (int i = 0; i < TESTS; i++) {
                out.write((i == 0 ? "" : ", ")
                        + "\"test.shop.not_null_customer_orders_%d.a1b2c3d4e5\": {\"resource_type\": \"test\", \"name\": \"not_null_customer_orders_%d\","
                                .formatted(i, i)
                        + " \"original_file_path\": \"models/schema.yml\", \"attached_node\": \"model.shop.m%d\", \"depends_on\": {\"nodes\": [\"model.shop.m%d\"]}}"
                                .formatted(i / 5, i / 5));
            }
            out.write("}}");
        }
    }

    private void writeRunResults() throws IOException {
        try (Writer out = Files.newBufferedWriter(directory.resolve("run_results.json"))) {
            out.write("{" + METADATA.formatted("run-results/v6") + ", \"results\": [");
            for (int i = 0; i < TESTS; i++) {
                out.write((i == 0 ? "" : ", ")
                        + "{\"status\": \"fail\", \"execution_time\": 0.25, \"failures\": 2, \"message\": \"Got 2 results, configured to fail if != 0\","
                        + " \"thread_id\": \"Thread-%d\", \"timing\": [{\"name\": \"execute\", \"started_at\": \"2026-03-01T10:%02d:%02dZ\", \"completed_at\": \"2026-03-01T11:%02d:%02d.5Z\"}],"
                                .formatted(i % 8, i / 1_000, i % 60, i / 1_000, i % 60)
                        + " \"unique_id\": \"test.shop.not_null_customer_orders_%d.a1b2c3d4e5\"}".formatted(i));
            }
            out.write("], \"args\": {\"which\": \"test\"}}");
        }
    }
}
