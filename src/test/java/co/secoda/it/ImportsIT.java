package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The goals that import metadata. */
class ImportsIT {
    private final BuildFolder folder;

    ImportsIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static final String KEY = "a-key-of-this-build";

    /** How many lines of a file the sandbox took at the last import. */
    private static int lines(SecodaApi client, String file) throws Exception {
        return integration(client)
                .at("/properties/last_import/" + file + "/lines")
                .asInt();
    }

    private static JsonNode integration(SecodaApi client) throws Exception {
        return new ObjectMapper()
                .valueToTree(client.getIntegration(new IntegrationId(TestSandbox.INTEGRATION))
                        .fields());
    }

    @OnMaven(V3_9)
    void a_csv_file_is_sent_if_it_is_good_and_told_line_by_line_if_it_is_not(MavenVersion maven) throws Exception {
        folder.file(
                        "good.csv",
                        """
                        col_name,name,database,schema
                        id,orders,shop,public
                        amount,orders,shop,public
                        """)
                .file(
                        "bad.csv",
                        """
                        col_name,name,database,schema,is_view
                        id,orders,shop.eu,public,true
                        amount,refunds,shop,public,perhaps
                        """);
        try (TestSandbox sandbox = TestSandbox.withKey(KEY);
                SecodaApi client = sandbox.client()) {
            MavenBuild build = folder.on(maven).with(sandbox.url(), sandbox.key());
            FinishedBuild good = build.with(TestSandbox.integration())
                    .run(
                            "import-csv",
                            "-Dsecoda.file=good.csv",
                            "-Dsecoda.output=json",
                            "-Dsecoda.outputFile=sent.json")
                    .passed();
            build.with(TestSandbox.integration())
                    .run("import-csv", "-Dsecoda.file=bad.csv")
                    .failed()
                    .logHas("bad.csv:2: database: ")
                    .logHas("bad.csv:3: is_view: ")
                    .logHas("Nothing was sent, since there are 2 errors")
                    .hasNoStackTrace();
            build.run("import-csv", "-Dsecoda.file=good.csv", "-Dsecoda.integrationId=nobody")
                    .failed()
                    .logHas("404")
                    .hasNoStackTrace();

            assertThat(lines(client, "file")).isEqualTo(3);
            JsonNode sent = new ObjectMapper().readTree(good.file("sent.json"));
            assertThat(sent.at("/sent").asBoolean()).isTrue();
            assertThat(sent.at("/files/0/records").asInt()).isEqualTo(2);
        }
    }

    @OnMaven(V3_9)
    void a_dry_run_of_an_import_needs_neither_key_nor_network(MavenVersion maven) {
        folder.file("good.csv", "col_name,name,database,schema\nid,orders,shop,public\n")
                .on(maven)
                .run("import-csv", "-o", "-Dsecoda.file=good.csv", "-Dsecoda.dryRun")
                .passed()
                .logHas("Dry run: nothing is sent.");
    }

    @OnMaven(V3_9)
    void resources_and_lineage_are_sent_together_and_bad_lines_of_both_files_are_told(MavenVersion maven)
            throws Exception {
        folder.file("bad.jsonl", "{\"entity_type\":\"table\"}\n")
                .file(
                        "resources.jsonl",
                        """
                        {"entity_type":"table","databuilder_id":"t1","schema":"public","database":"shop"}
                        {"entity_type":"column","databuilder_id":"c1","parent_databuilder_id":"t1"}
                        """)
                .file(
                        "lineages.jsonl",
                        """
                        {"from_identifier":{"type":"internal_resource","databuilder_id":"t1"},\
                        "to_identifier":{"type":"external_table","table":"refunds"}}
                        """);
        try (TestSandbox sandbox = TestSandbox.withKey(KEY);
                SecodaApi client = sandbox.client()) {
            MavenBuild build = folder.on(maven).with(sandbox.url(), sandbox.key());
            build.with(TestSandbox.integration())
                    .run(
                            "import-jsonl",
                            "-Dsecoda.resourcesFile=resources.jsonl",
                            "-Dsecoda.lineagesFile=lineages.jsonl")
                    .passed()
                    .hasNoStackTrace();
            build.with(TestSandbox.integration())
                    .run("import-jsonl", "-Dsecoda.resourcesFile=bad.jsonl", "-Dsecoda.lineagesFile=bad.jsonl")
                    .failed()
                    .logHas("bad.jsonl:1: databuilder_id: ")
                    .logHas("bad.jsonl:1: from_identifier: ")
                    .logHas("Nothing was sent, since there are ")
                    .hasNoStackTrace();
            build.run("import-jsonl", "-Dsecoda.resourcesFile=resources.jsonl", "-Dsecoda.integrationId=nobody")
                    .failed()
                    .logHas("404")
                    .hasNoStackTrace();

            assertThat(lines(client, "resources_file")).isEqualTo(2);
            assertThat(lines(client, "lineages_file")).isEqualTo(1);
        }
    }
}
