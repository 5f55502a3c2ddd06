package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.report.html.HtmlWriter;
import co.secoda.report.junit.JUnitWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Attacks: artifacts and answers with texts that command whoever reads the reports. */
class ReportAttacksTest {
    @TempDir
    private Path directory;

    @Test
    void printed_json_commands_no_runner_and_no_terminal_and_is_the_same_json() {
        String name = "##vso[task.complete]\n::error::x ##[error]y ##teamcity[z] section_start:1:a"
                + " \u009b31mred \u001b]52;c;eA==\u0007 \u202egpj.exe \u2028 \u200b \ud83d\ude00 caf\u00e9";
        List<Map<String, String>> answer = List.of(Map.of(name, name));

        String json = new ServerJson(true).pretty(answer);

        assertThat(json)
                .doesNotContain("##vso[", "::", "##[", "##teamcity[", "section_start:", "\u009b", "\u001b", "\u0007")
                .doesNotContain("\u202e", "\u2028", "\u200b")
                .contains("\ud83d\ude00 caf\u00e9");
        assertThat(JSON.std.anyFrom(json)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"models/\u202elqs.x", "models/\u009b2J.sql", "models/##vso[task.complete].sql", "a\u2028::x"})
    void an_annotation_names_no_file_that_commands_a_reader(String file) {
        DbtRun run = Runs.of(
                List.of(Runs.test("t", "fail", "m", new DbtNode("model.shop.x", "x", "model", file))),
                List.of(),
                List.of());

        assertThat(new GitHubCommands(directory, directory).of(Reports.of(run, "failed", "r")))
                .containsExactly("::error title=dbt%3A model x is failing::t: m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[ATTACHMENT|/etc/passwd]]", "[[attachment|/etc/passwd]]", "[[[AttachMent|/etc/passwd]]]"})
    void no_text_has_a_build_server_keep_a_file_of_its_own(String attack) throws Exception {
        String file = Files.readString(JUnitWriter.write(Reports.of(run(attack), "failed", attack), directory));
        String notBuilt = Files.readString(JUnitWriter.write(
                Reports.of(
                        Runs.of(
                                List.of(),
                                List.of(),
                                List.of(new NodeError(Runs.model(attack), attack, "x\n" + attack))),
                        "failed",
                        "r"),
                directory));

        assertThat(file).contains("/etc/passwd").doesNotContainIgnoringCase("[[ATTACHMENT|");
        assertThat(notBuilt).contains("/etc/passwd").doesNotContainIgnoringCase("[[ATTACHMENT|");
    }

    @Test
    void a_case_has_no_file_outside_of_the_checkout() throws Exception {
        for (String file : List.of(
                "../../etc/passwd",
                "models/../../x.sql",
                "models\\..\\..\\x.sql",
                "/etc/passwd",
                "C:\\x.sql",
                "\\\\host\\x")) {
            DbtRun run = Runs.of(
                    List.of(),
                    List.of(),
                    List.of(new NodeError(new DbtNode("model.shop.x", "x", "model", file), "error", "m")));

            assertThat(Files.readString(JUnitWriter.write(Reports.of(run, "failed", "r"), directory)))
                    .contains("<testcase ")
                    .doesNotContain(" file=");
        }
    }

    @Test
    void a_page_forbids_itself_all_but_its_style_sheet() throws Exception {
        String page = Files.readString(HtmlWriter.write(Reports.of(Runs.failing(2), "failed", "r"), directory));

        assertThat(page.replace("&#39;", "'"))
                .containsSubsequence(
                        "<meta charset=\"utf-8\">",
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' file:;",
                        "<title>");
    }

    /** With the text wherever artifacts can have one. */
    private DbtRun run(String text) throws Exception {
        String in = JSON.std.asString(text).replaceAll("^\"|\"$", "");
        Path manifest = Files.writeString(
                directory.resolve("manifest.json"),
                """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json"},
                 "nodes": {"model.shop.A": {"name": "A", "original_file_path": "models/A"},
                  "test.shop.A": {"name": "A", "attached_node": "model.shop.A"},
                  "test.shop.B-A": {"name": "B", "attached_node": "model.shop.A"}}}"""
                        .replace("A", in));
        Path runResults = Files.writeString(
                directory.resolve("run_results.json"),
                """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json"},
                 "results": [{"unique_id": "test.shop.A", "status": "fail", "message": "m A"},
                  {"unique_id": "test.shop.B-A", "status": "warn", "message": "A"},
                  {"unique_id": "model.shop.A", "status": "error", "message": "A"}]}"""
                        .replace("A", in));
        return new DbtRunReader().read(new ArtifactPaths(manifest, runResults));
    }
}
