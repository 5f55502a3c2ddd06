package co.secoda.gate;

import static co.secoda.gate.Settings.allow;
import static co.secoda.gate.Settings.allowNew;
import static co.secoda.gate.Settings.before;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.notRead;
import static co.secoda.gate.Settings.warning;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.settings.GateSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class StakesTest {
    private static final DbtRun ONE_FAILING = Runs.runFailing("a");
    private static final DbtRun ONE_WARNING = Runs.run().warning("a").build();

    @Test
    void more_than_the_limit_are_proven_to_fail() {
        assertThat(stakes(ONE_FAILING, allow(0), failing()).proven()).isTrue();
        assertThat(stakes(ONE_FAILING, allow(1), failing()).proven()).isFalse();
        assertThat(stakes(ONE_FAILING, allow(-1), failing()).proven()).isFalse();
    }

    @Test
    void more_than_the_limit_are_proven_to_warn() {
        assertThat(stakes(ONE_WARNING, allow(0, 0), failing()).proven()).isTrue();
        assertThat(stakes(ONE_WARNING, allow(0, 1), failing()).proven()).isFalse();
    }

    @Test
    void of_what_the_artifacts_prove_only_so_many_are_new_as_are_more_than_were_accepted() {
        assertThat(stakes(ONE_FAILING, allowNew(0), failing()).proven()).isTrue();
        assertThat(stakes(ONE_FAILING, allowNew(1), failing()).proven()).isFalse();
        assertThat(stakes(ONE_FAILING, allowNew(0), failing("x")).proven()).isFalse();
        assertThat(stakes(ONE_WARNING, allowNew(0, 0), failing()).proven()).isTrue();
        assertThat(stakes(ONE_WARNING, allowNew(0, 0), failing("x")).proven()).isFalse();
        assertThat(Stakes.of(ONE_FAILING, allowNew(0), notRead(), false).proven())
                .isFalse();
    }

    @Test
    void a_gate_of_the_artifacts_that_fails_proves_the_failure_and_leaves_nothing_bounded() {
        Stakes broken = stakes(Runs.run().errored("broken").build(), allow(5), failing());

        assertThat(broken.proven()).isTrue();
        assertThat(broken.bounded()).isFalse();
    }

    @Test
    void what_failed_before_and_what_fails_now_bound_the_answer() {
        assertThat(stakes(ONE_FAILING, allow(2), failing("x")).bounded()).isTrue();
        assertThat(stakes(ONE_FAILING, allow(1), failing("x")).bounded()).isFalse();
    }

    @Test
    void what_failed_before_may_be_left_with_a_warning() {
        FailingTests mixed = FailingTests.of(List.of("x"), List.of("y"));

        assertThat(stakes(ONE_WARNING, allow(-1, 3), mixed).bounded()).isTrue();
        assertThat(stakes(ONE_WARNING, allow(-1, 2), mixed).bounded()).isFalse();
    }

    @Test
    void both_limits_must_be_out_of_reach() {
        assertThat(stakes(Runs.cleanRun(), allow(0, 0), warning("x")).bounded()).isFalse();
        assertThat(stakes(Runs.cleanRun(), allow(0, 1), warning("x")).bounded()).isTrue();
    }

    @Test
    void only_this_run_can_add_new_entities() {
        assertThat(stakes(ONE_FAILING, allowNew(1), failing("x", "y")).bounded())
                .isTrue();
        assertThat(stakes(ONE_FAILING, allowNew(0), failing("x", "y")).bounded())
                .isFalse();
        assertThat(stakes(ONE_WARNING, allowNew(0, 0), failing()).bounded()).isFalse();
    }

    @Test
    void nothing_bounds_an_answer_without_a_baseline() {
        assertThat(Stakes.of(Runs.cleanRun(), allow(9), notRead(), false).bounded())
                .isFalse();
    }

    @Test
    void another_sync_after_the_baseline_leaves_only_what_the_artifacts_prove() {
        Stakes overtaken = Stakes.of(ONE_FAILING, allow(9), before(failing("x")), true);

        assertThat(overtaken.bounded()).isFalse();
        assertThat(overtaken.changed(failing())).isFalse();
        assertThat(Stakes.of(ONE_FAILING, allowNew(9), before(failing()), true).bounded())
                .isFalse();
        assertThat(Stakes.of(ONE_FAILING, allowNew(9), before(failing()), true)
                        .counting()
                        .judgeable())
                .isTrue();
        assertThat(Stakes.of(ONE_FAILING, allow(0), before(failing()), true).proven())
                .isTrue();
    }

    @Test
    void no_answer_is_another_or_the_same_without_a_baseline() {
        Stakes stakes = Stakes.of(Runs.cleanRun(), allow(0), notRead(), false);

        assertThat(stakes.changed(failing("x"))).isFalse();
        assertThat(stakes.isBaseline(failing())).isFalse();
    }

    @Test
    void an_answer_is_another_if_only_a_warning_differs() {
        Stakes stakes = stakes(Runs.cleanRun(), allow(0), failing("x"));

        assertThat(stakes.changed(FailingTests.of(List.of("x"), List.of("y")))).isTrue();
        assertThat(stakes.changed(failing("x"))).isFalse();
        assertThat(stakes.isBaseline(failing("x"))).isTrue();
        assertThat(stakes.isBaseline(failing())).isFalse();
    }

    @Test
    void new_entities_can_be_counted_only_with_a_baseline() {
        assertThat(Stakes.of(ONE_FAILING, allowNew(0), notRead(), false)
                        .counting()
                        .judgeable())
                .isFalse();
        assertThat(Stakes.of(ONE_FAILING, allow(0), notRead(), false).counting().judgeable())
                .isTrue();
        assertThat(stakes(ONE_FAILING, allowNew(0), failing()).counting().judgeable())
                .isTrue();
    }

    @Test
    void an_entity_that_warned_before_and_fails_now_is_new() {
        Stakes stakes = stakes(ONE_FAILING, allowNew(0), FailingTests.of(List.of("x"), List.of("y")));

        assertThat(stakes.counting().failing(failing("x", "y"))).isEqualTo(1);
        assertThat(stakes.counting().warning(warning("x", "y", "z"))).isEqualTo(1);
    }

    @Test
    void with_any_every_entity_counts() {
        Stakes stakes = stakes(ONE_FAILING, allow(0), failing("x"));

        assertThat(stakes.counting().failing(failing("x", "y"))).isEqualTo(2);
        assertThat(stakes.counting().warning(warning("x"))).isEqualTo(1);
    }

    @Test
    void an_answer_is_within_the_limits_if_it_passes_neither() {
        Stakes stakes = stakes(ONE_FAILING, allow(1, 0), failing());

        assertThat(stakes.within(failing("x"))).isTrue();
        assertThat(stakes.within(failing("x", "y"))).isFalse();
        assertThat(stakes.within(warning("x"))).isFalse();
    }

    @Test
    void an_answer_with_fewer_failing_than_the_artifacts_leave_is_short() {
        Stakes stakes = stakes(ONE_FAILING, allow(0), failing());

        assertThat(stakes.isShort(failing())).isTrue();
        assertThat(stakes.isShort(failing("x"))).isFalse();
    }

    private static Stakes stakes(DbtRun run, GateSettings gate, FailingTests before) {
        return Stakes.of(run, gate, before(before), false);
    }
}
