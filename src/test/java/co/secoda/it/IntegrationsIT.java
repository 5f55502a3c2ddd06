package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.Integration;
import co.secoda.api.Integrations;
import co.secoda.api.NewIntegration;
import co.secoda.api.SecodaApi;
import co.secoda.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** The goals that list, show, create and delete integrations, and that list Slack channels. */
class IntegrationsIT {
    private final BuildFolder folder;

    IntegrationsIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static final String KEY = "a-key-of-this-build";

    @OnMaven(V3_9)
    void create_integration_writes_the_id_alone_and_bad_credentials_and_an_unwritable_file_are_one_line_each(
            MavenVersion maven) throws Exception {
        folder.file("bad.json", "{\"user\": \"loader\",\n \"password\": hunter2-hunter2}\n")
                .file("credentials.json", "{\"user\": \"loader\", \"password\": \"hunter2-hunter2\"}\n");
        try (TestSandbox sandbox = TestSandbox.withKey(KEY);
                SecodaApi client = sandbox.client()) {
            MavenBuild create = folder.on(maven).with(sandbox.url(), sandbox.key(), "secoda.teams=t1,t2");
            MavenBuild snowflake = create.with("secoda.type=snowflake");
            create.run("create-integration", "-q", "-Dsecoda.name=Shop", "-Dsecoda.outputFile=id.txt")
                    .passed();
            FinishedBuild whole = snowflake
                    .run(
                            "create-integration",
                            "-Dsecoda.name=Warehouse",
                            "-Dsecoda.credentialsFile=credentials.json",
                            "-Dsecoda.output=json",
                            "-Dsecoda.outputFile=native.json")
                    .passed();
            FinishedBuild bad = snowflake
                    .run("create-integration", "-Dsecoda.name=Bad", "-Dsecoda.credentialsFile=bad.json")
                    .failed();
            FinishedBuild lost = create.run(
                            "create-integration", "-Dsecoda.name=Lost", "-Dsecoda.outputFile=bad.json/id.txt")
                    .failed();

            List<Integration> all = Integrations.all(client, Optional.empty());
            assertThat(all)
                    .extracting(integration -> integration.name().orElseThrow())
                    .containsExactly("dbt Core (sandbox)", "Shop", "Warehouse");
            assertThat(whole.file("id.txt")).isEqualTo(all.get(1).id() + "\n");
            assertThat(all.get(1).fields()).containsEntry("teams", List.of("t1", "t2"));
            assertThat(JSON.std.mapFrom(whole.file("native.json")))
                    .containsEntry("id", all.get(2).id())
                    .containsEntry("credentials", "***");
            assertThat(all.get(2).fields())
                    .containsEntry("credentials", Map.of("user", "loader", "password", "hunter2-hunter2"));
            bad.logHas("bad.json:2:").hasNoStackTrace();
            lost.logHas("bad.json/id.txt can't be written").hasNoStackTrace();
            assertThat(whole.log() + bad.log() + lost.log()).doesNotContain("hunter2");
        }
    }

    @OnMaven(V3_9)
    void create_integration_tries_a_lost_answer_again_once_and_tells_a_refusal_in_one_line(MavenVersion maven) {
        folder.on(maven)
                .sandbox("faults=500x1@create")
                .with("secoda.responseTimeout=1s")
                .run("create-integration", "-Dsecoda.name=Twice")
                .passed()
                .logHas("trying again, once");
        folder.on(maven)
                .sandbox("faults=403x1@create")
                .run("create-integration", "-Dsecoda.name=Refused")
                .failed()
                .logHas("403")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void delete_integration_deletes_only_once_the_id_is_given_twice(MavenVersion maven) throws Exception {
        try (TestSandbox sandbox = TestSandbox.withKey(KEY);
                SecodaApi client = sandbox.client()) {
            String id = TestSandbox.INTEGRATION;
            MavenBuild build = folder.on(maven).with(sandbox.url(), sandbox.key());
            build.with(TestSandbox.integration())
                    .run("delete-integration")
                    .failed()
                    .logHas("This would delete integration " + id
                            + ", \"dbt Core (sandbox)\" of type dbt_core, with all its resources in Secoda")
                    .logHas("to do so, add -Dsecoda.confirm=" + id + ".")
                    .hasNoStackTrace();
            build.with(TestSandbox.integration())
                    .run("delete-integration", "-Dsecoda.confirm=another")
                    .failed()
                    .logHas("secoda.confirm=another is not the id of the integration")
                    .hasNoStackTrace();
            build.run("delete-integration", "-Dsecoda.integrationId=nobody", "-Dsecoda.confirm=nobody")
                    .failed()
                    .logHas("404")
                    .hasNoStackTrace();
            assertThat(Integrations.all(client, Optional.empty())).hasSize(1);

            build.with(TestSandbox.integration())
                    .run("delete-integration", "-Dsecoda.confirm=" + id)
                    .passed()
                    .logHas("Deleted integration " + id + ".");
            assertThat(Integrations.all(client, Optional.empty())).isEmpty();
        }
    }

    @OnMaven(V3_9)
    void get_integration_writes_what_the_server_said_masked_and_ids_that_nobody_has_are_one_line_each(
            MavenVersion maven) throws Exception {
        try (TestSandbox sandbox = TestSandbox.withKey(KEY)) {
            MavenBuild build = folder.on(maven).with(sandbox.url(), sandbox.key());
            FinishedBuild one = build.with(TestSandbox.integration())
                    .run("get-integration", "-Dsecoda.output=json", "-Dsecoda.outputFile=out/one.json")
                    .passed();
            build.run("get-integration", "-Dsecoda.integrationId=../other")
                    .failed()
                    .logHas("secoda.integrationId: not an integration id")
                    .hasNoStackTrace();
            build.run("get-integration", "-Dsecoda.integrationId=nobody")
                    .failed()
                    .logHas("404")
                    .hasNoStackTrace();

            assertThat(JSON.std.mapFrom(one.file("out/one.json")))
                    .containsEntry("id", TestSandbox.INTEGRATION)
                    .containsEntry("type", "dbt_core")
                    .containsEntry("credentials", "***")
                    .containsEntry("properties", "***")
                    .containsEntry("ssh_tunnel", null)
                    .containsKey("workspace_id");
            assertThat(folder.path().resolve("out").toFile().list()).containsExactly("one.json");
            one.logHas("Wrote integration " + TestSandbox.INTEGRATION + " to ").hasNoStackTrace();
        }
    }

    /** Standard output is Maven's to decorate, and quiet is Maven's word. */
    @OnMaven({V3_6, V3_9, V4})
    void list_integrations_prints_many_pages_in_one_table_on_standard_output_also_with_quiet(MavenVersion maven)
            throws Exception {
        SandboxSettings settings = SandboxSettings.defaults().withApiKey(KEY).withPageSize(1);
        try (TestSandbox sandbox = TestSandbox.start(settings);
                SecodaApi client = sandbox.client()) {
            for (int i = 1; i <= 25; i++) {
                client.createIntegration(new NewIntegration("Integration " + i + ".", "custom", List.of(), Map.of()));
            }

            FinishedBuild build = folder.on(maven)
                    .forked()
                    .with(sandbox.url(), sandbox.key())
                    .run("list-integrations", "-q")
                    .passed();

            IntStream.rangeClosed(1, 25)
                    .forEach(i -> assertThat(build.log()).containsPattern("  custom +Integration " + i + "\\. "));
            assertThat(build.log()).containsOnlyOnce("dbt Core (sandbox)");
        }
    }

    @OnMaven(V3_9)
    void list_integrations_tells_a_bad_format_and_a_wrong_and_a_missing_key_in_one_line_each(MavenVersion maven)
            throws Exception {
        try (TestSandbox sandbox = TestSandbox.withKey(KEY)) {
            MavenBuild build = folder.on(maven).with(sandbox.url(), TestSandbox.integration());
            build.with(sandbox.key())
                    .run("list-integrations", "-Dsecoda.output=xml")
                    .failed()
                    .logHas("secoda.output=xml is not one of table, json.")
                    .hasNoStackTrace();
            build.run("list-integrations", "-Dsecoda.apiKey=another-key")
                    .failed()
                    .logHas("Check that the API key is of this workspace")
                    .logHasNot("onMissingKey")
                    .hasNoStackTrace();
            build.run("list-integrations")
                    .failed()
                    .logHas("There is no API key: set the environment variable SECODA_API_KEY")
                    .logHasNot("onMissingKey")
                    .hasNoStackTrace();
        }
    }

    @OnMaven(V3_9)
    void list_slack_channels_finds_the_doubled_path_too_and_a_mistyped_property_and_a_refusal_are_one_line_each(
            MavenVersion maven) throws Exception {
        FinishedBuild found = folder.on(maven)
                .sandbox("slack=doubled")
                .run("list-slack-channels", "-Dsecoda.output=json", "-Dsecoda.outputFile=channels.json")
                .passed();
        folder.on(maven)
                .sandbox()
                .run("list-slack-channels", "-Dsecoda.outputfile=channels.json")
                .failed()
                .logHas("did you mean -Dsecoda.outputFile?")
                .hasNoStackTrace();
        folder.on(maven)
                .sandbox("faults=403x1@slack")
                .run("list-slack-channels")
                .failed()
                .logHas("403")
                .hasNoStackTrace();

        assertThat(JSON.std.listFrom(found.file("channels.json")))
                .isNotEmpty()
                .allSatisfy(channel ->
                        assertThat((Map<?, ?>) channel).extracting("id", "name").doesNotContainNull());
    }

    @OnMaven(V3_9)
    void list_failing_names_what_secoda_has_as_failing_without_artifacts(MavenVersion maven) throws Exception {
        FinishedBuild named = folder.on(maven)
                .sandbox("foreign=2,catalog=exact,catalog-rows=10000")
                .run("list-failing", "-Dsecoda.output=json", "-Dsecoda.outputFile=failing.json")
                .passed();

        assertThat(JSON.std.mapFrom(named.file("failing.json")))
                .containsEntry("warning", List.of())
                .doesNotContainKey("note")
                .hasEntrySatisfying("failing", failing -> assertThat((List<?>) failing)
                        .extracting(entity -> (Object) ((Map<?, ?>) entity).get("name"))
                        .containsExactly("WAREHOUSE.ANOTHER_PROJECT.ENTITY_1", "WAREHOUSE.ANOTHER_PROJECT.ENTITY_2"));
    }
}
