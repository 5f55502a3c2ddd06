package co.secoda.gate;

import static co.secoda.api.SecodaException.Kind.CONFLICT;
import static co.secoda.api.SecodaException.Kind.NOT_FOUND;
import static co.secoda.api.SecodaException.Kind.REFUSED;
import static co.secoda.api.SecodaException.Kind.UNREACHABLE;
import static co.secoda.gate.PlayedServer.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.secoda.api.SecodaException;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggerStepTest {
    private static final LastRun FIRST = new LastRun(Optional.of("2026-11-24T09:00:00Z"));

    private final PlayedTime time = new PlayedTime();
    private final PlayedServer server = new PlayedServer(time);
    private final List<String> told = new ArrayList<>();

    @Test
    void last_run_is_read_right_before_the_trigger() throws Exception {
        server.latency(2);

        Trigger trigger = trigger();

        assertThat(trigger).isEqualTo(new Trigger(PlayedTime.START.plusSeconds(4), FIRST, false));
        assertThat(server.calls()).containsExactly("integration@0", "trigger@2");
        assertThat(told).isEmpty();
    }

    @Test
    void an_integration_that_is_not_found_any_more_ends_the_wait_for_the_sync_before() {
        server.trigger(0, fails(CONFLICT, 409)).lastRun(4, fails(NOT_FOUND, 404));

        assertThatExceptionOfType(SecodaException.class)
                .isThrownBy(this::trigger)
                .withMessageStartingWith("integration 0a1b is not found any more")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(NOT_FOUND));
        assertThat(time.seconds()).isEqualTo(35);
    }

    @Test
    void a_running_sync_is_waited_for_and_only_the_accepted_trigger_counts() throws Exception {
        server.trigger(0, fails(CONFLICT, 409)).trigger(12, () -> true).lastRun(12, "2026-11-24T09:59:00Z");

        Trigger trigger = trigger();

        assertThat(trigger)
                .isEqualTo(new Trigger(
                        PlayedTime.START.plusSeconds(15), new LastRun(Optional.of("2026-11-24T09:59:00Z")), true));
        assertThat(server.calls())
                .containsExactly(
                        "integration@0",
                        "trigger@0",
                        "integration@5",
                        "trigger@5",
                        "integration@10",
                        "trigger@10",
                        "integration@15",
                        "trigger@15");
        assertThat(told)
                .hasSize(3)
                .first()
                .isEqualTo("PT5S of PT10M: [Another sync is running. Trying again, max 10m (secoda.syncTimeout).]");
    }

    @Test
    void a_sync_that_ends_without_moving_last_run_is_not_waited_for_until_the_timeout() throws Exception {
        server.trigger(0, fails(CONFLICT, 409)).trigger(40, () -> true);

        assertThat(trigger()).isEqualTo(new Trigger(PlayedTime.START.plusSeconds(40), FIRST, true));
    }

    @Test
    void tries_grow_apart_and_a_move_brings_them_back() throws Exception {
        server.trigger(0, fails(CONFLICT, 409)).lastRun(75, "second").trigger(100, () -> true);

        trigger();

        assertThat(server.calls().stream()
                        .filter(call -> call.startsWith("trigger"))
                        .skip(12))
                .containsExactly(
                        "trigger@60",
                        "trigger@65",
                        "trigger@72",
                        "trigger@82",
                        "trigger@87",
                        "trigger@92",
                        "trigger@97",
                        "trigger@102");
    }

    @Test
    void a_call_that_is_still_under_way_at_the_timeout_is_cut() {
        server.trigger(0, fails(CONFLICT, 409)).trigger(300, () -> true).latency(299);

        assertThatExceptionOfType(SecodaException.class)
                .isThrownBy(this::trigger)
                .withMessageContaining("still running after 10m (secoda.syncTimeout)");
        assertThat(server.calls()).containsExactly("integration@0", "trigger@299");
    }

    @Test
    void the_first_trigger_is_cut_too() {
        server.latency(300);

        assertThatExceptionOfType(SecodaException.class)
                .isThrownBy(this::trigger)
                .withMessageContaining("could not be started within 10m (secoda.syncTimeout)")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(UNREACHABLE));
    }

    @Test
    void a_second_running_sync_is_waited_for_too() throws Exception {
        server.trigger(0, fails(CONFLICT, 409))
                .lastRun(5, "second")
                .lastRun(10, "third")
                .trigger(10, () -> true);

        assertThat(trigger().before()).isEqualTo(new LastRun(Optional.of("third")));
        assertThat(server.calls()).contains("trigger@0", "trigger@5", "trigger@10");
    }

    @Test
    void a_last_run_that_can_not_be_read_meanwhile_changes_nothing() throws Exception {
        server.trigger(0, fails(CONFLICT, 409))
                .lastRun(5, fails(UNREACHABLE, 503))
                .lastRun(10, "second")
                .trigger(10, () -> true);

        assertThat(trigger().before()).isEqualTo(new LastRun(Optional.of("second")));
    }

    @Test
    void a_sync_that_runs_past_the_timeout_is_a_conflict() {
        server.trigger(0, fails(CONFLICT, 409));

        assertThatExceptionOfType(SecodaException.class)
                .isThrownBy(this::trigger)
                .withMessageContaining(
                        "another sync of integration 0a1b is still running after 10m (secoda.syncTimeout)")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(CONFLICT))
                .satisfies(e -> assertThat(e.status()).hasValue(409));
        assertThat(time.seconds()).isEqualTo(600);
    }

    @Test
    void a_refused_key_ends_the_wait_for_a_running_sync() {
        server.trigger(0, fails(CONFLICT, 409)).lastRun(5, fails(REFUSED, 401));

        assertFailsWith(REFUSED);
        assertThat(time.seconds()).isEqualTo(5);
    }

    @Test
    void a_trigger_that_fails_otherwise_is_not_repeated_here() {
        server.trigger(0, fails(UNREACHABLE, 503));

        assertFailsWith(UNREACHABLE);
        assertThat(server.calls()).containsExactly("integration@0", "trigger@0");
    }

    @Test
    void nothing_is_triggered_without_a_last_run_to_compare_with() {
        server.lastRun(0, fails(UNREACHABLE, 503));

        assertFailsWith(UNREACHABLE);
        assertThat(server.calls()).containsExactly("integration@0");
    }

    private void assertFailsWith(SecodaException.Kind kind) {
        assertThatExceptionOfType(SecodaException.class)
                .isThrownBy(this::trigger)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private Trigger trigger() throws SecodaException, InterruptedException {
        return new TriggerStep(server, time, time)
                .trigger(
                        PlayedServer.ID,
                        Settings.waiting(),
                        (words, pause, left) -> told.add(pause + " of " + left + ": " + words));
    }
}
