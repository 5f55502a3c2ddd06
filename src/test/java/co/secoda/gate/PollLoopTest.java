package co.secoda.gate;

import static co.secoda.api.SecodaException.Kind.BAD_ANSWER;
import static co.secoda.api.SecodaException.Kind.NOT_FOUND;
import static co.secoda.api.SecodaException.Kind.REFUSED;
import static co.secoda.api.SecodaException.Kind.UNREACHABLE;
import static co.secoda.gate.PlayedServer.fails;
import static co.secoda.gate.Settings.allow;
import static co.secoda.gate.Settings.allowNew;
import static co.secoda.gate.Settings.before;
import static co.secoda.gate.Settings.failFast;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.notRead;
import static co.secoda.gate.Settings.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.FailingTests;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole waits against a server that is played answer by answer. */
class PollLoopTest {
    private static final String OLD = "2026-11-24T09:00:00Z";
    private static final String NEW = "2026-11-24T10:00:03Z";
    private static final DbtRun ORDERS_FAILS = Runs.runFailing("orders");

    private static final WaitSettings BRIEF = new WaitSettings(
            true,
            Duration.ofMillis(10),
            Duration.ofMillis(10),
            Duration.ofMillis(300),
            OnSyncTimeout.FAIL,
            LastRunMoves.UNKNOWN);

    private final PlayedTime time = new PlayedTime();
    private final PlayedServer server = new PlayedServer(time);
    private final List<String> told = new ArrayList<>();

    @Test
    void a_sync_of_one_second_is_judged_on_the_second_poll() throws Exception {
        server.answer(0, failing()).answer(1, failing("orders")).lastRun(1, NEW);

        Outcome outcome = await(ORDERS_FAILS, allow(0), before(failing()));

        assertEnded(outcome, Rule.MOVED_AND_CERTAIN, 10, failing("orders"));
    }

    @Test
    void a_sync_of_nine_minutes_is_waited_for() throws Exception {
        server.answer(0, failing("x")).answer(540, failing("x", "orders")).lastRun(540, NEW);

        Outcome outcome = await(ORDERS_FAILS, allow(1), before(failing("x")), waiting(5, 60, 900, OnSyncTimeout.FAIL));

        assertThat(outcome.rule()).isEqualTo(Rule.MOVED_AND_SETTLED);
        assertThat(outcome.answer()).contains(failing("x", "orders"));
    }

    @Test
    void a_mended_build_is_not_judged_by_the_failures_of_the_run_before() throws Exception {
        server.answer(0, failing("orders")).answer(540, failing()).lastRun(540, NEW);

        Outcome outcome =
                await(Runs.cleanRun(), allow(0), before(failing("orders")), waiting(5, 60, 900, OnSyncTimeout.FAIL));

        assertThat(outcome.rule()).isEqualTo(Rule.MOVED_AND_SETTLED);
        assertThat(outcome.answer()).contains(failing());
        assertThat(time.seconds()).isBetween(600L, 630L);
    }

    @Test
    void a_last_run_that_moves_at_the_start_waits_for_the_answer_to_settle() throws Exception {
        server.answer(0, failing("x")).lastRun(2, NEW).answer(33, failing("x", "orders"));

        Outcome outcome = await(ORDERS_FAILS, allow(1), before(failing("x")));

        assertEnded(outcome, Rule.MOVED_AND_SETTLED, 95, failing("x", "orders"));
    }

    @Test
    void a_last_run_that_never_moves_leaves_the_sets_to_tell() throws Exception {
        server.answer(0, failing("x")).answer(33, failing("x", "orders"));

        Outcome outcome = await(ORDERS_FAILS, allow(1), before(failing("x")));

        assertEnded(outcome, Rule.CHANGED_AND_SETTLED, 95, failing("x", "orders"));
    }

    @Test
    void the_same_sets_before_and_after_are_told_by_last_run() throws Exception {
        server.answer(0, failing("x")).lastRun(42, NEW);

        Outcome outcome = await(ORDERS_FAILS, allow(1), before(failing("x")));

        assertEnded(outcome, Rule.MOVED_AND_SETTLED, 105, failing("x"));
    }

    @Test
    void the_same_sets_before_and_after_without_a_move_are_unknown() throws Exception {
        server.answer(0, failing("x"));

        Outcome outcome = await(ORDERS_FAILS, allow(1), before(failing("x")));

        assertEnded(outcome, Rule.TIMEOUT, 600, failing("x"));
    }

    @Test
    void sets_that_are_cleared_first_and_change_twice_are_judged_at_last() throws Exception {
        server.answer(0, failing("x"))
                .answer(10, failing())
                .answer(30, failing("orders"))
                .answer(50, failing("orders", "x"));

        Outcome outcome = await(ORDERS_FAILS, allow(1), before(failing("x")));

        assertEnded(outcome, Rule.CHANGED_AND_SETTLED, 110, failing("orders", "x"));
    }

    @Test
    void failures_and_invalid_answers_in_the_middle_change_nothing() throws Exception {
        server.answer(0, failing("x"))
                .answer(10, fails(NOT_FOUND, 404))
                .answer(20, fails(UNREACHABLE, 503))
                .answer(30, fails(BAD_ANSWER, 200))
                .answer(40, failing("x", "orders"))
                .lastRun(10, fails(UNREACHABLE, 503))
                .lastRun(40, NEW);

        Outcome outcome = await(ORDERS_FAILS, allow(0), before(failing("x")));

        assertEnded(outcome, Rule.MOVED_AND_CERTAIN, 45, failing("x", "orders"));
        assertThat(outcome.polls())
                .contains(new Poll(
                        at(10),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.of("HTTP 404"),
                        "wait"));
    }

    @Test
    void an_integration_that_is_not_found_any_more_ends_the_wait_after_half_a_minute() {
        server.answer(0, failing()).answer(10, fails(NOT_FOUND, 404)).lastRun(10, fails(NOT_FOUND, 404));

        assertThatExceptionOfType(SecodaException.class)
                .isThrownBy(() -> await(Runs.cleanRun(), allow(0), before(failing("x"))))
                .withMessageStartingWith("integration 0a1b is not found any more: Secoda answered 404 to 7 polls")
                .withMessageContaining("it no longer exists there, or the user of this key can't see it")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(NOT_FOUND));
        assertThat(time.seconds()).isEqualTo(40);
    }

    @Test
    void an_integration_that_is_not_found_any_more_hides_no_failure_that_the_artifacts_prove() throws Exception {
        server.answer(0, fails(NOT_FOUND, 404)).lastRun(0, fails(NOT_FOUND, 404));

        Outcome outcome = await(ORDERS_FAILS, allow(0), before(failing()));

        assertThat(outcome.rule()).isEqualTo(Rule.ABSENT_PROVEN);
        assertThat(time.seconds()).isEqualTo(30);
        Verdict verdict =
                new Judge(allow(0)).judge(state(ORDERS_FAILS, before(failing()), trigger()), outcome, waiting());
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        assertThat(verdict.failsBuild()).isTrue();
        assertThat(((Verdict.Failed) verdict).evidence()).isEqualTo(Evidence.ARTIFACTS);
        assertThat(verdict.notes()).anyMatch(note -> note.startsWith("Secoda doesn't find the integration any more"));
    }

    @Test
    void an_integration_that_is_found_again_is_waited_for_as_before() throws Exception {
        server.answer(0, failing("x"))
                .answer(10, fails(NOT_FOUND, 404))
                .lastRun(10, fails(NOT_FOUND, 404))
                .answer(39, failing("x", "orders"))
                .lastRun(39, NEW);

        assertThat(await(ORDERS_FAILS, allow(0), before(failing("x"))).answer()).contains(failing("x", "orders"));
    }

    @Test
    void lists_that_are_not_found_of_an_integration_that_is_are_waited_for_until_the_timeout() throws Exception {
        server.answer(0, fails(NOT_FOUND, 404));

        assertThat(await(ORDERS_FAILS, allow(1), before(failing())).rule()).isEqualTo(Rule.TIMEOUT);
        assertThat(time.seconds()).isEqualTo(600);
    }

    @Test
    void a_few_polls_within_half_a_minute_are_not_enough_to_give_an_integration_up() throws Exception {
        server.answer(0, fails(NOT_FOUND, 404))
                .lastRun(0, fails(NOT_FOUND, 404))
                .answer(29, failing("orders"))
                .lastRun(29, NEW);

        assertThat(await(ORDERS_FAILS, allow(0), before(failing()), waiting(1, 60, 600, OnSyncTimeout.FAIL))
                        .rule())
                .isEqualTo(Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void a_last_run_that_can_not_be_read_leaves_the_sets_to_tell() throws Exception {
        server.answer(0, failing("orders")).lastRun(0, fails(UNREACHABLE, 503));

        Outcome outcome = await(ORDERS_FAILS, allow(1), before(failing()));

        assertThat(outcome.rule()).isEqualTo(Rule.CHANGED_AND_SETTLED);
        assertThat(outcome.polls()).allMatch(poll -> poll.problem().equals(Optional.of("HTTP 503")));
    }

    @Test
    void without_a_baseline_a_move_still_tells() throws Exception {
        server.answer(0, fails(NOT_FOUND, 404)).answer(20, failing("orders")).lastRun(20, NEW);

        Outcome outcome = await(ORDERS_FAILS, allow(1), notRead());

        assertEnded(outcome, Rule.MOVED_AND_SETTLED, 80, failing("orders"));
    }

    @Test
    void without_a_baseline_a_change_tells_nothing() throws Exception {
        server.answer(0, failing()).answer(20, failing("orders"));

        assertEnded(await(ORDERS_FAILS, allow(1), notRead()), Rule.TIMEOUT, 600, failing("orders"));
    }

    @Test
    void without_a_baseline_nothing_tells_what_is_new() throws Exception {
        server.answer(0, failing("orders")).lastRun(20, NEW);

        Outcome outcome = await(ORDERS_FAILS, allowNew(5), notRead());

        assertThat(outcome.rule()).isEqualTo(Rule.NO_BASELINE);
        assertThat(outcome.polls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T09:00:09Z", "2026-11-24T11:00:09Z", "2026-11-24T08:59:59Z"})
    void the_clock_of_the_server_may_be_an_hour_off(String moved) throws Exception {
        server.answer(0, failing("orders")).lastRun(9, moved);

        assertEnded(await(ORDERS_FAILS, allow(0), before(failing())), Rule.MOVED_AND_CERTAIN, 15, failing("orders"));
    }

    @Test
    void after_another_sync_a_change_is_not_taken_for_this_runs() throws Exception {
        server.answer(0, failing("another")).lastRun(200, NEW).answer(200, failing("another", "orders"));
        Trigger late = new Trigger(at(0), new LastRun(Optional.of(OLD)), true);

        Outcome outcome = watch().await(
                        state(ORDERS_FAILS, before(failing()), Optional.of(late)),
                        allow(1),
                        waiting(),
                        (words, pause, left) -> {});

        assertThat(outcome.rule()).isEqualTo(Rule.MOVED_AND_SETTLED);
        assertThat(outcome.answer()).contains(failing("another", "orders"));
    }

    @Test
    void entities_of_other_projects_that_fail_all_the_time_count_with_any() throws Exception {
        server.answer(0, failing("x", "y")).lastRun(20, NEW);

        Outcome outcome = await(Runs.cleanRun(), allow(1), before(failing("x", "y")));

        assertEnded(outcome, Rule.MOVED_AND_SETTLED, 80, failing("x", "y"));
        assertThat(judge(Runs.cleanRun(), allow(1), before(failing("x", "y")), outcome))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void entities_of_other_projects_that_fail_all_the_time_do_not_count_with_new() throws Exception {
        server.answer(0, failing("x", "y"));

        Outcome outcome = await(Runs.cleanRun(), allowNew(0), before(failing("x", "y")));

        assertEnded(outcome, Rule.UNCHANGED_AND_BOUNDED, 60, failing("x", "y"));
        assertThat(judge(Runs.cleanRun(), allowNew(0), before(failing("x", "y")), outcome))
                .isInstanceOf(Verdict.Passed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "customers", "orders customers"})
    void a_relationship_test_may_flag_one_of_its_models_or_both(String flagged) throws Exception {
        DbtRun run = Runs.run().failing("orders", "customers").build();
        FailingTests answer = failing(flagged.split(" ", -1));
        server.answer(0, failing()).answer(20, answer);

        assertEnded(await(run, allow(1), before(failing())), Rule.CHANGED_AND_SETTLED, 80, answer);
    }

    @Test
    void of_slow_polls_no_more_than_what_is_certain_counts() throws Exception {
        server.answer(0, failing()).answer(30, failing("orders")).latency(20);

        Outcome outcome = await(ORDERS_FAILS, allow(1), before(failing()));

        // The new answer is asked for at 65 and there at 85: only one that is asked for at 145 or later settles it.
        List<Long> asked = times("failing_tests");
        assertThat(outcome.rule()).isEqualTo(Rule.CHANGED_AND_SETTLED);
        assertThat(asked).startsWith(20L, 65L);
        assertThat(asked.get(asked.size() - 1)).isGreaterThanOrEqualTo(145);
        assertThat(asked.get(asked.size() - 2)).isLessThan(145);
    }

    @Test
    void what_is_proven_fails_fast_without_a_call() throws Exception {
        Outcome outcome = await(ORDERS_FAILS, failFast(allow(0)), before(failing()));

        assertThat(outcome.rule()).isEqualTo(Rule.PROVEN_AT_ONCE);
        assertThat(outcome.answer()).isEmpty();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void what_dbt_could_not_build_fails_fast_too() throws Exception {
        DbtRun run = Runs.run().errored("refunds").build();

        assertThat(await(run, failFast(allow(0)), before(failing())).rule()).isEqualTo(Rule.PROVEN_AT_ONCE);
    }

    @Test
    void what_is_not_proven_does_not_fail_fast() throws Exception {
        server.answer(0, failing());

        assertThat(await(Runs.cleanRun(), failFast(allow(0)), before(failing())).rule())
                .isEqualTo(Rule.UNCHANGED_AND_BOUNDED);
    }

    @Test
    void without_a_limit_one_answer_is_read_and_nothing_waited_for() throws Exception {
        server.answer(0, failing("x"));

        Outcome outcome = await(ORDERS_FAILS, allow(-1), before(failing()));

        assertEnded(outcome, Rule.ASKED_ONCE, 0, failing("x"));
        assertThat(server.calls()).containsExactly("integration@0", "failing_tests@0");
        assertThat(told).isEmpty();
    }

    @Test
    void without_a_trigger_one_answer_can_be_read_but_none_waited_for() throws Exception {
        server.answer(0, failing("x"));
        RunState untriggered = state(ORDERS_FAILS, notRead(), Optional.empty());

        Outcome outcome = watch().await(untriggered, allow(0), Settings.notWaiting(), (words, pause, left) -> {});

        assertThat(outcome.rule()).isEqualTo(Rule.ASKED_ONCE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch().await(untriggered, allow(0), waiting(), (words, pause, left) -> {}))
                .withMessageContaining("trigger");
    }

    @Test
    void a_refused_key_ends_the_wait() {
        server.answer(0, failing()).answer(20, fails(REFUSED, 401));
        assertRefused();
    }

    @Test
    void a_key_that_may_not_read_the_integration_ends_the_wait() {
        server.answer(0, failing()).lastRun(20, fails(REFUSED, 403));
        assertRefused();
    }

    private void assertRefused() {
        assertThatExceptionOfType(SecodaException.class)
                .isThrownBy(() -> await(ORDERS_FAILS, allow(0), before(failing())))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(REFUSED));
        assertThat(time.seconds()).isEqualTo(20);
    }

    @Test
    void a_mistake_in_a_client_is_not_hidden() {
        server.answer(0, () -> {
            throw new IllegalStateException("closed");
        });

        assertThatIllegalStateException().isThrownBy(() -> await(ORDERS_FAILS, allow(0), before(failing())));
    }

    @Test
    void polls_are_never_closer_than_the_interval_and_never_further_apart_than_the_ceiling() throws Exception {
        server.answer(0, failing("x"));

        await(ORDERS_FAILS, allow(1), before(failing("x")));

        List<Long> polls = times("failing_tests");
        for (int poll = 1; poll < polls.size(); poll++) {
            assertThat(polls.get(poll) - polls.get(poll - 1)).isBetween(5L, 30L);
        }
        assertThat(polls.get(12)).isEqualTo(60);
        assertThat(polls).hasSizeLessThan(40);
        assertThat(polls.get(polls.size() - 1)).isBetween(570L, 600L - 1);
    }

    @Test
    void it_says_what_is_waited_for_and_how_long_still() throws Exception {
        server.answer(0, failing()).answer(4, failing("orders")).lastRun(4, NEW);

        await(ORDERS_FAILS, allow(0), before(failing()));

        assertThat(told)
                .containsExactly(
                        "PT5S of PT10M: [No change. If it stays so for 1m: failed (secoda.settleTime).]",
                        "PT5S of PT9M55S: [Sync ended. The same result once more is enough (secoda.pollInterval).]");
    }

    @Test
    void every_poll_is_recorded_with_what_it_decided() throws Exception {
        server.answer(0, failing())
                .answer(4, FailingTests.of(List.of("orders"), List.of("x")))
                .lastRun(4, NEW);

        Outcome outcome = await(ORDERS_FAILS, allow(0), before(failing()));

        assertThat(outcome.polls())
                .containsExactly(
                        recorded(0, OLD, 0, 0, "wait"),
                        recorded(5, NEW, 1, 1, "wait"),
                        recorded(10, NEW, 1, 1, "moved-and-certain"));
        assertThat(outcome.pollsLeftOut()).isZero();
        assertThat(outcome.endedAt()).isEqualTo(at(10));
        assertThat(outcome.evidence()).isEqualTo(Evidence.LAST_RUN_ADVANCED);
    }

    @Test
    void of_a_very_long_wait_the_first_and_the_last_polls_are_kept() throws Exception {
        server.answer(0, failing("x"));
        WaitSettings long_wait = waiting(5, 5, 1000, OnSyncTimeout.FAIL);

        Outcome short_enough = await(ORDERS_FAILS, allow(1), before(failing("x")), long_wait);
        PlayedTime later = new PlayedTime();
        PlayedServer same = new PlayedServer(later).answer(0, failing("x"));
        Outcome outcome = new PollLoop(same, later, later)
                .await(
                        state(ORDERS_FAILS, before(failing("x")), trigger()),
                        allow(1),
                        waiting(5, 5, 1010, OnSyncTimeout.FAIL),
                        (words, pause, left) -> {});

        assertThat(short_enough.polls()).hasSize(200);
        assertThat(short_enough.pollsLeftOut()).isZero();
        assertThat(outcome.polls()).hasSize(200);
        assertThat(outcome.pollsLeftOut()).isEqualTo(2);
        assertThat(outcome.polls().get(99).at()).isEqualTo(at(495));
        assertThat(outcome.polls().get(100).at()).isEqualTo(at(510));
        assertThat(outcome.polls().get(199).at()).isEqualTo(at(1005));
    }

    @Test
    @Timeout(45) // the client's own response timeout is a minute
    void a_call_still_under_way_at_the_timeout_is_cut() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SecodaApi client = clientOf(mute)) {
            Outcome outcome = new PollLoop(client, InstantSource.system(), time)
                    .await(
                            state(ORDERS_FAILS, before(failing()), trigger()),
                            allow(0),
                            BRIEF,
                            (words, pause, left) -> {});

            assertThat(outcome.rule()).isEqualTo(Rule.TIMEOUT_PROVEN);
            assertThat(outcome.polls()).isEmpty();
        }
    }

    @Test
    @Timeout(45)
    void a_trigger_still_under_way_at_the_timeout_is_cut() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SecodaApi client = clientOf(mute)) {
            assertThatExceptionOfType(SecodaException.class)
                    .isThrownBy(() -> new TriggerStep(client, InstantSource.system(), time)
                            .trigger(PlayedServer.ID, BRIEF, (words, pause, left) -> {}))
                    .withMessageContaining("could not be started within 300ms (secoda.syncTimeout)");
        }
    }

    private static SecodaApi clientOf(ServerSocket server) {
        BaseUrl url = BaseUrl.parse("http://127.0.0.1:" + server.getLocalPort(), false);
        return new HttpSecodaApi(ConnectionSettings.of(url, ApiKey.of("a-key"), "test"));
    }

    @Test
    void an_interrupt_of_the_waiting_thread_ends_the_call_under_way() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        server.answer(0, () -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError("nobody counts down");
            } finally {
                cut.countDown();
            }
        });
        FutureTask<Boolean> interrupted = new FutureTask<>(() -> {
            try {
                await(ORDERS_FAILS, allow(0), before(failing()));
                return false;
            } catch (InterruptedException e) {
                return true;
            }
        });
        Thread waiting = new Thread(interrupted);
        waiting.start();
        asked.await();
        waiting.interrupt();

        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(cut.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_steady_clock_only_follows_elapsed_time() {
        long[] nanos = {-5};
        SteadyClock clock = new SteadyClock(at(0), () -> nanos[0]);

        nanos[0] = 1_999_999_995L;

        assertThat(clock.instant()).isEqualTo(at(2));
    }

    private Outcome await(DbtRun run, GateSettings gate, Baseline baseline) throws Exception {
        return await(run, gate, baseline, waiting());
    }

    private Outcome await(DbtRun run, GateSettings gate, Baseline baseline, WaitSettings wait) throws Exception {
        return watch().await(
                        state(run, baseline, trigger()),
                        gate,
                        wait,
                        (words, pause, left) -> told.add(pause + " of " + left + ": " + words));
    }

    private PollLoop watch() {
        return new PollLoop(server, time, time);
    }

    private static RunState state(DbtRun run, Baseline baseline, Optional<Trigger> trigger) {
        return new RunState(
                PlayedServer.ID, "http://127.0.0.1/api/v1", at(-9), run, baseline, Optional.empty(), trigger);
    }

    private static Optional<Trigger> trigger() {
        return Optional.of(new Trigger(at(0), new LastRun(Optional.of(OLD)), false));
    }

    private static Verdict judge(DbtRun run, GateSettings gate, Baseline baseline, Outcome outcome) {
        return new Judge(gate).judge(state(run, baseline, trigger()), outcome, waiting());
    }

    private void assertEnded(Outcome outcome, Rule rule, long after, FailingTests answer) {
        assertThat(outcome.rule()).isEqualTo(rule);
        assertThat(outcome.endedAt()).isEqualTo(at(after));
        assertThat(outcome.answer()).contains(answer);
    }

    private List<Long> times(String call) {
        return server.calls().stream()
                .filter(made -> made.startsWith(call + "@"))
                .map(made -> Long.valueOf(made.substring(made.indexOf('@') + 1)))
                .toList();
    }

    private static Poll recorded(long at, String lastRun, int failing, int warning, String decision) {
        return new Poll(
                at(at),
                Optional.of(lastRun),
                OptionalInt.of(failing),
                OptionalInt.of(warning),
                Optional.empty(),
                decision);
    }

    private static Instant at(long seconds) {
        return PlayedTime.START.plusSeconds(seconds);
    }
}
