package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.BaseUrl;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.RunRules;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.RunFiles.Beginning;
import co.secoda.run.RunSettings.ReportKind;
import co.secoda.sandbox.PlayedSandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with a node that takes many times as long as in the five runs before, which the history keeps. */
@SuppressWarnings("NullAway.Init") // begun before each
class SlowRunTest {
    private static final String SLOW = "1 node is slow: model orders (1m 40s, usually 20s in 5 runs) (secoda.slowNode)";

    @TempDir
    private Path project;

    private PlayedSandbox secoda;
    private GivenRun given;

    @BeforeEach
    void begin() throws Exception {
        secoda = new PlayedSandbox("");
        PlayedHost host = new PlayedHost("publish", project);
        host.now = secoda.now();
        host.passes = secoda::pass;
        host.key = Optional.of(SandboxSettings.DEFAULT_API_KEY);
        given = of(host);
    }

    @AfterEach
    void end() {
        secoda.close();
    }

    @Test
    void a_node_over_its_median_is_a_note_or_fails_the_build() throws Exception {
        fiveRuns();
        write(100);
        next("publish", Reaction.WARN).begun(Beginning.PUBLISH).publish();
        assertThat(summary()).contains("\"verdict\" : \"passed\"", SLOW);

        write(101);
        next("publish", Reaction.FAIL);
        assertThatThrownBy(() -> given.begun(Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("1 node is slow: model orders (1m 41s, usually 20s in 6 runs)");

        write(100);
        next("validate", Reaction.FAIL);
        assertThatThrownBy(() -> given.begun(Beginning.CHECK).validate()).isInstanceOf(BuildFailsException.class);
    }

    @Test
    void a_check_in_another_job_goes_by_the_times_in_the_state_file_and_keeps_them_for_runs_to_come() throws Exception {
        for (int run = 0; run < 5; run++) {
            write(20 + run % 2);
            uploadAndTrigger();
            next("check", Reaction.FAIL).begun(Beginning.CHECK).check();
        }
        write(100);
        uploadAndTrigger();

        next("check", Reaction.FAIL);
        assertThatThrownBy(() -> given.begun(Beginning.CHECK).check())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining(SLOW);
        assertThat(given.host.log.of("warn")).noneMatch(line -> line.contains("is not known (secoda.slowNode)"));
    }

    @Test
    void a_state_without_times_is_told_with_what_to_do() throws Exception {
        fiveRuns();
        write(100);
        uploadAndTrigger();
        Path state = project.resolve("target/secoda/secoda-state.json");
        String without = Files.readString(state).replaceAll("(?s),\\s*\"longestNodes\" : \\{.*?}", "");
        Files.writeString(state, without);

        next("check", Reaction.FAIL).begun(Beginning.CHECK).check();
        assertThat(given.host.log.of("warn"))
                .anyMatch(line -> line.startsWith("How long the nodes took is not known (secoda.slowNode)")
                        && line.contains("An upload by this version of the plugin leaves it there."));
    }

    private void fiveRuns() throws Exception {
        for (int run = 0; run < 5; run++) {
            write(20 + run % 2);
            next("publish", Reaction.FAIL).begun(Beginning.PUBLISH).publish();
        }
    }

    /** The check has the state file alone. */
    private void uploadAndTrigger() throws Exception {
        GivenRun upload = of(given.host.at("upload"));
        upload.begun(Beginning.UPLOAD).upload();
        given = of(upload.host.at("trigger"));
        given.begun(Beginning.TRIGGER).trigger();
        Files.delete(project.resolve("target/manifest.json"));
        Files.delete(project.resolve("target/run_results.json"));
    }

    private GivenRun next(String goal, Reaction onSlow) {
        secoda.pass(Duration.ofHours(1));
        PlayedHost host = given.host.at(goal);
        host.now = secoda.now();
        given = of(host);
        given.rules = new RunRules(Reaction.IGNORE, Optional.empty(), OptionalDouble.of(3), onSlow);
        given.history = Optional.of(project.resolve("history"));
        return given;
    }

    private GivenRun of(PlayedHost host) {
        GivenRun run = new GivenRun(host);
        run.baseUrl = BaseUrl.parse(secoda.baseUrl().toString(), false);
        run.integrationId = Optional.of(SandboxSettings.DEFAULT_INTEGRATION_ID);
        run.reports = Set.of(ReportKind.JSON);
        run.onMissingArtifacts = RunSettings.OnMissingArtifacts.WARN;
        return run;
    }

    /** A model that takes so long, and a test that passes. */
    private void write(int seconds) throws IOException {
        Path target = Files.createDirectories(project.resolve("target"));
        Instant start = given.host.now.minus(Duration.ofMinutes(5));
        String metadata = "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/%s.json\","
                + " \"project_name\": \"shop\", \"invocation_id\": \"" + start + "\", \"generated_at\": \"" + start
                + "\"}, ";
        Files.writeString(
                target.resolve("manifest.json"),
                metadata.formatted("manifest/v12")
                        + "\"nodes\": {\"model.shop.orders\": {}, \"test.shop.unique\": {\"attached_node\":"
                        + " \"model.shop.orders\"}}}");
        Files.writeString(
                target.resolve("run_results.json"),
                metadata.formatted("run-results/v6") + "\"results\": [{\"unique_id\": \"model.shop.orders\","
                        + " \"status\": \"success\", \"timing\": [{\"name\": \"execute\", \"started_at\": \"" + start
                        + "\", \"completed_at\": \"" + start.plusSeconds(seconds)
                        + "\"}]}, {\"unique_id\": \"test.shop.unique\", \"status\": \"pass\"}]}");
    }

    private String summary() throws IOException {
        return Files.readString(project.resolve("target/secoda/secoda.json"));
    }
}
