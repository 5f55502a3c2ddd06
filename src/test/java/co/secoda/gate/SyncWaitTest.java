package co.secoda.gate;

import static co.secoda.gate.Settings.allow;
import static co.secoda.gate.Settings.allowNew;
import static co.secoda.gate.Settings.before;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.notRead;
import static co.secoda.gate.Settings.onDisagreement;
import static co.secoda.gate.Settings.waiting;
import static co.secoda.gate.Settings.warning;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Progress.Decision;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Row by row: what the state machine decides at which time. Times are seconds since the trigger, and a poll takes none.
 */
class SyncWaitTest {
    private static final String OLD = "2026-11-24T09:00:00Z";
    private static final String NEW = "2026-11-24T09:30:00Z";
    private static final DbtRun ONE_FAILING = Runs.runFailing("a");
    /** |B| + Lmax is 3 and Lmin is 1: with two allowed nothing is certain. */
    private static final GateSettings OPEN = allow(2);

    private static final Baseline TWO_BEFORE = before(failing("x", "y"));

    // Row 1

    @Test
    void what_is_proven_fails_at_once_if_asked_to() {
        SyncWait wait = SyncWait.begin(
                Stakes.of(ONE_FAILING, allow(0), before(failing()), false),
                waiting(),
                Optional.of(Rule.PROVEN_AT_ONCE),
                run(OLD),
                at(0));

        assertThat(wait.decide(at(0))).isEqualTo(new Decision.End(Rule.PROVEN_AT_ONCE));
    }

    @Test
    void what_is_proven_waits_for_the_names_otherwise() {
        assertThat(begin(ONE_FAILING, allow(0), before(failing())).decide(at(0)))
                .isInstanceOf(Decision.Wait.class);
    }

    // Row 2

    @Test
    void two_polls_that_agree_since_last_run_moved_are_enough_where_no_answer_can_pass_a_limit() {
        SyncWait wait = begin(Runs.cleanRun(), allow(0), before(failing()));

        wait = wait.after(poll(5, NEW, failing()));
        assertWaits(wait, 5);
        wait = wait.after(poll(10, NEW, failing()));
        assertEnds(wait, 10, Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void two_polls_that_agree_since_last_run_moved_are_enough_where_the_failure_is_proven() {
        SyncWait wait = begin(ONE_FAILING, allow(0), notRead())
                .after(poll(5, NEW, failing("a")))
                .after(poll(10, NEW, failing("a")));

        assertEnds(wait, 10, Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void a_poll_before_last_run_moved_is_none_of_the_two() {
        SyncWait wait = begin(Runs.cleanRun(), allow(0), before(failing()))
                .after(poll(5, OLD, failing()))
                .after(poll(10, NEW, failing()));

        assertWaits(wait, 10);
    }

    @Test
    void two_polls_that_differ_are_not_enough() {
        SyncWait wait = begin(ONE_FAILING, allow(0), before(failing()))
                .after(poll(5, NEW, failing("a")))
                .after(poll(10, NEW, failing("a", "b")))
                .after(poll(15, NEW, failing("a")));

        assertWaits(wait, 15);
        assertEnds(wait.after(poll(20, NEW, failing("a"))), 20, Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void a_poll_without_an_answer_neither_counts_nor_undoes_one() {
        SyncWait wait = begin(ONE_FAILING, allow(0), before(failing()))
                .after(poll(5, NEW, failing("a")))
                .after(failedPoll(10));

        assertWaits(wait, 10);
        assertEnds(wait.after(poll(15, NEW, failing("a"))), 15, Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void last_run_has_moved_even_if_it_can_not_be_read_later() {
        SyncWait wait = begin(ONE_FAILING, allow(0), before(failing()))
                .after(new Reading(Optional.of(run(NEW)), at(5), Optional.empty(), at(5), Optional.of("HTTP 503")))
                .after(pollWithoutLastRun(10, failing("a")))
                .after(pollWithoutLastRun(15, failing("a")));

        assertEnds(wait, 15, Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void last_run_moves_from_never_and_backwards_too() {
        SyncWait neverRan = SyncWait.begin(
                Stakes.of(ONE_FAILING, allow(0), notRead(), false),
                waiting(),
                Optional.empty(),
                new LastRun(Optional.empty()),
                at(0));
        SyncWait later = begin(ONE_FAILING, allow(0), notRead());

        assertEnds(neverRan.after(poll(5, OLD, failing())).after(poll(9, OLD, failing())), 9, Rule.MOVED_AND_CERTAIN);
        assertEnds(
                later.after(poll(5, "2026-11-24T08:00:00Z", failing()))
                        .after(poll(9, "2026-11-24T08:00:00Z", failing())),
                9,
                Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void where_the_fit_with_the_artifacts_is_judged_too_a_bound_alone_is_not_certain() {
        GateSettings strict = onDisagreement(allow(9), Reaction.FAIL);
        SyncWait wait = begin(ONE_FAILING, strict, before(failing()))
                .after(poll(5, NEW, failing()))
                .after(poll(10, NEW, failing()));

        assertWaits(wait, 10);
        assertWaits(wait.after(poll(65, NEW, failing())), 65);
        SyncWait fits = begin(ONE_FAILING, strict, before(failing()))
                .after(poll(5, NEW, failing("a")))
                .after(poll(10, NEW, failing("a")));
        assertWaits(fits, 10);
        assertEnds(fits.after(poll(65, NEW, failing("a"))), 65, Rule.MOVED_AND_SETTLED);
    }

    @Test
    void a_last_run_that_is_null_once_and_then_as_before_has_not_moved() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(pollOf(5, Optional.empty(), failing("x", "y")))
                .after(poll(10, OLD, failing("x", "y")))
                .after(poll(65, OLD, failing("x", "y")));

        assertWaits(wait, 65);
        assertThat(wait.progress().movedAt()).isEmpty();
    }

    @Test
    void a_move_that_is_taken_back_counts_no_more() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, NEW, failing("x", "y")))
                .after(poll(10, OLD, failing("x", "y")));

        assertWaits(wait.after(poll(65, OLD, failing("x", "y"))), 65);
        assertWaits(wait.after(poll(30, NEW, failing("x", "y"))).after(poll(65, NEW, failing("x", "y"))), 65);
    }

    @Test
    void two_polls_are_enough_where_the_answer_was_seen_changing_before_last_run_moved() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, OLD, failing("a")))
                .after(poll(10, OLD, failing("a")))
                .after(poll(15, NEW, failing("a")));

        assertWaits(wait, 15);
        assertEnds(wait.after(poll(20, NEW, failing("a"))), 20, Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void an_answer_was_seen_changing_only_if_last_run_had_not_moved_after_it_was_read() {
        Reading changed = poll(5, OLD, failing("a"));
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE);

        assertThat(wait.asksAgain(changed)).isTrue();
        assertWaits(wait.after(changed).after(poll(10, NEW, failing("a"))).after(poll(15, NEW, failing("a"))), 15);
        assertWaits(
                wait.after(changed.then(Optional.of(run(NEW))))
                        .after(poll(10, NEW, failing("a")))
                        .after(poll(15, NEW, failing("a"))),
                15);
        assertEnds(
                wait.after(changed.then(Optional.of(run(OLD))))
                        .after(poll(10, NEW, failing("a")))
                        .after(poll(15, NEW, failing("a"))),
                15,
                Rule.MOVED_AND_CERTAIN);
    }

    @Test
    void last_run_is_read_again_only_where_it_can_show_something() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE);

        assertThat(wait.asksAgain(poll(5, OLD, failing("x", "y")))).isFalse();
        assertThat(wait.asksAgain(poll(5, NEW, failing("a")))).isFalse();
        assertThat(wait.asksAgain(failedPoll(5))).isFalse();
        assertThat(begin(ONE_FAILING, allow(-1), TWO_BEFORE).asksAgain(poll(5, OLD, failing("a"))))
                .isFalse();
        assertThat(calibrated(LastRunMoves.END).asksAgain(poll(5, OLD, failing("a"))))
                .isFalse();
    }

    @Test
    void two_polls_are_enough_where_last_run_is_known_to_move_at_the_end() {
        SyncWait wait = calibrated(LastRunMoves.END).after(poll(5, NEW, failing("x", "y")));

        assertWaits(wait, 5);
        assertEnds(wait.after(poll(10, NEW, failing("x", "y"))), 10, Rule.MOVED_AND_CERTAIN);
        SyncWait shorter = wait.after(poll(10, NEW, failing())).after(poll(15, NEW, failing()));
        assertWaits(shorter.after(poll(300, NEW, failing())), 300);
    }

    @Test
    void a_last_run_that_moves_at_the_start_or_never_is_ignored() {
        for (LastRunMoves moves : List.of(LastRunMoves.START, LastRunMoves.NEVER)) {
            SyncWait wait = calibrated(moves).after(poll(5, NEW, failing("x", "y")));

            assertWaits(wait.after(poll(10, NEW, failing("x", "y"))).after(poll(90, NEW, failing("x", "y"))), 90);
            assertEnds(
                    wait.after(poll(10, NEW, failing("a"))).after(poll(70, NEW, failing("a"))),
                    70,
                    Rule.CHANGED_AND_SETTLED);
        }
    }

    @Test
    void what_is_proven_needs_no_last_run_and_ends_once_nothing_has_changed_for_the_settle_time() {
        SyncWait wait = begin(ONE_FAILING, allow(0), before(failing())).after(poll(5, OLD, failing()));

        assertWaits(wait.after(poll(59, OLD, failing())), 59);
        assertEnds(wait.after(poll(60, OLD, failing())), 60, Rule.UNCHANGED_AND_PROVEN);
    }

    @Test
    void after_last_run_moved_an_answer_that_is_shorter_than_the_artifacts_prove_is_not_judged() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, NEW, failing()))
                .after(poll(90, NEW, failing()));

        assertWaits(wait, 90);
        assertThat(wait.lines(at(90)))
                .containsExactly("Incomplete: 0 of at least 1 failing. Max 8m 30s (secoda.syncTimeout).");
    }

    @Test
    void a_bounded_run_whose_answer_is_over_the_limit_must_settle() {
        SyncWait wait = begin(Runs.cleanRun(), allow(1), before(failing("x")))
                .after(poll(5, NEW, failing("x", "y")))
                .after(poll(10, NEW, failing("x", "y")));

        assertWaits(wait, 10);
        assertEnds(wait.after(poll(65, NEW, failing("x", "y"))), 65, Rule.MOVED_AND_SETTLED);
    }

    @Test
    void where_the_fit_is_judged_too_an_unchanged_answer_that_does_not_fit_passes_nothing() {
        GateSettings strict = onDisagreement(allow(9), Reaction.FAIL);
        SyncWait wait = begin(Runs.cleanRun(), strict, before(failing("x")))
                .after(poll(5, OLD, failing("x")))
                .after(poll(90, OLD, failing("x")));

        assertWaits(wait, 90);
        assertEnds(wait.after(poll(599, OLD, failing("x"))), 600, Rule.TIMEOUT);
    }

    @Test
    void what_is_bounded_passes_at_once_if_asked_to() {
        Stakes bounded = Stakes.of(Runs.cleanRun(), allow(0), before(failing()), false);
        Stakes open = Stakes.of(ONE_FAILING, OPEN, TWO_BEFORE, false);
        Stakes strict = Stakes.of(Runs.cleanRun(), onDisagreement(allow(0), Reaction.FAIL), before(failing()), false);
        GateSettings fast = Settings.passFast(allow(0));

        assertThat(SyncWait.atOnce(bounded, waiting(), fast)).contains(Rule.BOUNDED_AT_ONCE);
        assertThat(SyncWait.atOnce(bounded, waiting(), allow(0))).isEmpty();
        assertThat(SyncWait.atOnce(open, waiting(), fast)).isEmpty();
        assertThat(SyncWait.atOnce(strict, waiting(), fast)).isEmpty();
        assertThat(SyncWait.atOnce(bounded, Settings.notWaiting(), fast)).isEmpty();
    }

    // Row 3

    @Test
    void after_last_run_moved_an_open_answer_must_stand_for_the_settle_time() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, NEW, failing("x")))
                .after(poll(10, NEW, failing("x")))
                .after(poll(64, NEW, failing("x")));

        assertWaits(wait, 64);
        assertEnds(wait.after(poll(65, NEW, failing("x"))), 65, Rule.MOVED_AND_SETTLED);
    }

    @Test
    void an_answer_older_than_the_move_counts_from_the_move() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, OLD, failing("x", "y")))
                .after(poll(50, NEW, failing("x", "y")))
                .after(poll(70, NEW, failing("x", "y")));

        assertWaits(wait, 70);
        assertEnds(wait.after(poll(110, NEW, failing("x", "y"))), 110, Rule.MOVED_AND_SETTLED);
    }

    @Test
    void another_answer_starts_the_settle_time_again() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, NEW, failing()))
                .after(poll(40, NEW, failing("x")))
                .after(poll(65, NEW, failing("x")));

        assertWaits(wait, 65);
        assertEnds(wait.after(poll(100, NEW, failing("x"))), 100, Rule.MOVED_AND_SETTLED);
    }

    @Test
    void failed_polls_in_between_change_nothing() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, NEW, failing("x")))
                .after(failedPoll(30))
                .after(failedPoll(65));

        assertWaits(wait, 65);
        assertEnds(wait.after(poll(70, NEW, failing("x"))), 70, Rule.MOVED_AND_SETTLED);
    }

    @Test
    void of_a_slow_poll_only_the_time_counts_that_is_certain() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(slowPoll(5, 35, NEW, failing("x")))
                .after(slowPoll(90, 120, NEW, failing("x")));

        assertWaits(wait, 120);
        assertEnds(wait.after(slowPoll(95, 125, NEW, failing("x"))), 125, Rule.MOVED_AND_SETTLED);
    }

    // Row 4

    @Test
    void sets_that_changed_must_stand_for_the_settle_time() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, OLD, failing("x", "y")))
                .after(poll(10, OLD, failing("x")))
                .after(poll(69, OLD, failing("x")));

        assertWaits(wait, 69);
        assertEnds(wait.after(poll(70, OLD, failing("x"))), 70, Rule.CHANGED_AND_SETTLED);
    }

    @Test
    void sets_that_change_twice_count_from_the_second_time() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(10, OLD, failing("x")))
                .after(poll(40, OLD, failing("x", "y", "z")))
                .after(poll(70, OLD, failing("x", "y", "z")));

        assertWaits(wait, 70);
        assertEnds(wait.after(poll(100, OLD, failing("x", "y", "z"))), 100, Rule.CHANGED_AND_SETTLED);
    }

    @Test
    void sets_with_fewer_failing_than_the_artifacts_leave_are_still_being_written() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(10, OLD, failing()))
                .after(poll(300, OLD, failing()));

        assertWaits(wait, 300);
    }

    @Test
    void without_a_baseline_no_set_is_known_to_have_changed() {
        SyncWait wait = begin(Runs.cleanRun(), allow(0), notRead())
                .after(poll(10, OLD, failing("x")))
                .after(poll(300, OLD, failing("x")));

        assertWaits(wait, 300);
    }

    // Row 5

    @Test
    void unchanged_sets_that_no_answer_can_make_worse_pass_after_the_settle_time() {
        SyncWait wait = begin(Runs.cleanRun(), allow(0), before(failing()))
                .after(poll(5, OLD, failing()))
                .after(poll(59, OLD, failing()));

        assertWaits(wait, 59);
        assertEnds(wait.after(poll(60, OLD, failing())), 60, Rule.UNCHANGED_AND_BOUNDED);
    }

    @Test
    void one_answer_after_the_settle_time_is_enough_as_the_baseline_is_older() {
        assertEnds(
                begin(Runs.cleanRun(), allow(0), before(failing())).after(poll(60, OLD, failing())),
                60,
                Rule.UNCHANGED_AND_BOUNDED);
    }

    @Test
    void sets_that_changed_and_came_back_count_from_their_return() {
        SyncWait wait = begin(ONE_FAILING, allow(3), TWO_BEFORE)
                .after(poll(5, OLD, failing()))
                .after(poll(30, OLD, failing("x", "y")))
                .after(poll(60, OLD, failing("x", "y")));

        assertWaits(wait, 60);
        assertEnds(wait.after(poll(90, OLD, failing("x", "y"))), 90, Rule.UNCHANGED_AND_BOUNDED);
    }

    @Test
    void unchanged_sets_that_an_answer_could_make_worse_are_no_evidence() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE)
                .after(poll(5, OLD, failing("x", "y")))
                .after(poll(500, OLD, failing("x", "y")));

        assertWaits(wait, 500);
    }

    @Test
    void entities_of_other_projects_are_no_matter_for_new_ones() {
        SyncWait wait = begin(Runs.cleanRun(), allowNew(0), TWO_BEFORE)
                .after(poll(5, OLD, failing("x", "y")))
                .after(poll(60, OLD, failing("x", "y")));

        assertEnds(wait, 60, Rule.UNCHANGED_AND_BOUNDED);
    }

    // Rows 6 to 8

    @Test
    void at_the_timeout_what_is_proven_fails() {
        SyncWait wait = begin(ONE_FAILING, allow(0), before(failing())).after(poll(590, OLD, failing("a")));

        assertThat(wait.decide(at(599))).isInstanceOf(Decision.Wait.class);
        assertEnds(wait, 600, Rule.TIMEOUT_PROVEN);
    }

    @Test
    void at_the_timeout_a_bounded_answer_within_the_limits_passes() {
        SyncWait wait = begin(Runs.cleanRun(), allow(1), before(failing("x"))).after(poll(590, OLD, failing()));

        assertEnds(wait, 600, Rule.TIMEOUT_BOUNDED);
    }

    @Test
    void at_the_timeout_a_bound_without_an_answer_is_not_enough() {
        SyncWait wait = begin(Runs.cleanRun(), allow(0), before(failing())).after(failedPoll(590));

        assertEnds(wait, 600, Rule.TIMEOUT);
    }

    @Test
    void at_the_timeout_a_bounded_answer_over_a_limit_is_unknown() {
        SyncWait wait = begin(Runs.cleanRun(), allow(1), before(failing("x"))).after(poll(590, OLD, failing("x", "y")));

        assertEnds(wait, 600, Rule.TIMEOUT);
    }

    @Test
    void at_the_timeout_an_open_answer_is_unknown() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE).after(poll(590, OLD, failing("x", "y")));

        assertEnds(wait, 600, Rule.TIMEOUT);
    }

    @Test
    void without_a_baseline_new_failures_are_not_waited_for() {
        assertEnds(begin(ONE_FAILING, allowNew(5), notRead()), 0, Rule.NO_BASELINE);
    }

    @Test
    void without_a_baseline_and_any_limit_the_answer_is_read_once_all_the_same() {
        SyncWait wait = begin(ONE_FAILING, allowNew(-1), notRead());

        assertWaits(wait, 0);
        assertEnds(wait.after(poll(5, NEW, failing("a"))), 5, Rule.ASKED_ONCE);
    }

    // Nothing to wait for

    @Test
    void without_any_limit_the_answer_is_read_once() {
        SyncWait wait = begin(ONE_FAILING, allow(-1, -1), TWO_BEFORE);

        assertThat(wait.decide(at(0))).isInstanceOf(Decision.Wait.class);
        assertEnds(wait.after(poll(0, OLD, failing())), 0, Rule.ASKED_ONCE);
        assertEnds(wait.after(failedPoll(1)), 1, Rule.ASKED_ONCE);
        assertEnds(wait, 600, Rule.ASKED_ONCE);
    }

    @Test
    void one_limit_of_the_two_is_waited_for() {
        SyncWait wait = begin(Runs.run().warning("a").build(), allow(-1, 0), before(warning()));

        assertWaits(wait.after(poll(0, OLD, failing())), 0);
    }

    @Test
    void without_a_wait_the_answer_is_read_once() {
        SyncWait wait = SyncWait.begin(
                Stakes.of(ONE_FAILING, allow(0), TWO_BEFORE, false),
                Settings.notWaiting(),
                Optional.empty(),
                run(OLD),
                at(0));

        assertEnds(wait.after(poll(0, OLD, failing())), 0, Rule.ASKED_ONCE);
    }

    // When to poll, and what to say meanwhile

    @Test
    void the_first_poll_is_due_at_once_and_the_next_after_the_interval() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE);

        assertThat(nextPoll(wait, 0)).isEqualTo(at(0));
        assertThat(nextPoll(wait.after(poll(0, OLD, failing("x", "y"))), 0)).isEqualTo(at(5));
    }

    @Test
    void a_poll_is_due_when_the_settle_time_is_over() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE).after(poll(2, NEW, failing("x")));

        assertThat(nextPoll(wait, 58)).isEqualTo(at(63));
        assertThat(nextPoll(wait, 53)).isEqualTo(at(62));
        assertThat(nextPoll(wait, 52)).isEqualTo(at(57));
    }

    @Test
    void no_poll_is_planned_past_the_timeout() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE).after(poll(597, OLD, failing("x", "y")));

        assertThat(nextPoll(wait, 597)).isEqualTo(at(600));
    }

    @Test
    void polls_grow_apart_while_there_is_no_news_and_draw_together_with_news() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE);
        for (int poll = 0; poll <= 16; poll++) {
            wait = wait.after(poll(100 + poll, OLD, failing("x", "y")));
        }

        assertThat(nextPoll(wait, 116)).isAfter(at(121));
        assertThat(nextPoll(wait.after(poll(117, OLD, failing())), 117)).isEqualTo(at(122));
        assertThat(nextPoll(wait.after(poll(117, NEW, failing("x", "y"))), 117)).isEqualTo(at(122));
        assertThat(nextPoll(wait.after(poll(117, OLD, failing("x", "y"))), 117)).isAfter(at(122));
    }

    @Test
    void it_says_what_it_waits_for() {
        SyncWait wait = begin(ONE_FAILING, OPEN, TWO_BEFORE);

        assertThat(wait.missing(at(0))).isEqualTo("last-run could not be read, and Secoda gave no valid answer yet");
        assertThat(wait.after(poll(5, OLD, failing("x", "y"))).missing(at(5)))
                .isEqualTo(
                        "last-run is still " + OLD
                                + ", Secoda's result is still that of before the upload (2 failing, 0 warning); so nothing shows that the sync has ended");
        assertThat(wait.after(poll(5, OLD, failing())).missing(at(5)))
                .endsWith(
                        "Secoda's result has changed since the upload (0 failing, 0 warning); this run's artifacts prove at least"
                                + " 1 failing, so a sync is still running");
        assertThat(wait.after(poll(5, OLD, failing("x"))).missing(at(15)))
                .endsWith("; it must stay the same for 50s more");
        assertThat(wait.after(poll(5, NEW, failing("x"))).missing(at(70)))
                .startsWith("last-run changed from " + OLD + " to " + NEW)
                .endsWith("; it must stay the same for 1s more");
        assertThat(wait.after(failedPoll(5)).missing(at(5))).endsWith(" (latest poll: HTTP 503)");
    }

    @Test
    void it_says_what_it_waits_for_without_a_baseline() {
        assertThat(begin(ONE_FAILING, OPEN, notRead())
                        .after(poll(5, OLD, failing()))
                        .missing(at(5)))
                .endsWith(
                        "what Secoda showed before this sync is not known (0 failing, 0 warning); last-run must change");
        assertThat(begin(ONE_FAILING, allowNew(0), notRead())
                        .after(poll(5, NEW, failing()))
                        .missing(at(5)))
                .endsWith("secoda.failOn=new can't check it, since what failed before is not known");
        assertThat(begin(ONE_FAILING, allow(0), notRead())
                        .after(poll(5, NEW, failing()))
                        .missing(at(5)))
                .endsWith("the next poll must show the same");
    }

    private static SyncWait calibrated(LastRunMoves moves) {
        Stakes stakes = Stakes.of(ONE_FAILING, OPEN, TWO_BEFORE, false);
        return SyncWait.begin(stakes, Settings.lastRunMoves(moves), Optional.empty(), run(OLD), at(0));
    }

    private static SyncWait begin(DbtRun run, GateSettings gate, Baseline baseline) {
        return SyncWait.begin(Stakes.of(run, gate, baseline, false), waiting(), Optional.empty(), run(OLD), at(0));
    }

    private static Instant nextPoll(SyncWait wait, int now) {
        return ((Decision.Wait) wait.decide(at(now))).nextPoll();
    }

    private static void assertWaits(SyncWait wait, int now) {
        assertThat(wait.decide(at(now))).isInstanceOf(Decision.Wait.class);
    }

    private static void assertEnds(SyncWait wait, int now, Rule rule) {
        assertThat(wait.decide(at(now))).isEqualTo(new Decision.End(rule));
    }

    private static Reading poll(int at, String lastRun, FailingTests answer) {
        return slowPoll(at, at, lastRun, answer);
    }

    private static Reading slowPoll(int asked, int answered, String lastRun, FailingTests answer) {
        return new Reading(Optional.of(run(lastRun)), at(asked), Optional.of(answer), at(answered), Optional.empty());
    }

    private static Reading pollOf(int at, Optional<String> lastRun, FailingTests answer) {
        return new Reading(Optional.of(new LastRun(lastRun)), at(at), Optional.of(answer), at(at), Optional.empty());
    }

    private static Reading pollWithoutLastRun(int at, FailingTests answer) {
        return new Reading(Optional.empty(), at(at), Optional.of(answer), at(at), Optional.of("HTTP 503"));
    }

    private static Reading failedPoll(int at) {
        return new Reading(Optional.empty(), at(at), Optional.empty(), at(at), Optional.of("HTTP 503"));
    }

    private static LastRun run(String text) {
        return new LastRun(Optional.of(text));
    }

    private static Instant at(int seconds) {
        return Instant.parse("2026-11-24T10:00:00Z").plusSeconds(seconds);
    }
}
