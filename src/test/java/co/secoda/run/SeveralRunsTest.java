package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.BaseUrl;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.RunFiles.Beginning;
import co.secoda.sandbox.PlayedSandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Pipelines that run dbt in several steps: the goal dbt, and the goals after it, by several run results. */
@SuppressWarnings("NullAway.Init") // begun before each
class SeveralRunsTest {
    private static final String METADATA =
            "{\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/%s.json\", \"invocation_id\": \"%s\","
                    + " \"generated_at\": \"2026-09-14T05:%s:00Z\"}";
    private static final String ORDERS = "model.shop.orders";
    private static final String TEST = "test.shop.unique_orders_id";

    @TempDir
    private Path project;

    private PlayedSandbox secoda;
    private GivenRun given;
    private Path target;

    @BeforeEach
    void begin() throws IOException {
        secoda = new PlayedSandbox("");
        PlayedHost host = new PlayedHost("publish", project);
        host.now = secoda.now();
        host.passes = secoda::pass;
        host.key = Optional.of(SandboxSettings.DEFAULT_API_KEY);
        host.environment.put("PATH", System.getenv("PATH"));
        given = of(host);
        target = Files.createDirectories(project.resolve("target"));
        manifest("retry", "20");
        results("run.json", "build", "build", "10", result(ORDERS, "error"), result(TEST, "skipped"));
        results("retry.json", "retry", "retry", "20", result(ORDERS, "success"), result(TEST, "pass"));
    }

    @AfterEach
    void end() {
        secoda.close();
    }

    @Test
    void a_retry_mends_what_the_run_before_broke_in_whichever_order_they_are_named() throws Exception {
        for (String names : List.of("run.json,retry.json", "retry.json, run.json")) {
            given.runResults = names;
            given.begun(Beginning.CHECK).validate();
            assertThat(gate("verdict")).isEqualTo("passed");
        }
        assertThat(given.host.log.of("info"))
                .anyMatch(line -> line.startsWith("United to " + united() + ", the newest last: ")
                        && line.contains("run.json (dbt build, 0 results of 2)")
                        && line.contains("retry.json (dbt retry, 2 results)"));
        assertThat(given.host.log.of("warn")).noneMatch(line -> line.contains("not of one dbt command"));
    }

    @Test
    void upload_trigger_and_check_go_by_the_union_also_in_a_job_that_has_the_state_alone() throws Exception {
        results("seed.json", "seed", "seed", "05", result("seed.shop.raw", "success"));
        given.runResults = "seed.json,run.json";
        given.host.module = new Host.BuildModule("shop", "x", 1, 1);
        given.begun(Beginning.UPLOAD).upload();
        next("trigger").begun(Beginning.TRIGGER).trigger();
        Map<?, ?> artifact = runResults();
        assertThat(artifact.get("path")).isEqualTo(united().toString());
        assertThat(((List<?>) Objects.requireNonNull(artifact.get("files"))).size())
                .isEqualTo(2);

        for (String name : List.of("manifest.json", "seed.json", "run.json")) {
            Files.delete(target.resolve(name));
        }
        GivenRun check = next("check");
        check.onMissingArtifacts = RunSettings.OnMissingArtifacts.WARN;
        assertThatThrownBy(() -> check.begun(Beginning.CHECK).check()).isInstanceOf(BuildFailsException.class);
        assertThat(runResults()).isEqualTo(artifact);
    }

    @Test
    void check_refuses_the_state_of_another_union() throws Exception {
        given.runResults = "run.json,retry.json";
        given.begun(Beginning.UPLOAD).upload();
        results("retry.json", "retry", "retry", "25", result(ORDERS, "success"));

        GivenRun check = next("check");
        assertThatThrownBy(() -> check.begun(Beginning.CHECK).check()).hasMessageContaining("is of another run");
    }

    @Test
    void the_manifest_must_be_of_the_newest() throws Exception {
        manifest("build", "10");
        given.runResults = "run.json,retry.json";
        given.begun(Beginning.CHECK).validate();

        assertThat(given.host.log.of("warn"))
                .anyMatch(line -> line.contains(
                        "manifest.json and " + target.resolve("retry.json") + " are not of one dbt command"));
    }

    @Test
    void each_of_them_must_be_as_young_as_the_settings_demand() throws Exception {
        given.host.now = Instant.parse("2026-09-14T05:30:00Z");
        given.runResults = "run.json,retry.json";
        given.maxArtifactAge = Optional.of(Duration.ofMinutes(15));

        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> given.begun(Beginning.CHECK).validate())
                .withMessageContaining(target.resolve("run.json").toString())
                .withMessageContaining("secoda.maxArtifactAge");
    }

    @Test
    void a_missing_one_and_one_that_is_named_twice_are_told() throws Exception {
        given.runResults = "run.json,other.json";
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> given.begun(Beginning.CHECK).validate())
                .withMessageContaining("no other.json in " + target)
                .withMessageContaining("to where dbt writes, or correct secoda.runResults");
        given.runResults = "run.json,./run.json";
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> given.begun(Beginning.CHECK).validate())
                .withMessageContaining("names a file twice");
    }

    @Test
    void the_steps_of_the_goal_dbt_are_judged_as_one() throws Exception {
        steps("-cp run.json dbt.out\n" + copies("run.json", "sh -c 'exit 1'") + "\n\n" + copies("retry.json", "true"));

        assertThat(red()).anyMatch(line -> line.contains("is allowed, since its line begins with a dash"));
        assertThat(kept()).containsExactly("secoda-run_results-2.json", "secoda-run_results-3.json");
        given.begun(Beginning.CHECK).validate();
        assertThat(gate("verdict")).isEqualTo("passed");
        assertThat(((List<?>) Objects.requireNonNull(runResults().get("files"))).size())
                .isEqualTo(2);
    }

    @Test
    void a_red_step_without_a_dash_ends_them_and_is_judged() throws Exception {
        results("run.json", "build", "build", "10", result(ORDERS, "success"), result(TEST, "pass"));
        manifest("build", "10");
        steps(copies("run.json", "sh -c 'exit 2'").substring(1) + "\n" + copies("retry.json", "true"));

        assertThat(red()).anyMatch(line -> line.contains("so these don't run: sh -c"));
        assertThat(kept()).containsExactly("secoda-run_results-1.json");
        assertThatThrownBy(() -> given.begun(Beginning.CHECK).validate())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("ended with exit code 2");
    }

    @Test
    void dbt_docs_generate_as_a_step_takes_no_test_its_outcome() throws Exception {
        results("docs.json", "docs", "generate", "25", result(ORDERS, "success"), result(TEST, "success"));
        steps(copies("retry.json", "true") + "\n" + copies("docs.json", "true"));

        given.begun(Beginning.CHECK).validate();
        assertThat(gate("verdict")).isEqualTo("passed");
    }

    @Test
    void results_that_another_dbt_wrote_after_the_goal_are_judged_alone() throws Exception {
        steps(copies("run.json", "true") + "\n" + copies("retry.json", "true"));
        results("run_results.json", "own", "build", "29", result(ORDERS, "error"), result(TEST, "skipped"));

        assertThatThrownBy(() -> given.begun(Beginning.CHECK).validate()).isInstanceOf(BuildFailsException.class);
        assertThat(runResults().get("files")).isNull();
    }

    @Test
    void one_command_leaves_what_it_always_left() throws Exception {
        steps(copies("retry.json", "true").substring(1));
        assertThat(kept()).isEmpty();
        given.begun(Beginning.CHECK).validate();
        assertThat(runResults().get("files")).isNull();
    }

    @Test
    void steps_that_write_nothing_are_told_as_one_is() throws Exception {
        Files.deleteIfExists(target.resolve("run_results.json"));
        assertThatExceptionOfType(GoalErrorException.class)
                .isThrownBy(() -> steps("-sh -c 'exit 1'\nsh -c 'exit 3'"))
                .withMessageContaining("ended with exit code 3")
                .withMessageContaining("wrote no run results");
    }

    private void steps(String lines) throws Exception {
        DbtSettings settings =
                DbtSettings.of(given.host, given.place(), lines, Optional.empty(), Map.of(), Optional.empty());
        new DbtGoal(settings, () -> true, given.host.session(), given.host.clock(), given.host.log).run();
    }

    /** A step that leaves these run results, and ends so; the next one goes on whatever that is. */
    private static String copies(String results, String end) {
        return "-sh -c \"cp target/" + results + " target/run_results.json && " + end + "\"";
    }

    private List<String> red() {
        return given.host.log.of("warn");
    }

    private List<String> kept() throws IOException {
        try (var files = Files.list(target.resolve("secoda"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("secoda-run_results-"))
                    .sorted()
                    .toList();
        }
    }

    private GivenRun of(PlayedHost host) {
        GivenRun run = new GivenRun(host);
        run.baseUrl = BaseUrl.parse(secoda.baseUrl().toString(), false);
        run.integrationId = Optional.of(SandboxSettings.DEFAULT_INTEGRATION_ID);
        return run;
    }

    private GivenRun next(String goal) {
        GivenRun next = of(given.host.at(goal));
        next.runResults = given.runResults;
        return next;
    }

    private void manifest(String invocation, String minute) throws IOException {
        Files.writeString(
                target.resolve("manifest.json"),
                "{\"metadata\": " + METADATA.formatted("manifest/v12", invocation, minute) + ", \"nodes\": {\"" + ORDERS
                        + "\": {}, \"seed.shop.raw\": {}, \"" + TEST + "\": {\"attached_node\": \"" + ORDERS + "\"}}}");
    }

    private void results(String name, String invocation, String which, String minute, String... results)
            throws IOException {
        Files.writeString(
                target.resolve(name),
                "{\"metadata\": " + METADATA.formatted("run-results/v6", invocation, minute) + ", \"results\": ["
                        + String.join(", ", results) + "], \"elapsed_time\": 1.5, \"args\": {\"which\": \"" + which
                        + "\"}}");
    }

    private static String result(String id, String status) {
        return "{\"status\": \"" + status + "\", \"message\": null, \"failures\": null, \"unique_id\": \"" + id + "\"}";
    }

    private Path united() {
        return target.resolve("secoda/secoda-run_results.json");
    }

    private Map<?, ?> runResults() throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(
                ((Map<?, ?>) Objects.requireNonNull(summary().get("artifacts"))).get("runResults"));
    }

    private Object gate(String key) throws IOException {
        return Objects.requireNonNull(
                ((Map<?, ?>) Objects.requireNonNull(summary().get("gate"))).get(key));
    }

    private Map<String, Object> summary() throws IOException {
        return JSON.std.mapFrom(Files.readString(target.resolve("secoda/secoda.json")));
    }
}
