package co.secoda.gate;

import static co.secoda.api.SecodaException.Kind.REFUSED;
import static co.secoda.api.SecodaException.Kind.UNREACHABLE;
import static co.secoda.gate.PlayedServer.fails;
import static co.secoda.gate.Settings.allow;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.secoda.api.FailingTests;
import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two rounds against a server that is played answer by answer; a look each second, a settle time of a minute, a timeout
 * of ten.
 */
class CalibrationTest {
    private static final DbtRun ORDERS_FAILS = Runs.runFailing("orders");

    private final PlayedTime time = new PlayedTime();
    private final PlayedServer server = new PlayedServer(time);
    private final List<String> told = new ArrayList<>();
    private final Calibration calibration =
            new Calibration(server, allow(0), waiting(1, 60, 600, OnSyncTimeout.FAIL), time, time);

    @Test
    void a_last_run_that_moves_at_the_end_gives_the_best_evidence() throws Exception {
        server.answer(0, failing())
                .answer(3, failing("orders"))
                .lastRun(3, "T1")
                .lastRun(67, "T2");
        server.updatedAt(0, "U0").updatedAt(3, "U1").updatedAt(67, "U2");

        round(ORDERS_FAILS);
        assertThat(time.seconds()).isEqualTo(63);
        round(ORDERS_FAILS);
        assertThat(time.seconds()).isEqualTo(127);

        assertThat(calibration.report())
                .containsExactly(
                        "since the trigger                round 1            round 2",
                        "last-run moved after             3s                 4s",
                        "updated_at moved after           3s                 4s",
                        "the result changed after         3s                 never",
                        "the result was empty in between  not known          not seen",
                        "failing, warning before          0, 0               1, 0",
                        "failing, warning at the end      1, 0               1, 0",
                        "nothing changed any more after   3s                 4s",
                        "polls, those without an answer   64, 0              65, 0",
                        "rule that would have decided     moved-and-certain  moved-and-certain",
                        "  how we know                    last-run-advanced  last-run-advanced",
                        "  after                          4s                 5s",
                        "",
                        "The assumptions behind the verdict, as far as these syncs show:",
                        "  M1 kept: last-run moved at most once a round (assumed: nobody else publishes, and no other sync ends)",
                        "  M2 not seen: the result changed at most once a round (assumed: while a sync writes, no result stays the same for settleTime)",
                        "  M3 kept: the result changed no later than last-run (assumed: last-run moves at the end, or results show within settleTime of it)",
                        "  M4 kept: the counts fit the artifacts (assumed: a failing test makes one of its tables or models fail, and no others)",
                        "",
                        "Settings that suit what was seen:",
                        "  secoda.lastRunMoves=end: last-run moved once a sync, and the result did not change after it",
                        "  secoda.settleTime=10s: twice the longest pause before something else changed (0s) and two polls, at least 10s",
                        "  secoda.syncTimeout=1m: three times the longest sync (4s until nothing changed any more), and settleTime",
                        "  secoda.pollInterval=1s: a tenth of that sync, between 1s and 15s, and at most a third of settleTime");
    }

    @Test
    void a_last_run_that_moves_at_the_start_and_sets_that_are_cleared_first_ask_for_a_longer_settle_time()
            throws Exception {
        server.answer(0, failing("x"))
                .answer(2, failing())
                .answer(32, failing("orders"))
                .lastRun(1, "T1");
        server.answer(94, failing()).answer(124, failing("orders")).lastRun(93, "T2");

        round(ORDERS_FAILS);
        round(ORDERS_FAILS);

        assertThat(row("last-run moved after")).startsWith("1s ").endsWith(" 1s");
        assertThat(row("the result changed after")).startsWith("2s, 32s ").endsWith(" 2s, 32s");
        assertThat(row("the result was empty in between")).startsWith("yes ").endsWith(" yes");
        assertThat(assumption("M2")).isEqualTo("kept: the longest pause between two changes of the result was 30s");
        assertThat(assumption("M3")).isEqualTo("kept: the result began to change 1s after last-run moved");
        assertThat(setting("settleTime")).startsWith("65s: ").contains("(30s)");
        assertThat(setting("syncTimeout")).startsWith("3m: ");
        assertThat(setting("pollInterval")).startsWith("3s: ");
        assertThat(setting("lastRunMoves")).startsWith("start: ");
    }

    @Test
    void without_a_last_run_the_sets_are_the_evidence_and_a_round_without_news_lasts_until_the_timeout()
            throws Exception {
        server.answer(0, failing()).answer(5, failing("orders"));

        round(ORDERS_FAILS);
        round(ORDERS_FAILS);

        assertThat(time.seconds()).isEqualTo(65 + 600);
        assertThat(row("last-run moved after")).startsWith("never ").endsWith(" never");
        assertThat(row("rule that would have decided"))
                .startsWith("changed-and-settled ")
                .endsWith(" unchanged-and-proven");
        assertThat(row("  after")).startsWith("1m 5s ").endsWith(" 1m");
        assertThat(row("nothing changed any more after")).endsWith(" nothing changed");
        assertThat(assumption("M3")).isEqualTo("kept: last-run never moved");
        assertThat(setting("settleTime")).startsWith("30s: ");
        assertThat(setting("lastRunMoves")).startsWith("never: ");
        assertThat(calibration.report()).anyMatch(line -> line.startsWith("  without last-run, a run"));
    }

    @Test
    void a_round_lasts_until_a_wait_would_have_ended_even_if_answers_are_slow() throws Exception {
        server.latency(2).answer(0, failing()).answer(11, failing("orders"));

        round(ORDERS_FAILS);

        assertThat(row("rule that would have decided")).isEqualTo("changed-and-settled");
    }

    @Test
    void where_nothing_moves_no_setting_is_made_up() throws Exception {
        server.answer(0, failing());

        round(Runs.cleanRun());

        assertThat(calibration.report().get(calibration.report().size() - 1))
                .startsWith("  none: nothing changed within 10m (secoda.syncTimeout)");
        assertThat(assumption("M4")).isEqualTo("not seen: no test of this run fails");
        assertThat(told.get(0)).isEqualTo("Nothing has changed yet: max 10m more (secoda.syncTimeout).");
    }

    @Test
    void a_last_run_that_moves_twice_or_between_the_rounds_breaks_the_first_assumption() throws Exception {
        server.answer(0, failing()).lastRun(2, "T1").lastRun(9, "T2");
        round(Runs.cleanRun());
        assertThat(assumption("M1")).startsWith("broken: last-run moved 2 times after one trigger");
        assertThat(calibration.report()).anyMatch(line -> line.startsWith("  the result never changed"));

        server.lastRun(100, "T3");
        time.pause(Duration.ofSeconds(60));
        round(Runs.cleanRun());
        assertThat(assumption("M1")).isEqualTo("broken: last-run moved between two rounds, so another sync ended");
    }

    @Test
    void a_round_that_had_to_wait_for_another_sync_breaks_the_first_assumption() throws Exception {
        server.answer(0, failing()).lastRun(2, "T1");

        calibration.round(PlayedServer.ID, () -> publish(Runs.cleanRun(), true), this::listen);

        assertThat(assumption("M1")).isEqualTo("broken: another sync was running when round 1 was to be triggered");
    }

    @Test
    void sets_that_change_between_the_rounds_break_the_second_assumption() throws Exception {
        server.answer(0, failing()).answer(3, failing("orders")).lastRun(3, "T1");
        round(ORDERS_FAILS);
        server.answer(63, failing("orders", "late")).lastRun(65, "T2");
        round(ORDERS_FAILS);

        assertThat(assumption("M2"))
                .isEqualTo("broken: the result changed after it had stayed the same for settleTime; set a longer one");
    }

    @Test
    void a_sync_that_outlives_its_round_breaks_the_third_assumption() throws Exception {
        server.answer(0, failing()).lastRun(1, "T1").lastRun(65, "T2").lastRun(70, "T3");
        round(ORDERS_FAILS);
        time.pause(Duration.ofSeconds(5));
        calibration.round(PlayedServer.ID, () -> publish(ORDERS_FAILS, true), this::listen);

        assertThat(assumption("M3"))
                .isEqualTo(
                        "broken: a sync was still running after nothing had changed for settleTime; set a longer one");
        assertThat(assumption("M1")).isEqualTo("kept: last-run moved at most once a round");
    }

    @Test
    void fewer_or_more_than_the_artifacts_explain_breaks_the_fourth_assumption() throws Exception {
        server.answer(0, failing()).lastRun(3, "T1");
        round(ORDERS_FAILS);
        assertThat(assumption("M4"))
                .isEqualTo(
                        "broken: Secoda shows 0 failing tables or models at the end, and the artifacts prove at least 1;"
                                + " did the sync succeed?");
    }

    @Test
    void more_new_failures_than_the_artifacts_explain_break_the_fourth_assumption() throws Exception {
        server.answer(0, failing("old"))
                .answer(3, failing("old", "orders", "x", "y"))
                .lastRun(3, "T1");
        round(ORDERS_FAILS);
        assertThat(assumption("M4"))
                .isEqualTo("broken: 3 tables or models are newly failing, and the artifacts explain 1");
    }

    @Test
    void a_call_that_fails_costs_a_look_and_a_refused_key_ends_the_round() throws Exception {
        server.answer(0, failing())
                .answer(1, fails(UNREACHABLE, 503))
                .answer(4, failing("orders"))
                .lastRun(2, "T1");
        round(ORDERS_FAILS);
        assertThat(row("polls, those without an answer")).isEqualTo("65, 3");

        server.answer(70, fails(REFUSED, 401));
        assertThatExceptionOfType(SecodaException.class).isThrownBy(() -> round(ORDERS_FAILS));
        assertThat(row("since the trigger")).isEqualTo("round 1");
    }

    @Test
    void the_interval_fits_the_settle_time_however_long_the_sync() throws Exception {
        server.answer(0, failing()).answer(200, failing("orders")).lastRun(200, "T1");
        round(ORDERS_FAILS);

        assertThat(setting("settleTime")).startsWith("10s: ");
        assertThat(setting("pollInterval")).startsWith("3s: ");
    }

    @Test
    void where_the_sets_never_changed_it_can_not_be_told_when_last_run_moves() throws Exception {
        server.answer(0, failing()).lastRun(3, "T1");
        round(Runs.cleanRun());

        assertThat(setting("lastRunMoves")).startsWith("unknown: ");
    }

    @Test
    void many_moves_are_counted() throws Exception {
        server.answer(0, failing()).lastRun(20, "T1");
        for (int second = 1; second <= 6; second++) {
            server.answer(second, failing("x" + second));
        }
        round(Runs.cleanRun());
        assertThat(row("the result changed after")).isEqualTo("1s, 2s, 3s, 4s, … (6 times)");
    }

    private void round(DbtRun run) throws Exception {
        calibration.round(PlayedServer.ID, () -> publish(run, false), this::listen);
    }

    private void listen(List<String> lines, Duration pause, Duration left) {
        told.addAll(lines);
    }

    private RunState publish(DbtRun run, boolean afterAnotherSync) throws SecodaException, InterruptedException {
        FailingTests before = server.getFailingTests(PlayedServer.ID);
        LastRun lastRun = new LastRun(server.getIntegration(PlayedServer.ID).lastRun());
        Instant now = time.instant();
        return new RunState(
                PlayedServer.ID,
                "http://127.0.0.1",
                now,
                run,
                new Baseline.Known(before),
                Optional.of(now),
                Optional.of(new Trigger(now, lastRun, afterAnotherSync)));
    }

    private String row(String label) {
        return rest(label);
    }

    private String assumption(String number) {
        String text = rest("  " + number + " ");
        return text.substring(0, text.indexOf(" (assumed: "));
    }

    private String setting(String name) {
        return rest("  secoda." + name + "=");
    }

    private String rest(String start) {
        return calibration.report().stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> line.substring(start.length()).strip())
                .orElseThrow();
    }
}
