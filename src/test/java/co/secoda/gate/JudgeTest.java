package co.secoda.gate;

import static co.secoda.gate.Settings.allow;
import static co.secoda.gate.Settings.allowNew;
import static co.secoda.gate.Settings.before;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.gate;
import static co.secoda.gate.Settings.notRead;
import static co.secoda.gate.Settings.onDisagreement;
import static co.secoda.gate.Settings.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.Caveats;
import co.secoda.dbt.Caveats.UnknownStatus;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
    private static final DbtRun ORDERS_FAILS = Runs.runFailing("orders");
    private static final Baseline CLEAN = before(failing());

    @Test
    void more_failing_entities_than_allowed_fail_with_the_numbers_first() {
        Verdict verdict = judge(Runs.cleanRun(), allow(1), before(failing("x")), moved(failing("x", "y")));

        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.FAILED);
        assertThat(verdict.failsBuild()).isTrue();
        assertThat(verdict.evidence()).isEqualTo(Evidence.LAST_RUN_ADVANCED);
        assertThat(verdict.reasons())
                .containsExactly("2 tables or models are failing, 1 is allowed (secoda.maxFailing)");
    }

    @Test
    void as_many_as_allowed_pass_and_say_what_was_judged() {
        Verdict verdict =
                judge(Runs.run().failing("orders").skipped(2).build(), allow(1, 0), CLEAN, moved(failing("orders")));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASSED);
        assertThat(verdict.failsBuild()).isFalse();
        assertThat(verdict.notes()).isEmpty();
        assertThat(verdict.reasons())
                .containsExactly(
                        "20 tests of 10 tables and models, 1 failing",
                        "1 table or model is failing, 1 is allowed (secoda.maxFailing)",
                        "0 tables or models are warning, 0 are allowed (secoda.maxWarning)");
    }

    @Test
    void a_limit_that_is_not_set_is_said_too() {
        assertThat(judge(Runs.cleanRun(), allow(0), CLEAN, moved(failing())).reasons())
                .contains(
                        "20 tests of 10 tables and models, none failing",
                        "0 tables or models are warning, any number is allowed (secoda.maxWarning)");
    }

    @Test
    void a_percentage_is_told_as_it_was_set() {
        GateSettings gate = gate(new Thresholds(Limit.parse("25%"), Limit.of(-1), Limit.of(-1)), FailOn.ANY);

        Verdict verdict = judge(Runs.run().tested(11).build(), gate, CLEAN, moved(failing("a", "b", "c")));

        assertThat(verdict.reasons())
                .containsExactly("3 tables or models are failing, 2 are allowed (secoda.maxFailing=25%)");
    }

    @Test
    void more_warnings_than_allowed_fail() {
        Verdict verdict = judge(
                Runs.run().warning("a").build(),
                allow(0, 0),
                CLEAN,
                moved(FailingTests.of(List.of("f"), List.of("a"))));

        assertThat(verdict.reasons())
                .containsExactly(
                        "1 table or model is failing, 0 are allowed (secoda.maxFailing)",
                        "1 table or model is warning, 0 are allowed (secoda.maxWarning)");
    }

    @Test
    void only_new_entities_count_if_only_new_ones_fail() {
        Baseline before = before(FailingTests.of(List.of("x"), List.of("y")));
        FailingTests now = FailingTests.of(List.of("x", "y"), List.of("z"));

        assertThat(judge(ORDERS_FAILS, allowNew(1), before, moved(now))).isInstanceOf(Verdict.Passed.class);
        assertThat(judge(ORDERS_FAILS, allowNew(0, 0), before, moved(now)).reasons())
                .containsExactly(
                        "1 table or model is newly failing, 0 are allowed (secoda.maxFailing)",
                        "1 table or model is newly warning, 0 are allowed (secoda.maxWarning)",
                        "new is what was not failing before the upload");
    }

    @Test
    void what_a_run_brought_that_failed_is_still_new_in_a_rerun_of_it() {
        RunState rerun = state(ORDERS_FAILS, before(failing("old", "orders")))
                .since(Optional.of(new LastGood(PlayedTime.START, failing("old"), true)));

        Verdict verdict = new Judge(allowNew(0)).judge(rerun, moved(failing("old", "orders")), waiting());

        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        assertThat(verdict.reasons())
                .containsExactly(
                        "1 table or model is newly failing, 0 are allowed (secoda.maxFailing)",
                        "new is what was not failing when a run of this integration last passed, at "
                                + PlayedTime.START);
    }

    @Test
    void what_was_failing_when_a_run_last_passed_is_accepted_and_the_verdict_says_since_when() {
        RunState state = state(ORDERS_FAILS, before(failing("orders")))
                .since(Optional.of(new LastGood(PlayedTime.START, failing("orders"), false)));

        Verdict verdict = new Judge(allowNew(0)).judge(state, moved(failing("orders")), waiting());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.reasons())
                .contains("0 tables or models are newly failing, 0 are allowed (secoda.maxFailing)")
                .endsWith("new is what was not failing before the first run that failed, at " + PlayedTime.START);
    }

    @Test
    void what_a_failed_run_brought_is_not_bounded_in_its_rerun() {
        RunState rerun = state(Runs.cleanRun(), before(failing("old", "orders")))
                .since(Optional.of(new LastGood(PlayedTime.START, failing("old"), true)));

        assertThat(Stakes.of(rerun, allowNew(0)).bounded()).isFalse();
        assertThat(Stakes.of(rerun, allowNew(1)).bounded()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void what_the_artifacts_prove_never_passes(Rule rule) {
        for (OnSyncTimeout reaction : OnSyncTimeout.values()) {
            Verdict failing = judge(ORDERS_FAILS, allow(0), CLEAN, ended(rule, failing()), waiting(reaction));
            Verdict warning = judge(
                    Runs.run().warning("orders").build(),
                    allow(0, 0),
                    CLEAN,
                    ended(rule, failing()),
                    waiting(reaction));

            assertThat(failing).isInstanceOf(Verdict.Failed.class);
            assertThat(failing.reasons().get(0))
                    .startsWith("this run's artifacts prove that at least 1 table or model is failing")
                    .endsWith(", 0 are allowed (secoda.maxFailing)");
            assertThat(warning).isInstanceOf(Verdict.Failed.class);
            assertThat(warning.reasons().get(0))
                    .startsWith("this run's artifacts prove that at least 1 table or model is warning")
                    .endsWith(", 0 are allowed (secoda.maxWarning)");
        }
    }

    @Test
    void what_is_proven_is_told_beside_what_the_server_says() {
        assertThat(judge(ORDERS_FAILS, allow(0), CLEAN, moved(failing())).reasons())
                .containsExactly(
                        "this run's artifacts prove that at least 1 table or model is failing, whatever Secoda says (0),"
                                + " 0 are allowed (secoda.maxFailing)");
        assertThat(judge(ORDERS_FAILS, allow(0), CLEAN, ended(Rule.TIMEOUT_PROVEN, failing("stale", "old")))
                        .reasons())
                .containsExactly("this run's artifacts prove that at least 1 table or model is failing,"
                        + " 0 are allowed (secoda.maxFailing)");
        assertThat(judge(ORDERS_FAILS, allow(0), CLEAN, moved(failing("orders")))
                        .reasons())
                .containsExactly("1 table or model is failing, 0 are allowed (secoda.maxFailing)");
    }

    @Test
    void a_failure_that_the_artifacts_prove_has_them_for_evidence() {
        assertThat(judge(ORDERS_FAILS, allow(0), CLEAN, ended(Rule.PROVEN_AT_ONCE))
                        .evidence())
                .isEqualTo(Evidence.ARTIFACTS);
        assertThat(judge(ORDERS_FAILS, allow(0), CLEAN, ended(Rule.TIMEOUT_PROVEN, failing()))
                        .evidence())
                .isEqualTo(Evidence.ARTIFACTS);
    }

    @Test
    void a_bound_passes() {
        Verdict verdict = judge(Runs.cleanRun(), allow(0), CLEAN, ended(Rule.UNCHANGED_AND_BOUNDED, failing()));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.evidence()).isEqualTo(Evidence.BOUNDED);
        assertThat(verdict.notes()).isEmpty();
    }

    // Unknown

    @Test
    void without_evidence_nothing_is_known_and_every_way_out_is_told_with_its_price() {
        Verdict verdict = judge(ORDERS_FAILS, allow(1), before(failing("x")), ended(Rule.TIMEOUT, failing("x")));

        assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNKNOWN);
        assertThat(verdict.evidence()).isEqualTo(Evidence.NONE);
        assertThat(verdict.failsBuild()).isTrue();
        assertThat(verdict.reasons())
                .containsExactly(
                        "Secoda did not show within 10m (secoda.syncTimeout) that it has processed this run",
                        "seen at the end: last-run is still where it was",
                        "a longer secoda.syncTimeout lets a slow sync end; every build may then wait that long",
                        "secoda.onSyncTimeout=accept takes the last answer after 10m; it may be that of the run before",
                        "with secoda.maxFailing=2 this run would be accepted after 1m whatever Secoda says, and with"
                                + " secoda.passFast=true at once; that allows 2 failing tables or models");
    }

    @Test
    void a_shorter_settleTime_is_advised_only_where_an_answer_had_to_stand_for_longer() {
        Outcome settling = new Outcome(
                Rule.TIMEOUT,
                Optional.of(failing("y")),
                PlayedTime.START,
                "it must stay the same for 20s more",
                true,
                Optional.empty(),
                List.of(),
                0);
        assertThat(judge(ORDERS_FAILS, allow(1), before(failing("x")), settling).reasons())
                .contains("a shorter secoda.settleTime (now 1m) ends the wait sooner, but a sync may then"
                        + " still be changing the answer");
    }

    @Test
    void an_answer_that_is_not_there_can_not_be_accepted() {
        Verdict verdict = judge(ORDERS_FAILS, allow(1), CLEAN, ended(Rule.TIMEOUT), waiting(OnSyncTimeout.ACCEPT));

        assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
        assertThat(verdict.failsBuild()).isTrue();
        assertThat(verdict.reasons()).noneMatch(reason -> reason.contains("accept"));
    }

    @Test
    void new_entities_can_not_be_told_without_a_baseline() {
        Verdict verdict = judge(
                ORDERS_FAILS,
                allowNew(1),
                notRead(),
                ended(Rule.NO_BASELINE, failing()),
                waiting(OnSyncTimeout.ACCEPT));

        assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
        assertThat(verdict.failsBuild()).isTrue();
        assertThat(verdict.reasons())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "secoda.failOn=new needs to know what was failing before this run, and that could not be read (HTTP 404)");
    }

    @Test
    void without_a_baseline_an_answer_that_was_asked_for_once_is_not_to_be_waited_for() {
        Verdict verdict = new Judge(allowNew(1))
                .judge(state(ORDERS_FAILS, notRead()), ended(Rule.ASKED_ONCE, failing()), Settings.notWaiting());

        assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
        assertThat(verdict.reasons())
                .containsExactly(
                        "secoda.failOn=new needs to know what was failing before this run, and that could not be read (HTTP 404)",
                        "secoda.failOn=any also counts what failed before, and does not need to");
    }

    @Test
    void what_the_artifacts_alone_fail_by_fails_without_a_baseline_too() {
        DbtRun broken = Runs.run().errored("model.shop.refunds").build();

        assertThat(judge(broken, allowNew(1), notRead(), ended(Rule.NO_BASELINE, failing())))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void the_limit_that_would_help_is_counted_for_new_entities_too() {
        assertThat(judge(ORDERS_FAILS, allowNew(0), before(failing("x")), ended(Rule.TIMEOUT, failing()))
                        .reasons())
                .last()
                .isEqualTo(
                        "with secoda.maxFailing=1 this run would be accepted after 10m whatever Secoda says, and with"
                                + " secoda.passFast=true at once; that allows 1 new failing table or model");
    }

    @Test
    void only_the_limits_that_are_too_low_are_told() {
        assertThat(judge(Runs.cleanRun(), allow(9, 0), before(failing("x")), ended(Rule.TIMEOUT, failing("x")))
                        .reasons())
                .noneMatch(reason -> reason.contains("secoda.maxFailing"))
                .last()
                .isEqualTo("with secoda.maxWarning=1 this run would be accepted after 1m whatever Secoda says, and with"
                        + " secoda.passFast=true at once; that allows 1 warning table or model");
    }

    @Test
    void a_limit_does_not_help_where_the_baseline_says_nothing() {
        assertThat(judge(ORDERS_FAILS, allow(1), notRead(), ended(Rule.TIMEOUT, failing()))
                        .reasons())
                .last()
                .isEqualTo(
                        "a higher secoda.maxFailing does not help here: the plugin has to know what was failing before, and that could not be read (HTTP 404)");
        Trigger late = new Trigger(PlayedTime.START, new LastRun(Optional.empty()), true);
        assertThat(new Judge(allow(1))
                        .judge(state(ORDERS_FAILS, CLEAN).triggered(late), ended(Rule.TIMEOUT, failing()), waiting())
                        .reasons())
                .last()
                .isEqualTo(
                        "a higher secoda.maxFailing does not help here: the plugin has to know what was failing before, and another sync ended after that was read");
    }

    @Test
    void a_timeout_that_only_warns_lets_the_build_go_on_with_nothing_known() {
        Verdict verdict =
                judge(ORDERS_FAILS, allow(1), CLEAN, ended(Rule.TIMEOUT, failing()), waiting(OnSyncTimeout.WARN));

        assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
        assertThat(verdict.failsBuild()).isFalse();
    }

    @Test
    void an_accepted_answer_is_judged_without_evidence() {
        WaitSettings accept = waiting(OnSyncTimeout.ACCEPT);

        Verdict passed = judge(ORDERS_FAILS, allow(1), CLEAN, ended(Rule.TIMEOUT, failing("x")), accept);
        Verdict failed = judge(ORDERS_FAILS, allow(1), CLEAN, ended(Rule.TIMEOUT, failing("x", "y")), accept);

        assertThat(passed).isInstanceOf(Verdict.Passed.class);
        assertThat(passed.evidence()).isEqualTo(Evidence.NONE);
        assertThat(passed.notes()).containsExactly("nothing shows that Secoda's answer is of this run");
        assertThat(failed).isInstanceOf(Verdict.Failed.class);
        assertThat(failed.evidence()).isEqualTo(Evidence.NONE);
    }

    @Test
    void an_answer_that_was_asked_for_once_is_judged_without_evidence() {
        assertThat(judge(ORDERS_FAILS, allow(1), CLEAN, ended(Rule.ASKED_ONCE, failing())))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(judge(ORDERS_FAILS, allow(1), CLEAN, ended(Rule.ASKED_ONCE, failing("x", "y"))))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void an_answer_that_was_asked_for_once_and_is_not_there_is_unknown() {
        Verdict verdict = judge(ORDERS_FAILS, allow(1), CLEAN, ended(Rule.ASKED_ONCE));

        assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
        assertThat(verdict.reasons())
                .containsExactly(
                        "Secoda's answer can't be checked: last-run is still where it was",
                        "with secoda.awaitSync=true the plugin waits for the sync, and asks until there is an answer");
    }

    @Test
    void without_a_limit_no_answer_is_needed_to_pass() {
        assertThat(judge(ORDERS_FAILS, allow(-1), CLEAN, ended(Rule.ASKED_ONCE)))
                .isInstanceOf(Verdict.Passed.class);
    }

    // The artifacts alone

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"MOVED_AND_CERTAIN", "UNCHANGED_AND_BOUNDED", "TIMEOUT", "ASKED_ONCE"})
    void what_the_artifacts_alone_fail_fails_however_the_wait_ends(Rule rule) {
        DbtRun run = Runs.run().errored("refunds").build();

        Verdict verdict = judge(run, allow(0), CLEAN, ended(rule, failing()), waiting(OnSyncTimeout.WARN));

        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        assertThat(verdict.reasons()).containsExactly("dbt could not build 1 node: model refunds (secoda.onRunErrors)");
        assertThat(verdict.evidence()).isEqualTo(rule == Rule.TIMEOUT ? Evidence.ARTIFACTS : rule.evidence());
    }

    @Test
    void many_nodes_that_dbt_could_not_build_are_counted() {
        DbtRun run = Runs.run().errored("a", "b", "c", "d", "e").build();

        assertThat(new Judge(allow(0))
                        .offline(run, Excuses.NONE, Optional.empty())
                        .reasons())
                .containsExactly(
                        "dbt could not build 5 nodes: model a, model b, model c and 2 more" + " (secoda.onRunErrors)");
    }

    @Test
    void three_nodes_that_dbt_could_not_build_are_all_named() {
        assertThat(new Judge(allow(0))
                        .offline(Runs.run().errored("a", "b", "c").build(), Excuses.NONE, Optional.empty())
                        .reasons())
                .containsExactly("dbt could not build 3 nodes: model a, model b, model c (secoda.onRunErrors)");
    }

    @Test
    void more_skipped_tests_than_allowed_fail() {
        GateSettings gate = gate(new Thresholds(Limit.of(-1), Limit.of(-1), Limit.parse("10%")), FailOn.ANY);

        assertThat(new Judge(gate)
                        .offline(Runs.run().withOutcome(18).skipped(2).build(), Excuses.NONE, Optional.empty()))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(new Judge(gate)
                        .offline(Runs.run().withOutcome(17).skipped(3).build(), Excuses.NONE, Optional.empty())
                        .reasons())
                .containsExactly("3 tests were skipped, 2 are allowed (secoda.maxSkipped=10%)");
    }

    @Test
    void a_run_that_tested_nothing_is_not_a_green_one() {
        DbtRun run = Runs.run().withOutcome(0).tested(0).build();

        assertThat(new Judge(allow(0))
                        .offline(run, Excuses.NONE, Optional.empty())
                        .reasons())
                .containsExactly(
                        "no test of this run has an outcome; its results are of dbt build (secoda.onNothingTested)");
    }

    @ParameterizedTest
    @CsvSource({"WARN,3", "IGNORE,0"})
    void run_errors_and_untested_runs_can_be_told_or_ignored_instead(Reaction reaction, int notes) {
        GateSettings gate = Settings.reacting(reaction, OnNothingTested.valueOf(reaction.name()), reaction);
        DbtRun run = Runs.run()
                .errored("refunds")
                .withOutcome(0)
                .caveats(new Caveats(
                        List.of(new UnknownStatus("melted", 1, "test.shop.t")), false, false, 0, 0, 0, false))
                .build();

        assertThat(new Judge(gate).offline(run, Excuses.NONE, Optional.empty())).isInstanceOf(Verdict.Passed.class);
        assertThat(new Judge(gate).offline(run, Excuses.NONE, Optional.empty()).notes())
                .hasSize(notes);
        assertThat(judge(run, gate, CLEAN, moved(failing())).notes()).hasSize(notes);
    }

    @Test
    void a_status_that_no_dbt_writes_fails_with_its_name_and_an_example() {
        DbtRun run = caveats(
                List.of(
                        new UnknownStatus("Melted", 1, "model.shop.m"),
                        new UnknownStatus("cancelled", 2, "test.shop.t")),
                false,
                0,
                0);

        assertThat(new Judge(allow(0))
                        .offline(run, Excuses.NONE, Optional.empty())
                        .reasons())
                .containsExactly(
                        "3 results have a status that no known dbt writes: \"Melted\" (1 result, model.shop.m),"
                                + " \"cancelled\" (2 results, such as test.shop.t) (secoda.onUnknownStatus)");
        assertThat(judge(run, allow(9), CLEAN, moved(failing()))).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void a_pass_says_what_it_is_worth() {
        DbtRun run = caveats(List.of(), true, 7, 1);

        Verdict verdict = judge(run, allow(0), CLEAN, moved(failing()));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.notes())
                .containsExactly(
                        "dbt ran with --empty: its tests looked at no rows, so a pass says" + " nothing about the data",
                        "7 of 20 tests passed without a query: dbt reused earlier outcomes, and this run did not look"
                                + " at the data again",
                        "1 test has no result, though dbt should have run all of them: it may have been interrupted");
        assertThat(new Judge(allow(0))
                        .offline(run, Excuses.NONE, Optional.empty())
                        .notes())
                .isEqualTo(verdict.notes());
    }

    @ParameterizedTest
    @CsvSource({"REUSED,true,true", "REUSED,false,false", "FAIL,true,false", "WARN,false,true"})
    void a_run_in_which_nothing_changed_may_pass_without_letting_all_untested_ones_pass(
            OnNothingTested setting, boolean nothingChanged, boolean passes) {
        DbtRun run = Runs.run()
                .withOutcome(0)
                .caveats(new Caveats(List.of(), false, false, 0, 0, 0, nothingChanged))
                .build();

        Verdict verdict = new Judge(Settings.reacting(Reaction.FAIL, setting, Reaction.FAIL))
                .offline(run, Excuses.NONE, Optional.empty());

        assertThat(verdict).isInstanceOf(passes ? Verdict.Passed.class : Verdict.Failed.class);
        assertThat(passes ? verdict.notes() : verdict.reasons())
                .singleElement()
                .asString()
                .contains(nothingChanged ? "since nothing had changed" : "its results are of dbt build");
    }

    private static DbtRun caveats(List<UnknownStatus> statuses, boolean empty, int withoutQuery, int withoutResult) {
        return Runs.run()
                .caveats(new Caveats(statuses, empty, false, withoutQuery, withoutResult, 0, false))
                .build();
    }

    @Test
    void a_pass_on_samples_and_tests_without_an_outcome_are_noted() {
        Verdict verdict = judge(
                Runs.run()
                        .caveats(new Caveats(List.of(), false, true, 0, 0, 2, false))
                        .build(),
                allow(0),
                CLEAN,
                moved(failing()));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.notes())
                .containsExactly(
                        "dbt ran with --sample: its tests looked at a sample of the rows, so a pass says"
                                + " nothing about the rest",
                        "2 tests are counted neither as passed nor as failing: success, no-op or reused is no outcome"
                                + " of a test");
    }

    // Offline

    @Test
    void offline_the_artifacts_entities_are_counted() {
        DbtRun run = Runs.run()
                .failing("orders", "customers")
                .warning("orders")
                .warning("x")
                .build();

        Verdict failed = new Judge(allow(1, 0)).offline(run, Excuses.NONE, Optional.empty());
        Verdict passed = new Judge(allow(2, 1)).offline(run, Excuses.NONE, Optional.empty());

        assertThat(failed.reasons())
                .containsExactly(
                        "2 tables or models are failing, 1 is allowed (secoda.maxFailing)",
                        "1 table or model is warning, 0 are allowed (secoda.maxWarning)");
        assertThat(failed.evidence()).isEqualTo(Evidence.ARTIFACTS);
        assertThat(passed).isInstanceOf(Verdict.Passed.class);
        assertThat(passed.evidence()).isEqualTo(Evidence.ARTIFACTS);
        assertThat(passed.reasons()).hasSize(3);
    }

    @Test
    void offline_every_entity_counts_as_new() {
        Verdict verdict = new Judge(allowNew(0)).offline(ORDERS_FAILS, Excuses.NONE, Optional.empty());

        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        assertThat(verdict.notes())
                .containsExactly(
                        "the files alone don't say what failed before: with secoda.failOn=new all that fails counts as"
                                + " new; name an earlier run with secoda.baseline");
        assertThat(new Judge(allow(0))
                        .offline(ORDERS_FAILS, Excuses.NONE, Optional.empty())
                        .notes())
                .isEmpty();
    }

    // Reconciling

    @Test
    void entities_beyond_what_the_artifacts_explain_are_told() {
        Verdict verdict = judge(
                Runs.runFailing("a", "b", "c"),
                allow(9),
                before(failing("x", "y")),
                moved(failing("a", "b", "c", "x", "y")));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.notes())
                .containsExactly(
                        "Secoda sees 5 failing tables or models, this run's artifacts explain 3; 2 come from other runs");
    }

    @Test
    void entities_that_the_artifacts_leave_and_the_server_does_not_see_are_told() {
        Verdict verdict =
                judge(Runs.run().failing("a").failing("b").warning("c").build(), allow(9), CLEAN, moved(failing("a")));

        assertThat(verdict.notes())
                .containsExactly(
                        "Secoda sees 1 failing table or model, though this run's artifacts prove at least 2:"
                                + " look at the sync on the integration's page",
                        "Secoda sees 0 warning tables or models, though this run's artifacts prove at least 1:"
                                + " look at the sync on the integration's page");
    }

    @Test
    void one_entity_of_another_run_is_told_in_the_singular() {
        assertThat(judge(Runs.cleanRun(), allow(9), CLEAN, moved(failing("x"))).notes())
                .containsExactly(
                        "Secoda sees 1 failing table or model, this run's artifacts explain 0; 1 comes from other runs");
    }

    @ParameterizedTest
    @CsvSource({"orders", "customers orders"})
    void one_or_both_models_of_a_relationship_test_fit(String flagged) {
        DbtRun run = Runs.run().failing("orders", "customers").build();

        assertThat(judge(run, allow(9), CLEAN, moved(failing(flagged.split(" ", -1))))
                        .notes())
                .isEmpty();
    }

    @Test
    void a_disagreement_can_fail_the_build_or_be_ignored() {
        GateSettings strict = onDisagreement(allow(9), Reaction.FAIL);
        GateSettings deaf = onDisagreement(allow(9), Reaction.IGNORE);

        assertThat(judge(Runs.cleanRun(), strict, CLEAN, moved(failing("x")))).isInstanceOf(Verdict.Failed.class);
        assertThat(judge(Runs.cleanRun(), strict, CLEAN, moved(failing("x"))).notes())
                .isEmpty();
        assertThat(judge(Runs.cleanRun(), strict, CLEAN, moved(failing()))).isInstanceOf(Verdict.Passed.class);
        assertThat(judge(Runs.cleanRun(), deaf, CLEAN, moved(failing("x")))).isInstanceOf(Verdict.Passed.class);
        assertThat(judge(Runs.cleanRun(), deaf, CLEAN, moved(failing("x"))).notes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CHANGED_AND_SETTLED,1", "MOVED_AND_SETTLED,1", "UNCHANGED_AND_BOUNDED,0", "TIMEOUT_BOUNDED,0"})
    void only_an_answer_of_this_run_can_disagree_with_its_artifacts(Rule rule, int notes) {
        assertThat(judge(Runs.cleanRun(), allow(9), CLEAN, ended(rule, failing("x")))
                        .notes())
                .hasSize(notes);
    }

    private static Outcome moved(FailingTests answer) {
        return ended(Rule.MOVED_AND_CERTAIN, answer);
    }

    private static Outcome ended(Rule rule, FailingTests answer) {
        return new Outcome(
                rule,
                Optional.of(answer),
                PlayedTime.START,
                "last-run is still where it was",
                false,
                Optional.empty(),
                List.of(),
                0);
    }

    private static Outcome ended(Rule rule) {
        return new Outcome(
                rule,
                Optional.empty(),
                PlayedTime.START,
                "last-run is still where it was",
                false,
                Optional.empty(),
                List.of(),
                0);
    }

    private static Verdict judge(DbtRun run, GateSettings gate, Baseline baseline, Outcome outcome) {
        return judge(run, gate, baseline, outcome, waiting());
    }

    private static Verdict judge(DbtRun run, GateSettings gate, Baseline baseline, Outcome outcome, WaitSettings wait) {
        return new Judge(gate).judge(state(run, baseline), outcome, wait);
    }

    private static RunState state(DbtRun run, Baseline baseline) {
        return new RunState(
                PlayedServer.ID,
                "http://127.0.0.1/api/v1",
                PlayedTime.START,
                run,
                baseline,
                Optional.empty(),
                Optional.empty());
    }
}
