package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/**
 * How a build ends by what the gate says of a run, which doesn't depend on the version of Maven. The rules themselves
 * are proven by the tests of the gate, whose clock is played: here they are met as a user meets them.
 */
class GateIT {
    /** What the sandbox has failing with its habit foreign=2, by the names of its catalogue. */
    private static final String FOREIGN = "WAREHOUSE.ANOTHER_PROJECT.ENTITY_1 and"
            + " WAREHOUSE.ANOTHER_PROJECT.ENTITY_2, both failing since before, are not of this run's manifest";

    private static final List<String> ORDERS =
            List.of(UUID.nameUUIDFromBytes("model.shop.orders".getBytes(StandardCharsets.UTF_8))
                    .toString());

    private final BuildFolder folder;

    GateIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static String[] from(String pair, String reports) {
        return new String[] {"secoda.artifactsDirectory=" + pair, "secoda.reportDirectory=" + reports};
    }

    @OnMaven(V3_9)
    void artifacts_prove_a_failure_where_nothing_moves_and_nothing_changes(MavenVersion maven) {
        Summary summary = folder.pair("failing")
                .on(maven)
                .sandbox("last-run=never,sync=1h")
                .with("secoda.settleTime=300ms", "secoda.syncTimeout=500ms")
                .run("publish")
                .failed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("sync.rule")).isEqualTo("unchanged-and-proven");
        assertThat(summary.get("sync.evidence")).isEqualTo("artifacts");
        assertThat(summary.get("server.failing")).isEqualTo(List.of());
        assertThat(summary.get("gate.reasons.0"))
                .asString()
                .startsWith("this run's artifacts prove that at least 1 table or model is failing");
    }

    @OnMaven(V3_9)
    void fail_fast_fails_without_waiting_for_a_sync_of_an_hour(MavenVersion maven) {
        Summary summary = folder.pair("failing")
                .on(maven)
                .sandbox("sync=1h")
                .run("publish", "-Dsecoda.failFast")
                .failed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("sync.rule")).isEqualTo("proven-at-once");
        assertThat(summary.get("sync.evidence")).isEqualTo("artifacts");
        assertThat(summary.get("sync.polls")).isEqualTo(List.of());
    }

    @OnMaven(V3_9)
    void what_no_answer_to_come_can_make_fail_passes_where_nothing_moves(MavenVersion maven) {
        Summary summary = folder.pair("passing")
                .on(maven)
                .sandbox("last-run=never,sync=100ms")
                .with("secoda.settleTime=300ms")
                .run("publish")
                .passed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("sync.rule")).isEqualTo("unchanged-and-bounded");
        assertThat(summary.get("sync.evidence")).isEqualTo("bounded");
    }

    @OnMaven(V3_9)
    void what_no_answer_to_come_can_make_fail_passes_also_if_the_settle_time_is_over_the_timeout(MavenVersion maven) {
        Summary summary = folder.pair("passing")
                .on(maven)
                .sandbox("last-run=never,sync=100ms")
                .with("secoda.settleTime=1m", "secoda.syncTimeout=500ms")
                .run("publish")
                .passed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("sync.rule")).isEqualTo("timeout-bounded");
        assertThat(summary.get("sync.evidence")).isEqualTo("bounded");
    }

    @OnMaven(V3_9)
    void as_many_failing_entities_as_are_allowed_pass_and_secoda_has_them(MavenVersion maven) {
        Summary summary = folder.pair("failing")
                .on(maven)
                .sandbox()
                .with("secoda.settleTime=3s")
                .run("publish", "-Dsecoda.maxFailing=10%")
                .passed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("gate.maxFailing")).isEqualTo(1);
        assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
        assertThat(summary.get("server.failing")).isEqualTo(ORDERS);
    }

    @OnMaven(V3_9)
    void sets_that_are_empty_while_a_sync_writes_pass_nothing(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withHabits("sync=500ms,last-run=never,clears-first")) {
            MavenBuild build = sandbox.of(folder.pair("failing").on(maven))
                    .with("secoda.artifactsDirectory=target", "secoda.settleTime=1s", "secoda.syncTimeout=2s");
            build.with("secoda.reportDirectory=reports/first").run("publish").failed();
            Summary summary = build.with("secoda.reportDirectory=reports/second")
                    .run("publish")
                    .failed()
                    .summary("reports/second");

            assertThat(summary.get("gate.verdict")).isEqualTo("failed");
            assertThat(summary.get("sync.rule")).isEqualTo("unchanged-and-proven");
            assertThat(summary.get("sync.polls.failing")).asInstanceOf(LIST).contains(0);
            assertThat(summary.polls())
                    .filteredOn(poll -> Integer.valueOf(0).equals(poll.get("failing")))
                    .allMatch(poll -> "wait".equals(poll.get("decision")));
        }
    }

    @OnMaven(V3_9)
    void on_disagreement_fail_more_failing_entities_than_the_artifacts_explain_fail_the_build(MavenVersion maven) {
        Summary summary = folder.pair("failing")
                .on(maven)
                .sandbox("foreign=2,sync=100ms")
                .with("secoda.settleTime=300ms")
                .run("publish", "-Dsecoda.maxFailing=5", "-Dsecoda.onDisagreement=fail")
                .failed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("sync.rule")).isEqualTo("moved-and-settled");
        assertThat(summary.get("gate.reasons"))
                .isEqualTo(List.of("Secoda has model orders failing, as this run does; " + FOREIGN));
    }

    @OnMaven(V3_9)
    void artifacts_prove_the_failure_of_a_run_whose_sync_fails_itself(MavenVersion maven) {
        Summary summary = folder.pair("failing")
                .on(maven)
                .sandbox("fails,sync=100ms")
                .run("publish")
                .failed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
        assertThat(summary.get("server.failing")).isEqualTo(List.of());
        assertThat(summary.get("gate.notes.0"))
                .asString()
                .isEqualTo("this run has model orders failing, and Secoda doesn't");
    }

    @OnMaven(V3_9)
    void answers_that_are_none_lose_a_poll_and_no_more(MavenVersion maven) {
        Summary summary = folder.pair("passing")
                .on(maven)
                .sandbox("faults=503x2@failing_tests,faults=200x2@failing_tests,sync=100ms")
                .with("secoda.retries=0", "secoda.settleTime=300ms")
                .run("publish")
                .passed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("sync.rule")).isEqualTo("moved-and-settled");
        assertThat(summary.find("server.baseline")).isEmpty();
        assertThat(summary.get("sync.polls.0.problem")).asString().contains("503");
        assertThat(summary.polls().subList(0, 3))
                .allMatch(poll -> poll.get("problem") != null
                        && poll.get("failing") == null
                        && "wait".equals(poll.get("decision")));
        assertThat(summary.find("sync.polls.3.problem")).isEmpty();
    }

    @OnMaven(V3_9)
    void the_first_answer_of_a_new_integration_is_tied_to_the_run_by_last_run(MavenVersion maven) {
        FinishedBuild build = folder.pair("failing")
                .on(maven)
                .sandbox("blank,sync=100ms")
                .with("secoda.settleTime=300ms")
                .run("publish")
                .failed();

        Summary summary = build.summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
        assertThat(summary.find("server.baseline")).isEmpty();
        assertThat(summary.get("server.failing")).asInstanceOf(LIST).hasSize(1);
        build.logHas("What was failing before this run is not known");
    }

    @OnMaven(V3_9)
    void without_a_key_as_in_the_pull_request_of_a_fork_the_artifacts_are_judged_alone_or_nothing_is_done(
            MavenVersion maven) {
        MavenBuild build = folder.pair("passing", "passing")
                .pair("failing", "failing")
                .on(maven)
                .with("secoda.integrationId=3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11");
        Summary broken = build.with(from("failing", "reports/failing"))
                .run("publish", "-Dsecoda.onMissingKey=validate")
                .failed()
                .summary("reports/failing");
        Summary whole = build.with(from("passing", "reports/passing"))
                .run("publish", "-Dsecoda.onMissingKey=validate")
                .passed()
                .summary("reports/passing");
        Summary skipped = build.with(from("failing", "reports/skipped"))
                .run("publish", "-Dsecoda.onMissingKey=skip")
                .passed()
                .summary("reports/skipped");

        assertThat(broken.get("gate.verdict")).isEqualTo("failed");
        assertThat(broken.find("server")).isEmpty();
        assertThat(broken.find("sync")).isEmpty();
        assertThat(broken.get("local.failing.uniqueId")).isEqualTo(List.of("model.shop.orders"));
        assertThat(whole.get("gate.verdict")).isEqualTo("passed");
        assertThat(skipped.get("gate.verdict")).isEqualTo("unknown");
    }

    @OnMaven(V3_9)
    void where_last_run_moves_when_a_sync_starts_the_old_answer_must_stand_for_the_settle_time_and_does_not(
            MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withHabits("sync=1s,last-run=start")) {
            MavenBuild build = sandbox.of(folder.pair("passing", "passing")
                            .pair("failing", "failing")
                            .on(maven))
                    .with("secoda.settleTime=2s");
            build.with(from("failing", "reports/failing")).run("publish").failed();
            untilSomethingFails(build);
            Summary summary = build.with(from("passing", "reports/passing"))
                    .run("publish")
                    .passed()
                    .summary("reports/passing");

            assertThat(summary.get("gate.verdict")).isEqualTo("passed");
            assertThat(summary.get("sync.rule")).isEqualTo("moved-and-settled");
            assertThat(summary.find("sync.polls.0.lastRun")).isPresent();
            assertThat(summary.get("sync.polls.0.failing")).isEqualTo(1);
            assertThat(summary.get("server.failing")).isEqualTo(List.of());
        }
    }

    /** A run that is proven to fail may end before its sync does; the next one is to find what that wrote. */
    private static void untilSomethingFails(MavenBuild build) {
        String failing = "";
        for (int asked = 0; asked < 30 && !failing.contains("orders"); asked++) {
            failing = build.run("list-failing", "-Dsecoda.outputFile=failing.txt")
                    .passed()
                    .file("failing.txt")
                    .toLowerCase(Locale.ROOT);
        }
        assertThat(failing).contains("orders");
    }

    @OnMaven(V3_9)
    void where_last_run_never_moves_sets_change_fit_the_artifacts_and_stand_still(MavenVersion maven) {
        Summary summary = folder.pair("failing")
                .on(maven)
                .sandbox("last-run=never,sync=500ms")
                .with("secoda.settleTime=1s")
                .run("publish")
                .failed()
                .summary();

        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("sync.rule")).isEqualTo("changed-and-settled");
        assertThat(summary.get("sync.evidence")).isEqualTo("set-changed-and-settled");
        assertThat(summary.polls()).isNotEmpty().allMatch(poll -> poll.get("lastRun") == null);
    }

    @OnMaven(V3_9)
    void fail_on_new_counts_what_was_not_failing_before(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withHabits("sync=100ms,foreign=2")) {
            MavenBuild build = sandbox.of(folder.pair("passing", "passing")
                            .pair("failing", "failing")
                            .on(maven))
                    .with("secoda.settleTime=300ms");
            FinishedBuild all =
                    build.with(from("passing", "reports/any")).run("publish").failed();
            Summary mended = build.with(from("passing", "reports/passing"))
                    .run("publish", "-Dsecoda.failOn=new")
                    .passed()
                    .summary("reports/passing");
            Summary broken = build.with(from("failing", "reports/failing"))
                    .run("publish", "-Dsecoda.failOn=new")
                    .failed()
                    .summary("reports/failing");

            Summary any = all.summary("reports/any");
            assertThat(any.get("gate.verdict")).isEqualTo("failed");
            assertThat(any.get("server.failing")).asInstanceOf(LIST).hasSize(2);
            assertThat(any.get("gate.notes")).isEqualTo(List.of(FOREIGN));
            all.logHas("Note: " + FOREIGN);
            assertThat(mended.get("gate.verdict")).isEqualTo("passed");
            assertThat(mended.get("gate.failOn")).isEqualTo("new");
            assertThat(mended.get("server.failing")).asInstanceOf(LIST).hasSize(2);
            assertThat(mended.get("server.newFailing")).isEqualTo(List.of());
            assertThat(broken.get("gate.verdict")).isEqualTo("failed");
            assertThat(broken.get("sync.evidence")).isEqualTo("last-run-advanced");
            assertThat(broken.get("server.newFailing")).isEqualTo(ORDERS);
            assertThat(broken.get("gate.reasons.0")).asString().contains("newly failing");
        }
    }

    @OnMaven(V3_9)
    void fail_on_new_without_a_baseline_is_not_waited_for_and_the_run_is_uploaded_all_the_same(MavenVersion maven) {
        FinishedBuild build = folder.pair("passing")
                .on(maven)
                .sandbox("blank")
                .run("publish", "-Dsecoda.failOn=new")
                .failed();

        Summary summary = build.summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("unknown");
        // The next build has a baseline, since this run is uploaded and its sync is started.
        assertThat(summary.find("sync.triggeredAt")).isPresent();
        assertThat(summary.get("sync.rule")).isEqualTo("no-baseline");
        assertThat(summary.get("sync.evidence")).isEqualTo("none");
        build.logHas("Secoda has accepted the trigger");
        build.logHas(
                "secoda.failOn=new needs to know what was failing before this run, " + "and that could not be read");
        build.hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void a_node_that_dbt_could_not_build_fails_the_build_unless_run_errors_are_allowed(MavenVersion maven) {
        folder.pair("passing");
        Pairs.setStatus(folder.path().resolve("target"), "model.shop.customers", "error");
        FinishedBuild build = folder.on(maven)
                .with("secoda.reportDirectory=reports/fail")
                .run("validate")
                .failed();
        FinishedBuild warned = folder.on(maven)
                .with("secoda.reportDirectory=reports/warn")
                .run("validate", "-Dsecoda.onRunErrors=warn")
                .passed();

        Summary failed = build.summary("reports/fail");
        assertThat(failed.get("gate.verdict")).isEqualTo("failed");
        assertThat(failed.get("gate.reasons"))
                .isEqualTo(List.of("dbt could not build 1 node: model customers (secoda.onRunErrors)"));
        assertThat(failed.get("local.errored.uniqueId")).isEqualTo(List.of("model.shop.customers"));
        build.logHas("Not built: model customers (models/marts/customers.sql)");
        assertThat(warned.summary("reports/warn").get("gate.verdict")).isEqualTo("passed");
    }

    @OnMaven(V3_9)
    void the_old_answer_of_a_run_that_failed_fails_nothing(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withHabits("sync=1s,clock=1h")) {
            MavenBuild build = sandbox.of(folder.pair("passing", "passing")
                            .pair("failing", "failing")
                            .on(maven))
                    .with("secoda.settleTime=1s");
            Summary before = build.with(from("failing", "reports/failing"))
                    .run("publish")
                    .failed()
                    .summary("reports/failing");
            Summary summary = build.with(from("passing", "reports/passing"))
                    .run("publish")
                    .passed()
                    .summary("reports/passing");

            assertThat(before.get("gate.verdict")).isEqualTo("failed");
            assertThat(summary.get("gate.verdict")).isEqualTo("passed");
            assertThat(summary.get("sync.rule")).isEqualTo("moved-and-settled");
            assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
            assertThat(summary.get("server.baseline.failing")).isEqualTo(ORDERS);
            assertThat(summary.get("sync.polls.0.failing")).isEqualTo(1);
            assertThat(summary.get("sync.polls.0.decision")).isEqualTo("wait");
            assertThat(summary.get("server.failing")).isEqualTo(List.of());
        }
    }

    @OnMaven(V3_9)
    void the_old_answer_of_a_run_that_passed_lets_nothing_pass(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withHabits("sync=1500ms,clock=-1h")) {
            MavenBuild build = sandbox.of(folder.pair("passing", "passing")
                            .pair("failing", "failing")
                            .on(maven))
                    .with("secoda.settleTime=3s");
            Summary before = build.with(from("passing", "reports/passing"))
                    .run("publish")
                    .passed()
                    .summary("reports/passing");
            Summary summary = build.with(from("failing", "reports/failing"))
                    .run("publish")
                    .failed()
                    .summary("reports/failing");

            assertThat(before.get("gate.verdict")).isEqualTo("passed");
            assertThat(before.get("gate.reasons.0")).isEqualTo("29 tests of 12 tables and models, none failing");
            assertThat(summary.get("gate.verdict")).isEqualTo("failed");
            assertThat(summary.get("sync.rule")).isEqualTo("moved-and-certain");
            assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
            assertThat(summary.get("server.baseline.failing")).isEqualTo(List.of());
            assertThat(summary.get("sync.polls.0.failing")).isEqualTo(0);
            assertThat(summary.get("sync.polls.0.decision")).isEqualTo("wait");
            assertThat(summary.get("server.failing")).isEqualTo(ORDERS);
        }
    }

    @OnMaven(V3_9)
    void the_end_of_a_sync_that_was_running_when_this_one_was_triggered_is_waited_for_and_does_not_count(
            MavenVersion maven) {
        FinishedBuild build = folder.pair("passing")
                .on(maven)
                .sandbox("scheduled=1h,sync=3s")
                .with("secoda.settleTime=1s")
                .run("publish")
                .passed();

        Summary summary = build.summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("sync.rule")).isEqualTo("moved-and-settled");
        assertThat(summary.polls().get(summary.polls().size() - 1).get("lastRun"))
                .isNotEqualTo(summary.polls().get(0).get("lastRun"));
        build.logHas("Another sync is running. Trying again");
    }

    @OnMaven(V3_9)
    void a_failing_test_of_two_models_may_flag_both_or_one_of_them_and_the_answer_decides(MavenVersion maven) {
        folder.pair("passing");
        Pairs.setStatus(folder.path().resolve("target"), "test.shop.no_payment_before_the_order", "fail");
        String[] settings = {"secoda.maxFailing=1", "secoda.settleTime=300ms"};
        Summary both = folder.on(maven)
                .sandbox("relationship=both,sync=100ms")
                .with(settings)
                .with("secoda.reportDirectory=reports/both")
                .run("publish")
                .failed()
                .summary("reports/both");
        Summary one = folder.on(maven)
                .sandbox("relationship=one,sync=100ms")
                .with(settings)
                .with("secoda.reportDirectory=reports/one")
                .run("publish")
                .passed()
                .summary("reports/one");

        assertThat(both.get("gate.verdict")).isEqualTo("failed");
        assertThat(both.get("server.failing")).asInstanceOf(LIST).hasSize(2);
        assertThat(both.get("sync.rule")).isEqualTo("moved-and-settled");
        assertThat(one.get("gate.verdict")).isEqualTo("passed");
        assertThat(one.get("server.failing")).asInstanceOf(LIST).hasSize(1);
        assertThat(one.get("local.failing")).asInstanceOf(LIST).hasSize(2);
    }

    @OnMaven(V3_9)
    void limits_and_percentages_are_just_held_and_just_passed(MavenVersion maven) {
        MavenBuild build = folder.pair("failing").on(maven);
        Summary held = build.with("secoda.reportDirectory=reports/held")
                .run("validate", "-Dsecoda.maxFailing=1", "-Dsecoda.maxWarning=1", "-Dsecoda.maxSkipped=4")
                .passed()
                .summary("reports/held");
        Summary warning = build.with("secoda.reportDirectory=reports/warning")
                .run("validate", "-Dsecoda.maxFailing=1", "-Dsecoda.maxWarning=0")
                .failed()
                .summary("reports/warning");
        Summary skipped = build.with("secoda.reportDirectory=reports/skipped")
                .run("validate", "-Dsecoda.maxFailing=1", "-Dsecoda.maxSkipped=3")
                .failed()
                .summary("reports/skipped");
        Summary percentages = build.with("secoda.reportDirectory=reports/percentages")
                .run("validate", "-Dsecoda.maxFailing=10%", "-Dsecoda.maxSkipped=13%")
                .failed()
                .summary("reports/percentages");

        assertThat(held.get("gate.verdict")).isEqualTo("passed");
        assertThat(warning.get("gate.verdict")).isEqualTo("failed");
        assertThat(warning.get("gate.reasons"))
                .isEqualTo(List.of("1 table or model is warning, 0 are allowed (secoda.maxWarning)"));
        assertThat(skipped.get("gate.verdict")).isEqualTo("failed");
        assertThat(skipped.get("gate.reasons"))
                .isEqualTo(List.of("4 tests were skipped, 3 are allowed (secoda.maxSkipped)"));
        assertThat(percentages.get("local.testedEntities")).isEqualTo(10);
        assertThat(percentages.get("gate.maxFailing")).isEqualTo(1);
        assertThat(percentages.get("gate.maxSkipped")).isEqualTo(3);
        assertThat(percentages.get("gate.reasons"))
                .isEqualTo(List.of("4 tests were skipped, 3 are allowed (secoda.maxSkipped=13%)"));
    }

    @OnMaven(V3_9)
    void where_nothing_ties_an_answer_to_this_run_the_message_says_what_was_seen_and_which_settings_help(
            MavenVersion maven) {
        FinishedBuild build = folder.pair("passing")
                .on(maven)
                .sandbox("last-run=never,foreign=1,sync=100ms")
                .with("secoda.settleTime=2s", "secoda.syncTimeout=4s")
                .run("publish")
                .failed();

        Summary summary = build.summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("unknown");
        assertThat(summary.get("sync.rule")).isEqualTo("timeout");
        assertThat(summary.get("sync.evidence")).isEqualTo("none");
        assertThat(summary.get("gate.reasons").toString())
                .contains(
                        "seen at the end: last-run is still never, "
                                + "Secoda's result is still that of before the upload (1 failing, 0 warning)",
                        "secoda.syncTimeout",
                        "secoda.onSyncTimeout=accept",
                        "secoda.maxFailing")
                // An answer never had to stay the same here.
                .doesNotContain("secoda.settleTime");
        build.logHas("Secoda: unknown: ");
        assertThat(build.log())
                .containsPattern("Waiting for Secoda's sync: max \\ds more \\(secoda\\.syncTimeout\\)\\.");
        build.logHas("No sign of the sync yet.");
        build.hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void on_sync_timeout_warn_the_verdict_is_unknown_and_the_build_goes_on(MavenVersion maven) {
        FinishedBuild build = folder.pair("passing")
                .on(maven)
                .sandbox("last-run=never,foreign=1,sync=100ms")
                .with("secoda.settleTime=300ms", "secoda.syncTimeout=1s")
                .run("publish", "-Dsecoda.onSyncTimeout=warn")
                .passed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("unknown");
        assertThat(build.summary().get("sync.evidence")).isEqualTo("none");
        build.logHas("[WARNING] Secoda: unknown: ");
    }

    @OnMaven(V3_9)
    void on_sync_timeout_accept_the_last_answer_is_judged_with_no_evidence(MavenVersion maven) {
        MavenBuild build = folder.pair("passing", "passing")
                .pair("failing", "failing")
                .on(maven)
                .sandbox("last-run=never,foreign=1,sync=1h")
                .with("secoda.settleTime=300ms", "secoda.syncTimeout=1s", "secoda.onSyncTimeout=accept");
        Summary within = build.with(from("failing", "reports/failing"))
                .run("publish", "-Dsecoda.maxFailing=1")
                .passed()
                .summary("reports/failing");
        Summary over = build.with(from("passing", "reports/passing"))
                .run("publish")
                .failed()
                .summary("reports/passing");

        assertThat(within.get("gate.verdict")).isEqualTo("passed");
        assertThat(within.get("sync.rule")).isEqualTo("timeout");
        assertThat(within.get("sync.evidence")).isEqualTo("none");
        assertThat(within.get("gate.notes"))
                .isEqualTo(List.of(
                        "1 of 1 id in Secoda's answer stays without a name: the catalogue gave no more names in the"
                                + " time that was left for them (secoda.names)",
                        "nothing shows that Secoda's answer is of this run"));
        assertThat(over.get("gate.verdict")).isEqualTo("failed");
        assertThat(over.get("sync.evidence")).isEqualTo("none");
    }

    @OnMaven(V3_9)
    void without_waiting_the_answer_of_now_is_judged_but_what_the_artifacts_prove_fails_whatever_it_says(
            MavenVersion maven) {
        MavenBuild build = folder.pair("failing", "failing").on(maven).sandbox("sync=1h");
        Summary now = build.with(from("failing", "reports/failing"))
                .run("publish", "-Dsecoda.awaitSync=false")
                .failed()
                .summary("reports/failing");
        Summary allowed = build.with(from("failing", "reports/all-allowed"))
                .run("publish", "-Dsecoda.maxFailing=-1")
                .passed()
                .summary("reports/all-allowed");

        assertThat(now.get("gate.verdict")).isEqualTo("failed");
        assertThat(now.get("sync.rule")).isEqualTo("asked-once");
        assertThat(now.polls()).hasSize(1);
        assertThat(now.get("server.failing")).isEqualTo(List.of());
        assertThat(allowed.get("gate.verdict")).isEqualTo("passed");
        assertThat(allowed.get("sync.rule")).isEqualTo("asked-once");
        assertThat(allowed.get("sync.evidence")).isEqualTo("none");
    }

    @OnMaven(V3_9)
    void a_run_that_no_answer_can_fail_is_not_waited_for_if_asked_not_to(MavenVersion maven) {
        FinishedBuild build = folder.pair("passing")
                .on(maven)
                .sandbox("last-run=never,sync=1h")
                .with("secoda.passFast=true")
                .run("publish")
                .passed();

        Summary summary = build.summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("sync.rule")).isEqualTo("bounded-at-once");
        assertThat(summary.get("sync.evidence")).isEqualTo("bounded");
        build.logHas("Secoda's sync was started, and the plugin did not wait for it");
    }

    @OnMaven(V3_9)
    void the_log_names_what_bounds_the_wait_and_what_it_was_for(MavenVersion maven) {
        FinishedBuild build = folder.pair("failing")
                .on(maven)
                .sandbox("last-run=never,sync=500ms,foreign=1")
                .with("secoda.maxFailing=1", "secoda.settleTime=1s")
                .run("publish")
                .failed();

        assertThat(build.summary().get("sync.rule")).isEqualTo("changed-and-settled");
        build.logHas("Waiting for Secoda's sync: max 9m 59s more (secoda.syncTimeout).");
        build.logHas("Result changed. It must now stay for 1s (secoda.settleTime).");
        build.logHas(", unchanged 1s (secoda.settleTime).");
    }
}
