package co.secoda.gate;

import static co.secoda.gate.Settings.before;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.notRead;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.IntegrationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastGoodTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Outcome OUTCOME = new Outcome(
            Rule.MOVED_AND_SETTLED, Optional.of(failing("a")), NOON, "seen", false, Optional.empty(), List.of(), 0);

    @Test
    void a_run_that_passed_leaves_what_was_failing_then() {
        Verdict passed = new Verdict.Passed(Rule.Evidence.LAST_RUN_ADVANCED, List.of(), List.of());
        assertThat(LastGood.of(OUTCOME, passed)).contains(new LastGood(NOON, failing("a"), true));
    }

    @Test
    void one_that_did_not_pass_leaves_nothing() {
        Verdict failed = new Verdict.Failed(Rule.Evidence.LAST_RUN_ADVANCED, List.of(), List.of());
        assertThat(LastGood.of(OUTCOME, failed)).isEmpty();
        assertThat(LastGood.of(OUTCOME, new Verdict.Unknown(List.of(), List.of(), true)))
                .isEmpty();
    }

    @Test
    void before_the_first_the_baseline_stands_in_if_it_is_known() {
        assertThat(LastGood.beforeFirst(state(before(failing("x"))))).contains(new LastGood(NOON, failing("x"), false));
        assertThat(LastGood.beforeFirst(state(notRead()))).isEmpty();
    }

    @Test
    void a_history_tells_of_a_run_that_passed() {
        assertThat(LastGood.ofPassed(NOON, List.of("a"), List.of())).isEqualTo(new LastGood(NOON, failing("a"), true));
    }

    private static RunState state(Baseline baseline) {
        return new RunState(
                new IntegrationId("0a1b"),
                "https://api.secoda.co/",
                NOON,
                Runs.cleanRun(),
                baseline,
                Optional.empty(),
                Optional.empty());
    }
}
