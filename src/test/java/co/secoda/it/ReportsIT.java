package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.jr.ob.JSON;

/** Reports and what CI systems take from a build's standard output. */
class ReportsIT {
    private final BuildFolder folder;

    ReportsIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven(V3_9)
    void runs_leave_their_summaries_in_the_history_and_a_corrupt_file_there_is_named_and_passed_over(MavenVersion maven)
            throws IOException {
        MavenBuild build = folder.bound("publish")
                .pair("passing", "passing")
                .pair("failing", "failing")
                .file(
                        "kept/by-hand/cut-off.json",
                        "{\"schemaVersion\": 1, \"goal\": \"publish\", \"gate\": {\"verdict\": \"pas")
                .on(maven)
                .sandbox()
                .with("secoda.historyDirectory=kept");
        FinishedBuild first =
                build.mvn("verify", "-Dsecoda.artifactsDirectory=passing").passed();
        Map<String, Object> summary = JSON.std.mapFrom(first.file("target/secoda/secoda.json"));
        FinishedBuild second = build.mvn("verify", "-Dsecoda.artifactsDirectory=failing", "-Dsecoda.reports=markdown")
                .failed();

        // What clean would wipe is not where the history is: the copies of both runs, the oldest first.
        List<Path> copies = copies();
        assertThat(copies).hasSize(2).allMatch(copy -> copy.getFileName()
                .toString()
                .matches("secoda-\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{8}\\.json"));
        Map<String, Object> older = JSON.std.mapFrom(Files.readString(copies.get(0)));
        assertThat(older).containsAllEntriesOf(summary);
        Summary newer = Summary.read(copies.get(1));
        assertThat(newer.get("gate.verdict")).isEqualTo("failed");
        assertThat(older).containsEntry("integrationId", newer.get("integrationId"));
        // Both runs name the file that is cut off, and go on.
        for (FinishedBuild each : List.of(first, second)) {
            assertThat(each.log()).containsOnlyOnce("Skipped in the history: ");
            each.logHas("cut-off.json is not whole, or not JSON.").hasNoStackTrace();
        }
        assertThat(folder.path().resolve("kept/by-hand/cut-off.json")).isRegularFile();
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(folder.path().resolve("kept"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    @OnMaven(V3_9)
    void a_history_that_can_not_be_written_is_an_error_after_the_verdict(MavenVersion maven) {
        FinishedBuild build = folder.bound("publish")
                .pair("passing")
                .on(maven)
                .sandbox()
                .with("secoda.historyDirectory=pom.xml")
                .mvn("verify")
                .failed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("passed");
        build.logHas("The copy for the history can't be written to ").logHas("Set secoda.historyDirectory to ");
        build.hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void where_a_file_is_in_the_way_of_the_reports_the_verdict_is_told_all_the_same(MavenVersion maven) {
        MavenBuild build = folder.pair("failing")
                .file("in-the-way", "no directory")
                .on(maven)
                .sandbox()
                .with("secoda.reportDirectory=in-the-way");
        FinishedBuild byVerdict = build.run("validate").failed();
        FinishedBuild byReports = build.run("publish", "-Dsecoda.maxFailing=9").failed();

        byVerdict.logHas("Secoda: failed: 1 table or model is failing");
        assertThat(byVerdict.log()).containsPattern("\\[ERROR\\] Failed to execute goal .*Secoda: failed");
        // It fails by its reports alone, and after its verdict.
        assertThat(byReports.log())
                .containsPattern("(?s)Secoda: passed: .*\\[ERROR\\] Failed to execute goal [^\n]*can't be written");
        // Of all files that have one cause in common, one line tells at once; the last line names them all.
        for (FinishedBuild each : List.of(byVerdict, byReports)) {
            assertThat(each.log().lines())
                    .filteredOn(line -> line.startsWith("[ERROR] The summary can't be written to "))
                    .hasSize(1);
            each.hasNoStackTrace();
        }
        assertThat(byReports.log())
                .containsPattern("Failed to execute goal .*the report TEST-secoda\\.xml, the report index\\.html");
    }

    /** Commands count at the beginning of a line only: also under Maven 4, which decorates System.out. */
    @OnMaven({V3_6, V3_9, V4})
    void on_github_actions_what_is_sent_and_waited_for_is_folded_and_the_verdict_is_not(MavenVersion maven) {
        MavenBuild onGitHub = folder.bound("publish")
                .pair("failing", "warehouse/target")
                .on(maven)
                .forked()
                .sandbox()
                .with("secoda.dbtProjectDirectory=warehouse")
                .env("GITHUB_ACTIONS", "true")
                .env("GITHUB_WORKSPACE", ".")
                .env("GITHUB_SERVER_URL", "https://github.com")
                .env("GITHUB_REPOSITORY", "acme/shop")
                .env("GITHUB_RUN_ID", "77")
                .env("GITHUB_HEAD_REF", "fix/orders")
                .env("GITHUB_REF", "refs/pull/12/merge")
                .env("GITHUB_SHA", "8843d7f92416211de9ebb963ff4ce28125932878")
                .env("GITHUB_STEP_SUMMARY", "step-summary.md")
                .env("GITHUB_OUTPUT", "output.txt");
        FinishedBuild nowhere =
                onGitHub.mvn("verify", "-Dsecoda.artifactsDirectory=nowhere").failed();
        FinishedBuild build = onGitHub.mvn("verify").failed();

        // Nobody has to unfold anything to see an error.
        assertThat(nowhere.log())
                .containsPattern("(?ms)^::group::secoda:publish$.*^::endgroup::$.*\\[ERROR\\][^\n]*nowhere");
        assertThat(nowhere.count("group::")).isEqualTo(2);

        assertThat(build.count("group::")).isEqualTo(2);
        String log = build.log();
        String opening = "::group::secoda:publish\n";
        String closing = "\n::endgroup::\n";
        assertThat(log).containsPattern("(?m)^" + opening);
        String folded = log.substring(log.indexOf(opening), log.indexOf(closing));
        assertThat(folded)
                .contains("Uploading ", "Secoda has accepted the trigger", "Sync ended.")
                .doesNotContain("Secoda: failed");
        assertThat(log.substring(log.indexOf(closing))).contains("Secoda: failed: ");
        assertThat(log).containsPattern("(?m)^::error file=warehouse/models/marts/orders\\.sql,");

        assertThat(build.summary().get("ci"))
                .isEqualTo(Map.of(
                        "name",
                        "GitHub Actions",
                        "branch",
                        "fix/orders",
                        "commit",
                        "8843d7f92416211de9ebb963ff4ce28125932878",
                        "url",
                        "https://github.com/acme/shop/actions/runs/77",
                        "pullRequest",
                        "12"));
        assertThat(build.file("step-summary.md"))
                .contains("Run: [GitHub Actions](<https://github.com/acme/shop/actions/runs/77>), branch fix/orders, ");
    }

    /** Commands are printed also where Maven is told to be quiet. */
    @OnMaven({V3_6, V3_9, V4})
    void on_github_actions_the_job_summary_the_outputs_and_the_annotations_are_written_beside_the_junit_report(
            MavenVersion maven) throws Exception {
        FinishedBuild build = folder.bound("validate")
                .pair("failing")
                // The file in which the failing test is written, for its annotation.
                .file("models/marts/_marts.yml", Files.readString(Path.of("examples/shop/models/marts/_marts.yml")))
                .on(maven)
                .forked()
                .env("GITHUB_ACTIONS", "true")
                .env("GITHUB_STEP_SUMMARY", "step-summary.md")
                .env("GITHUB_OUTPUT", "output.txt")
                .env("GITHUB_WORKSPACE", ".")
                .mvn("-q", "verify")
                .failed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("failed");
        assertThat(build.file("step-summary.md"))
                .startsWith("## Secoda: failed\n")
                .contains(
                        "- **model orders**, not\\_null\\_orders\\_customer\\_id: Got 3 results",
                        "```mermaid\nflowchart LR\n  n0[\"model orders #8211; failing\"]\n",
                        "([\"exposure finance_dashboard\"])")
                .isEqualTo(build.file("target/secoda/secoda.md"));
        assertThat(build.file("output.txt")).isEqualTo("verdict=failed\nfailing=1\nwarning=1\n");

        List<String> commands = build.log()
                .lines()
                .filter(line -> line.contains("::error ") || line.contains("::warning "))
                .toList();
        assertThat(commands).hasSize(3);
        assertThat(commands.get(0))
                .startsWith("::error file=models/marts/orders.sql,title=dbt%3A model orders is failing"
                        + "::not_null_orders_customer_id: Got 3 results");
        assertThat(commands.get(1))
                .startsWith("::error file=models/marts/_marts.yml,line=19,"
                        + "title=dbt%3A not_null_orders_customer_id%3A fail::model orders: Got 3 results");
        assertThat(commands.get(2)).startsWith("::warning file=models/staging/stg_products");

        hasTheTests(folder.path().resolve("target/secoda/TEST-secoda.xml"));
    }

    private static void hasTheTests(Path report) throws Exception {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        int skipped = 0;
        assertThat(cases.getLength()).isEqualTo(29);
        for (int i = 0; i < cases.getLength(); i++) {
            Element each = (Element) cases.item(i);
            assertThat(each.getAttribute("file")).matches("(models|seeds|snapshots|tests)/.*");
            boolean failed = each.getElementsByTagName("failure").getLength() > 0;
            assertThat(failed).isEqualTo(each.getAttribute("name").equals("not_null_orders_customer_id"));
            skipped += each.getElementsByTagName("skipped").getLength();
        }
        assertThat(skipped).isEqualTo(4);
    }

    @OnMaven(V3_9)
    void a_model_of_a_package_is_called_by_it_and_its_file_is_the_installed_one(MavenVersion maven) throws IOException {
        MavenBuild build = folder.file("warehouse/dbt_project.yml", "name: shop\npackages-install-path: lib/dbt\n")
                .file("warehouse/models/charges.sql", "select 'the project has one of this path too'")
                .file("warehouse/lib/dbt/stripe/models/charges.sql", "select 1")
                .file(
                        "warehouse/target/manifest.json",
                        """
                        {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json",
                                      "invocation_id": "one", "generated_at": "2026-09-14T05:40:00Z"},
                         "nodes": {
                          "model.stripe.charges": {"name": "charges", "resource_type": "model",
                                                   "original_file_path": "models/charges.sql"},
                          "model.stripe.refunds": {"name": "refunds", "resource_type": "model",
                                                   "original_file_path": "models/refunds.sql"},
                          "test.stripe.is_true_charges_.1111111111": {"attached_node": "model.stripe.charges",
                           "test_metadata": {"kwargs": {"expression": "> 0"}}},
                          "test.stripe.is_true_charges_.2222222222": {"attached_node": "model.stripe.charges",
                           "test_metadata": {"kwargs": {"expression": "= 0"}}},
                          "test.stripe.unique.3333333333": {"attached_node": "model.stripe.refunds"}}}
                        """)
                .file(
                        "warehouse/target/run_results.json",
                        """
                        {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json",
                                      "invocation_id": "one", "generated_at": "2026-09-14T05:40:00Z"},
                         "results": [
                          {"unique_id": "test.stripe.is_true_charges_.1111111111", "status": "fail"},
                          {"unique_id": "test.stripe.is_true_charges_.2222222222", "status": "pass"},
                          {"unique_id": "test.stripe.unique.3333333333", "status": "fail"}],
                         "args": {"which": "build"}}
                        """)
                .on(maven)
                .forked()
                .with("secoda.dbtProjectDirectory=warehouse")
                .env("GITHUB_ACTIONS", "true")
                .env("GITHUB_WORKSPACE", folder.path().toString());

        FinishedBuild judged = build.run("validate").failed();

        assertThat(judged.log())
                .contains(
                        "Failing: model stripe.charges (lib/dbt/stripe/models/charges.sql)",
                        "stripe.is_true_charges_ (expression: > 0): fail",
                        "Failing: model stripe.refunds (stripe://models/refunds.sql)",
                        "::error file=warehouse/lib/dbt/stripe/models/charges.sql,title=dbt%3A model stripe.charges is",
                        "::error title=dbt%3A model stripe.refunds is failing::");
        assertThat(judged.file("warehouse/target/secoda/TEST-secoda.xml"))
                .contains(
                        "<testsuite name=\"model stripe.charges\"",
                        "name=\"stripe.is_true_charges_ (expression: &gt; 0)\"",
                        "name=\"stripe.is_true_charges_ (expression: = 0)\"",
                        "file=\"lib/dbt/stripe/models/charges.sql\"")
                .doesNotContain("file=\"models/charges.sql\"", "refunds.sql");
    }
}
