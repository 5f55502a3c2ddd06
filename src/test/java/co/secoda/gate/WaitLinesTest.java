package co.secoda.gate;

import static co.secoda.gate.Settings.allow;
import static co.secoda.gate.Settings.before;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the log says while a wait goes on, and when it has ended. Times are seconds since the trigger. */
class WaitLinesTest {
    private static final String OLD = "2026-11-24T09:00:00Z";
    private static final String NEW = "2026-11-24T09:30:00Z";
    private static final Baseline NONE_BEFORE = before(failing());

    private WaitSettings settings = waiting();

    @Test
    void first_it_says_how_long_it_may_take_at_most() {
        assertThat(lines(mayEndEitherWay(), 5))
                .containsExactly("Waiting for Secoda's sync: max 9m 55s more (secoda.syncTimeout).");
    }

    @Test
    void after_the_settle_time_without_a_sign_it_says_what_will_come_of_it() {
        SyncWait wait = mayEndEitherWay().after(poll(30, OLD, failing("x", "y")));

        assertThat(lines(wait, 59)).singleElement().asString().startsWith("Waiting for");
        assertThat(lines(wait, 60))
                .first()
                .isEqualTo("No sign of the sync yet. In 9m: unknown (secoda.onSyncTimeout).");
        assertThat(lines(wait, 60)).hasSize(2).last().asString().startsWith("It ends after 1m with secoda.maxFailing=");
    }

    @Test
    void where_an_answer_is_accepted_at_the_timeout_it_says_so() {
        settings = waiting(OnSyncTimeout.ACCEPT);
        assertThat(lines(mayEndEitherWay(), 100)).first().asString().contains("In 8m 20s: accepted (");
    }

    @Test
    void a_sync_that_shows_is_no_longer_waited_for_in_silence() {
        SyncWait moved = mayEndEitherWay().after(poll(5, NEW, failing("x", "y")));
        assertThat(lines(moved, 70)).singleElement().asString().startsWith("Sync ended. Result must not change for ");
        SyncWait changed = mayEndEitherWay().after(poll(5, OLD, failing("x", "a")));
        assertThat(lines(changed, 10)).containsExactly("Result changed. It must now stay for 55s (secoda.settleTime).");
    }

    @Test
    void what_is_certain_once_it_stays_says_how_it_will_end() {
        SyncWait clean = begin(Runs.cleanRun(), allow(0), NONE_BEFORE).after(poll(5, OLD, failing()));
        assertThat(lines(clean, 10)).containsExactly("No change. If it stays so for 50s: passed (secoda.settleTime).");
        SyncWait broken =
                begin(Runs.runFailing("a"), allow(0), before(failing("a"))).after(poll(5, OLD, failing("a")));
        assertThat(lines(broken, 10)).containsExactly("No change. If it stays so for 50s: failed (secoda.settleTime).");
        SyncWait moved = begin(Runs.cleanRun(), allow(0), NONE_BEFORE).after(poll(5, NEW, failing()));
        assertThat(lines(moved, 10))
                .containsExactly("Sync ended. The same result once more is enough (secoda.pollInterval).");
    }

    @Test
    void an_answer_that_has_less_than_the_artifacts_prove_is_called_incomplete() {
        SyncWait wait = mayEndEitherWay().after(poll(5, NEW, failing()));
        assertThat(lines(wait, 10))
                .containsExactly("Incomplete: 0 of at least 1 failing. Max 9m 50s (secoda.syncTimeout).");
    }

    @Test
    void an_answer_from_before_the_upload_is_not_called_incomplete() {
        SyncWait wait = begin(Runs.runFailing("a"), allow(3), before(failing())).after(poll(5, OLD, failing()));
        assertThat(lines(wait, 10)).first().asString().doesNotStartWith("Incomplete");
    }

    @Test
    void a_poll_that_failed_is_told_and_cut_to_the_width_of_a_terminal() {
        SyncWait failed = mayEndEitherWay().after(failedPoll(5, "HTTP 503"));
        assertThat(lines(failed, 6)).hasSize(2).last().isEqualTo("Latest poll: HTTP 503");

        String fits = "x".repeat(WaitLines.LONGEST - "Latest poll: ".length());
        assertThat(lines(mayEndEitherWay().after(failedPoll(5, fits)), 6))
                .last()
                .isEqualTo("Latest poll: " + fits);
        assertThat(lines(mayEndEitherWay().after(failedPoll(5, fits + "y")), 6))
                .last()
                .satisfies(line -> assertThat(line).hasSize(WaitLines.LONGEST).endsWith("x…"));
    }

    @Test
    void the_last_word_says_what_the_time_went_to() {
        SyncWait settled = mayEndEitherWay().after(poll(110, NEW, failing("x", "y")));
        assertThat(waited(settled, Rule.MOVED_AND_SETTLED, 188))
                .contains("Waited 3m 08s: sync 1m 50s, unchanged 1m 18s (secoda.settleTime)");

        SyncWait certain = begin(Runs.cleanRun(), allow(0), NONE_BEFORE).after(poll(5, NEW, failing()));
        assertThat(waited(certain, Rule.MOVED_AND_CERTAIN, 10))
                .contains("Waited 10s: sync 5s, asked once more 5s (secoda.pollInterval)");

        SyncWait clean = begin(Runs.cleanRun(), allow(0), NONE_BEFORE).after(poll(0, OLD, failing()));
        assertThat(waited(clean, Rule.UNCHANGED_AND_BOUNDED, 60))
                .contains("Waited 1m 00s: unchanged 1m 00s (secoda.settleTime)");

        assertThat(waited(mayEndEitherWay(), Rule.TIMEOUT, 3_725))
                .contains("Waited 1h 02m 05s: no end of the sync was seen (secoda.syncTimeout)");
        assertThat(waited(mayEndEitherWay(), Rule.ASKED_ONCE, 1)).isEmpty();
        assertThat(waited(mayEndEitherWay(), Rule.BOUNDED_AT_ONCE, 0)).isEmpty();
    }

    /** One of two models is failing, two are allowed and two were failing before: nothing is certain. */
    private SyncWait mayEndEitherWay() {
        return begin(Runs.runFailing("a"), allow(2), before(failing("x", "y")));
    }

    private SyncWait begin(DbtRun run, GateSettings gate, Baseline baseline) {
        return SyncWait.begin(Stakes.of(run, gate, baseline, false), settings, Optional.empty(), run(OLD), at(0));
    }

    private static List<String> lines(SyncWait wait, int now) {
        return new WaitLines(wait, at(now)).lines();
    }

    private static Optional<String> waited(SyncWait wait, Rule rule, int now) {
        return new WaitedText(wait, rule, at(now)).line();
    }

    private static Reading poll(int at, String lastRun, FailingTests answer) {
        return new Reading(Optional.of(run(lastRun)), at(at), Optional.of(answer), at(at), Optional.empty());
    }

    private static Reading failedPoll(int at, String problem) {
        return new Reading(Optional.empty(), at(at), Optional.empty(), at(at), Optional.of(problem));
    }

    private static LastRun run(String text) {
        return new LastRun(Optional.of(text));
    }

    private static Instant at(int seconds) {
        return Instant.parse("2026-11-24T10:00:00Z").plusSeconds(seconds);
    }
}
