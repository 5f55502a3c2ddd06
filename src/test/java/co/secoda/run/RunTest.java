package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.secoda.api.BaseUrl;
import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.RunRules;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Host.BuildModule;
import co.secoda.run.baseline.BaselineSetting;
import co.secoda.sandbox.PlayedSandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Every way in which a goal ends, against a Secoda whose time is played: ten minutes pass at once. */
@SuppressWarnings("NullAway.Init") // each test begins
class RunTest {
    private static final Path PASSING = Path.of("src/it/pairs/passing");
    private static final Path FAILING = Path.of("examples/shop/dbt-target");

    @TempDir
    private Path directory;

    private Path project;

    private PlayedSandbox secoda;
    private EarlierRun earlier;
    private GivenRun given;

    @Test
    void a_clean_run_passes_and_says_what_was_judged() throws Exception {
        begin("publish", "", PASSING);
        given.begun(RunFiles.Beginning.PUBLISH).publish();

        assertThat(gate("verdict")).isEqualTo("passed");
        assertThat(sync("evidence")).isEqualTo("last-run-advanced");
        assertThat(given.host.log.lines).anyMatch(line -> line.startsWith("info Secoda: passed: "));
        assertThat(passing()).hasSize(4);
    }

    @Test
    void a_run_over_its_limit_fails_the_build_with_the_numbers_and_the_worst_entities() throws Exception {
        begin("publish", "", FAILING);
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("0 are allowed")
                .hasMessageContaining("model ");

        assertThat(gate("verdict")).isEqualTo("failed");
        assertThat(passing()).isEmpty();
    }

    @Test
    void as_many_as_are_allowed_pass() throws Exception {
        begin("publish", "", FAILING);
        given.maxFailing = "50";
        given.onRunErrors = Reaction.IGNORE;
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        assertThat(gate("verdict")).isEqualTo("passed");
    }

    @Test
    void a_sync_that_never_shows_leaves_an_unknown_verdict_after_syncTimeout_and_fails() throws Exception {
        begin("publish", "last-run=never,sync=1h", PASSING);
        given.maxFailing = "-1";
        given.onRepublish = Reaction.IGNORE;
        earlierFailure();
        var before = given.host.now;

        given.maxFailing = "0";
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageStartingWith("Secoda: unknown: ");

        assertThat(gate("verdict")).isEqualTo("unknown");
        assertThat(Duration.between(before, given.host.now)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        assertThat(String.valueOf(gate("reasons")))
                .as("nothing changed, so no answer had to stand for longer")
                .contains("so nothing shows that the sync has ended")
                .doesNotContain("settleTime (now");
        assertThat(report("TEST-secoda.xml"))
                .contains("<error message=\"Secoda did not show within 10m", "skipped=\"0\"");
    }

    @Test
    void onSyncTimeout_warn_lets_the_build_go_on_without_a_verdict() throws Exception {
        begin("publish", "last-run=never,sync=1h", PASSING);
        earlierFailure();
        WaitSettings usual = WaitSettings.USUAL;
        given.waiting = new WaitSettings(
                true,
                usual.pollInterval(),
                usual.settleTime(),
                usual.syncTimeout(),
                OnSyncTimeout.WARN,
                usual.lastRunMoves());
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        assertThat(gate("verdict")).isEqualTo("unknown");
        assertThat(passing()).isEmpty();
        assertThat(report("TEST-secoda.xml"))
                .contains("<testcase classname=\"secoda\" name=\"publish\"><skipped message=\"Secoda did not show")
                .doesNotContain("<error", "<failure");
    }

    @Test
    void missing_artifacts_are_an_error_that_names_where_they_should_be() throws Exception {
        begin("publish", "", PASSING);
        Files.delete(project.resolve("target/run_results.json"));
        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(), ArtifactException.class, "run_results.json");
    }

    @Test
    void missing_artifacts_pass_where_the_settings_allow_that_and_the_files_say_so() throws Exception {
        begin("publish", "", PASSING);
        Files.delete(project.resolve("target/run_results.json"));
        given.onMissingArtifacts = RunSettings.OnMissingArtifacts.SKIP;
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        assertThat(gate("verdict")).isEqualTo("unknown");
        assertThat(passing()).isEmpty();
    }

    @Test
    void without_a_key_nothing_is_sent() throws Exception {
        begin("publish", "", PASSING);
        given.host.key = Optional.empty();
        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(),
                BadSettingException.class,
                "There is no API key",
                "secoda.onMissingKey");
    }

    @Test
    void without_a_key_the_artifacts_are_judged_alone_where_the_settings_say_so() throws Exception {
        begin("publish", "", FAILING);
        given.host.key = Optional.empty();
        given.onMissingKey = RunSettings.OnMissingKey.VALIDATE;
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class);
        assertThat(gate("verdict")).isEqualTo("failed");
        assertThat(summary().get("server")).isNull();
    }

    @Test
    void an_offline_Maven_judges_the_artifacts_alone_without_a_key_and_refuses_with_one() throws Exception {
        begin("publish", "", FAILING);
        given.host.offline = true;
        given.baseUrl = BaseUrl.ofRegion("us");
        given.onMissingKey = RunSettings.OnMissingKey.VALIDATE;
        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(),
                BadSettingException.class,
                "Maven is offline (-o), but secoda:publish needs");

        given.host.key = Optional.empty();
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class);
        assertThat(gate("verdict")).isEqualTo("failed");

        given.onMissingKey = RunSettings.OnMissingKey.FAIL;
        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(),
                BadSettingException.class,
                "Maven is offline (-o)");
    }

    @Test
    void a_refused_key_is_an_error_and_nothing_is_uploaded() throws Exception {
        begin("publish", "", PASSING);
        given.host.key = Optional.of("another-key-than-the-sandbox-knows");
        assertEnds(() -> given.begun(RunFiles.Beginning.PUBLISH).publish(), SecodaException.class, "401");
    }

    @Test
    void a_secoda_that_is_not_there_is_an_error() throws Exception {
        begin("publish", "", PASSING);
        secoda.close();
        assertEnds(() -> given.begun(RunFiles.Beginning.PUBLISH).publish(), SecodaException.class, "127.0.0.1");
    }

    @Test
    void onUnreachable_warn_lets_the_build_go_on_and_the_summary_says_unknown() throws Exception {
        begin("publish", "", PASSING);
        secoda.close();
        given.onUnreachable = RunSettings.OnUnreachable.WARN;
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        assertThat(gate("verdict")).isEqualTo("unknown");
        assertThat(given.host.log.of("warn")).anyMatch(line -> line.contains("secoda.onUnreachable=warn"));
    }

    @Test
    void an_integration_that_is_deleted_while_its_sync_is_waited_for_is_an_error_after_a_few_polls() throws Exception {
        begin("publish", "last-run=never,sync=1h", PASSING);
        earlierFailure();
        deleteIntegrationAfter(Duration.ofSeconds(20));
        Instant before = given.host.now;
        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(),
                SecodaException.class,
                "Integration " + SandboxSettings.DEFAULT_INTEGRATION_ID + " is not found any more",
                "Check secoda.integrationId");
        assertThat(Duration.between(before, given.host.now)).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void a_wrong_integration_is_told_once() throws Exception {
        begin("publish", "", PASSING);
        secoda.delete(SandboxSettings.DEFAULT_INTEGRATION_ID);

        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(),
                SecodaException.class,
                "ould not upload the dbt artifacts",
                "404 Not Found",
                "Check secoda.integrationId");
        assertThat(given.host.log.lines).noneMatch(line -> line.contains("404 Not Found"));
    }

    @Test
    void a_new_integration_whose_failing_tests_are_not_found_yet_is_told_after_the_upload() throws Exception {
        begin("publish", "blank", PASSING);
        given.begun(RunFiles.Beginning.PUBLISH).publish();

        assertThat(given.host.log.of("warn"))
                .anyMatch(line -> line.startsWith("What was failing before this run is not known: could not read"))
                .filteredOn(line -> line.contains("404 Not Found"))
                .hasSize(1);
    }

    @Test
    void an_integration_that_is_deleted_hides_no_failure_that_the_artifacts_prove() throws Exception {
        begin("publish", "last-run=never,sync=1h", FAILING);
        deleteIntegrationAfter(Duration.ofSeconds(20));
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("0 are allowed");
        assertThat(gate("verdict")).isEqualTo("failed");
        assertThat(sync("rule")).isEqualTo("absent-proven");
    }

    @Test
    void a_run_that_was_published_before_is_refused_where_the_settings_say_so() throws Exception {
        begin("publish", "", PASSING);
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        given.onRepublish = Reaction.FAIL;
        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(), ArtifactException.class, "secoda.onRepublish");
    }

    @Test
    void two_pairs_for_one_integration_are_refused_with_both_modules_named() throws Exception {
        begin("publish", "", PASSING);
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        given.host.module = new BuildModule("crm", "default-cli", 2, 2);
        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(),
                BadSettingException.class,
                "that of shop (",
                "that of crm (");
    }

    @Test
    void the_three_goals_work_as_one() throws Exception {
        begin("upload", "", FAILING);
        given.begun(RunFiles.Beginning.UPLOAD).upload();
        GivenRun trigger = next("trigger");
        trigger.begun(RunFiles.Beginning.TRIGGER).trigger();
        GivenRun check = next("check");
        assertThatThrownBy(() -> check.begun(RunFiles.Beginning.CHECK).check()).isInstanceOf(BuildFailsException.class);
        assertThat(gate("verdict")).isEqualTo("failed");
        assertThat(summary().get("goal")).isEqualTo("check");
        assertThat(report("TEST-secoda.xml")).contains("Downstream: the Finance dashboard reads from it");
    }

    @Test
    void check_without_an_upload_says_what_to_run_first() throws Exception {
        begin("check", "", PASSING);
        assertEnds(
                () -> given.begun(RunFiles.Beginning.CHECK).check(),
                BadSettingException.class,
                "There is no state file of an upload",
                "run upload and trigger first");
    }

    @Test
    void check_without_a_trigger_says_so() throws Exception {
        begin("upload", "", PASSING);
        given.begun(RunFiles.Beginning.UPLOAD).upload();
        GivenRun check = next("check");
        assertEnds(
                () -> check.begun(RunFiles.Beginning.CHECK).check(),
                BadSettingException.class,
                "no sync was triggered after it");
    }

    @Test
    void check_refuses_the_state_of_another_integration() throws Exception {
        begin("upload", "", PASSING);
        given.begun(RunFiles.Beginning.UPLOAD).upload();
        GivenRun check = next("check");
        check.integrationId = Optional.of("another-integration");
        assertEnds(
                () -> check.begun(RunFiles.Beginning.CHECK).check(),
                StateException.class,
                "not of another-integration (secoda.integrationId)");
    }

    @Test
    void a_run_is_judged_when_the_build_ends_if_the_settings_say_so() throws Exception {
        begin("publish", "", FAILING);
        given.atEnd = true;
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        assertThat(gate("verdict")).isEqualTo("unknown");

        given.host.end();

        assertThat(given.host.failuresAtEnd).singleElement().isInstanceOf(BuildFailsException.class);
        assertThat(gate("verdict")).isEqualTo("failed");
    }

    @Test
    void the_modules_of_a_build_never_send_more_than_thirty_writes_a_minute_and_say_how_long_that_takes()
            throws Exception {
        begin("publish", "writes=30", PASSING);
        Instant before = given.host.now;
        earlier = EarlierRun.in(directory.resolve("module-1/target/secoda"));
        given.host.module = new BuildModule("shop", "default-cli", 1, 40);
        List<String> told = new ArrayList<>();
        for (int module = 1; module <= 40; module++) {
            project = Files.createDirectories(directory.resolve("module-" + module));
            copy(PASSING);
            GivenRun run = of(given.host.at("publish", project));
            run.integrationId = Optional.of("integration-" + module);
            run.atEnd = true;
            run.begun(RunFiles.Beginning.PUBLISH).publish();
            told.addAll(run.host.log.lines);
            given = run;
        }

        assertThat(Duration.between(before, given.host.now)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        given.host.end();
        assertThat(gate("verdict")).isEqualTo("passed");
        assertThat(told)
                .filteredOn(line -> line.contains("30 writes a minute"))
                .containsExactly(
                        "info Secoda takes 30 writes a minute, and this build has 40 modules with 2 each:"
                                + " to send them takes 2 minutes or more.",
                        "info Secoda takes 30 writes a minute, and this build has sent as many: it waits."
                                + " 24 modules of 40 are still to come, which takes 1 minute or more.",
                        "info Secoda takes 30 writes a minute, and this build has sent as many: it waits."
                                + " 9 modules of 40 are still to come, which takes 1 minute or more.");
    }

    @Test
    void validate_judges_the_artifacts_alone() throws Exception {
        begin("validate", "", FAILING);
        given.host.key = Optional.empty();
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).validate())
                .isInstanceOf(BuildFailsException.class);
        copy(PASSING);
        given.begun(RunFiles.Beginning.CHECK).validate();
        assertThat(gate("verdict")).isEqualTo("passed");
    }

    @Test
    void a_check_begins_before_the_artifacts_are_read_and_ends_after_them() throws Exception {
        begin("validate", "", PASSING);
        given.host.clock = Optional.of(() -> given.host.now = given.host.now.plusSeconds(1));
        Instant before = given.host.now;

        given.begun(RunFiles.Beginning.CHECK).validate();

        Instant startedAt = Instant.parse(String.valueOf(summary().get("startedAt")));
        assertThat(startedAt).as("as soon as the directory is locked").isEqualTo(before.plusSeconds(2));
        assertThat(Instant.parse(String.valueOf(summary().get("finishedAt"))))
                .isBetween(startedAt.plusSeconds(2), given.host.now);
    }

    @Test
    void stale_sources_fail_a_run_offline_and_by_the_state_of_an_upload_in_another_job() throws Exception {
        begin("validate", "", PASSING);
        Files.writeString(
                project.resolve("target/sources.json"),
                """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/sources/v3.json",
                              "generated_at": "2026-09-15T05:40:00Z"},
                 "results": [{"unique_id": "source.shop.raw.orders", "status": "error",
                              "max_loaded_at_time_ago_in_s": 360000,
                              "criteria": {"error_after": {"count": 1, "period": "day"}}}]}""");
        given.rules = new RunRules(Reaction.FAIL);
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).validate())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("1 source is stale: source raw.orders (4 days old, error after 24h)");
        assertThat(report("TEST-secoda.xml")).contains("source raw.orders is fresh", "4 days old, error after 24h");
        assertThat(report("secoda.md")).contains("### Stale sources", "4 days old, error after 24h");
        assertThat(report("index.html")).contains("Stale sources", "4 days", "24h");
        assertThat(report("secoda.json")).contains("\"staleSources\"", "\"ageSeconds\" : 360000");

        next("upload").begun(RunFiles.Beginning.UPLOAD).upload();
        next("trigger").begun(RunFiles.Beginning.TRIGGER).trigger();
        Files.delete(project.resolve("target/sources.json"));
        next("check").rules = new RunRules(Reaction.FAIL);
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).check())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("1 source is stale");
        assertThat(gate("verdict")).isEqualTo("failed");
    }

    @Test
    void a_run_that_took_too_long_fails_offline_and_by_the_state_of_an_upload_in_another_job() throws Exception {
        begin("validate", "", PASSING);
        given.rules = new RunRules(
                Reaction.IGNORE, Optional.of(Duration.ofSeconds(1)), OptionalDouble.empty(), Reaction.FAIL);
        RunRules rules = given.rules;
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).validate())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("the run took 1s 263ms, 1s is allowed (secoda.maxDuration)");

        next("upload").begun(RunFiles.Beginning.UPLOAD).upload();
        next("trigger").begun(RunFiles.Beginning.TRIGGER).trigger();
        next("check").rules = rules;
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).check())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("1s is allowed (secoda.maxDuration)");
    }

    @Test
    void only_what_is_new_beside_a_given_baseline_fails_with_a_key_and_without() throws Exception {
        begin("validate", "", FAILING);
        given.failOn = FailOn.NEW;
        given.onRunErrors = Reaction.IGNORE;
        given.baseline = Optional.of(new BaselineSetting(BaselineSetting.Kind.FILE, PASSING.toAbsolutePath()));
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).validate())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("newly failing")
                .hasMessageContaining("new: model ");
        assertThat(String.valueOf(gate("reasons"))).contains("new is what was not failing in the run of 2026-09-15");
        assertThat(String.valueOf(gate("baseline"))).startsWith("the run of 2026-09-15");
        assertThat(given.host.log.of("error")).anyMatch(line -> line.startsWith("Failing, new: model "));
        assertThat(report("index.html")).contains("1 test, new");
        assertThat(report("secoda.md")).contains("; new; ");
        assertThat(report("TEST-secoda.xml")).contains("Baseline: new");

        Optional<BaselineSetting> same =
                Optional.of(new BaselineSetting(BaselineSetting.Kind.FILE, FAILING.toAbsolutePath()));
        given.baseline = same;
        given.begun(RunFiles.Beginning.CHECK).validate();
        assertThat(gate("verdict")).isEqualTo("passed");
        assertThat(given.host.log.of("warn")).anyMatch(line -> line.startsWith("Failing, as before: model "));
        assertThat(report("index.html")).contains("1 test, as before");
        assertThat(report("secoda.md")).contains("; as before; ");
        assertThat(report("TEST-secoda.xml")).contains("Baseline: as before");
        assertThat(report("secoda.json")).contains("\"new\" : false").doesNotContain("\"new\" : true");

        next("publish").failOn = FailOn.NEW;
        given.onRunErrors = Reaction.IGNORE;
        given.baseline = same;
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        assertThat(gate("verdict")).isEqualTo("passed");
        assertThat(String.valueOf(gate("reasons")))
                .contains("0 tables or models are newly failing", " still failing now");
    }

    @Test
    void a_rerun_of_a_failed_run_does_not_pass_beside_the_last_run_that_passed() throws Exception {
        begin("validate", "", PASSING);
        Path history = project.resolve("history");
        given.history = Optional.of(history);
        given.failOn = FailOn.NEW;
        given.onRunErrors = Reaction.IGNORE;
        given.baseline = Optional.of(new BaselineSetting(BaselineSetting.Kind.ACCEPTED, history));
        assertEnds(
                () -> given.begun(RunFiles.Beginning.CHECK).validate(),
                ArtifactException.class,
                "has no run that passed of the dbt project shop yet. To begin");
        given.maxFailing = "-1";
        given.begun(RunFiles.Beginning.CHECK).validate();

        copy(FAILING);
        given.maxFailing = "0";
        for (int attempt = 0; attempt < 2; attempt++) {
            given.host.now = given.host.now.plusSeconds(60);
            assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).validate())
                    .isInstanceOf(BuildFailsException.class);
        }
        given.baseline = Optional.of(new BaselineSetting(BaselineSetting.Kind.HISTORY, history));
        given.host.now = given.host.now.plusSeconds(60);
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).validate())
                .isInstanceOf(BuildFailsException.class);
    }

    @Test
    void a_wrong_baseline_is_refused_before_anything_is_sent() throws Exception {
        begin("publish", "", PASSING);
        given.failOn = FailOn.NEW;
        given.baseline = Optional.of(new BaselineSetting(BaselineSetting.Kind.FILE, project.resolve("nowhere")));
        assertEnds(
                () -> given.begun(RunFiles.Beginning.PUBLISH).publish(),
                ArtifactException.class,
                "secoda.baseline: there is no file or directory");
        assertThat(given.host.log.lines).noneMatch(line -> line.contains("Uploading"));
    }

    @Test
    void a_check_in_another_job_reads_the_baseline_itself() throws Exception {
        begin("upload", "", FAILING);
        given.begun(RunFiles.Beginning.UPLOAD).upload();
        next("trigger").begun(RunFiles.Beginning.TRIGGER).trigger();
        next("check").failOn = FailOn.NEW;
        given.onRunErrors = Reaction.IGNORE;
        given.baseline = Optional.of(new BaselineSetting(BaselineSetting.Kind.FILE, FAILING.toAbsolutePath()));
        given.begun(RunFiles.Beginning.CHECK).check();
        assertThat(gate("verdict")).isEqualTo("passed");
    }

    @Test
    void a_run_without_tests_fails_unless_the_settings_allow_that() throws Exception {
        begin("validate", "", Path.of("src/it/pairs/docs-generate"));
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).validate())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("secoda.onNothingTested");
    }

    @Test
    void a_dry_run_sends_nothing_and_needs_no_key() throws Exception {
        begin("publish", "", PASSING);
        given.host.key = Optional.empty();
        secoda.close();
        given.begun(RunFiles.Beginning.PUBLISH).rehearse();
        assertThat(given.host.log.of("info")).anyMatch(line -> line.startsWith("Dry run: nothing is sent."));
    }

    /** However a goal ends. */
    @AfterEach
    void nothing_there_is_of_the_earlier_run() throws Exception {
        given.host.end();
        secoda.close();
        earlier.assertGone();
    }

    private void begin(String goal, String habits, Path pair) throws Exception {
        project = directory;
        secoda = new PlayedSandbox(habits);
        PlayedHost host = new PlayedHost(goal, project);
        host.now = secoda.now();
        host.passes = secoda::pass;
        host.key = Optional.of(SandboxSettings.DEFAULT_API_KEY);
        given = of(host);
        copy(pair);
        earlier = EarlierRun.in(project.resolve("target/secoda"));
    }

    private GivenRun of(PlayedHost host) {
        GivenRun run = new GivenRun(host);
        run.baseUrl = BaseUrl.parse(secoda.baseUrl().toString(), false);
        run.integrationId = Optional.of(SandboxSettings.DEFAULT_INTEGRATION_ID);
        return run;
    }

    /** A later goal of the same build. */
    private GivenRun next(String goal) {
        given = of(given.host.at(goal));
        return given;
    }

    /** A run before this one that failed, whose answer Secoda still has. */
    private void earlierFailure() throws Exception {
        copy(FAILING);
        given.maxFailing = "-1";
        given.onRunErrors = Reaction.IGNORE;
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        secoda.pass(Duration.ofHours(2));
        given.host.now = secoda.now();
        copy(PASSING);
        given.maxFailing = "0";
        given.onRunErrors = Reaction.FAIL;
    }

    /** Somebody deletes it in Secoda. */
    private void deleteIntegrationAfter(Duration delay) {
        Instant due = given.host.now.plus(delay);
        given.host.passes = passed -> {
            secoda.pass(passed);
            if (!given.host.now.isBefore(due)) {
                secoda.delete(SandboxSettings.DEFAULT_INTEGRATION_ID);
            }
        };
    }

    private void copy(Path pair) throws IOException {
        Path target = Files.createDirectories(project.resolve("target"));
        for (String name : List.of("manifest.json", "run_results.json")) {
            Files.copy(pair.resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** An error leaves no file that says what an earlier run said. */
    private void assertEnds(Errors.Work goal, Class<? extends Exception> as, String... saying) throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        Throwable end = catchThrowable(() -> Errors.of(
                () -> {
                    try {
                        goal.perform();
                    } catch (ArtifactException | SecodaException | StateException | BadSettingException e) {
                        thrown.add(e);
                        throw e;
                    }
                },
                Advice::onRun));
        assertThat(thrown).singleElement().isInstanceOf(as);
        assertThat(end).isInstanceOf(GoalErrorException.class);
        assertThat(end.getMessage()).contains(saying).doesNotContain("\n").endsWith(".");
        assertThat(passing()).isEmpty();
    }

    /** Which of the files for people, build servers and programs say that the run passed. */
    private List<String> passing() throws IOException {
        List<String> found = new ArrayList<>();
        if ("passed".equals(gate("verdict"))) {
            found.add("secoda.json");
        }
        if (report("index.html").contains(">Passed<")) {
            found.add("index.html");
        }
        if (report("secoda.md").toLowerCase(Locale.ROOT).contains("secoda: passed")) {
            found.add("secoda.md");
        }
        if (!report("TEST-secoda.xml").matches("(?s).*<(error|failure|skipped).*")) {
            found.add("TEST-secoda.xml");
        }
        return found;
    }

    private String report(String name) throws IOException {
        return Files.readString(project.resolve("target/secoda").resolve(name));
    }

    private Map<String, Object> summary() throws IOException {
        return JSON.std.mapFrom(Files.readString(project.resolve("target/secoda/secoda.json")));
    }

    private @Nullable Object gate(String field) throws IOException {
        return ((Map<?, ?>) Objects.requireNonNull(summary().get("gate"))).get(field);
    }

    private @Nullable Object sync(String field) throws IOException {
        return ((Map<?, ?>) Objects.requireNonNull(summary().get("sync"))).get(field);
    }
}
