package co.secoda.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.gate.Runs;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final GivenBaseline BEFORE = new GivenBaseline(
            "an earlier run",
            Map.of("model.shop.old", Set.of("test.shop.fail0"), "model.shop.mended", Set.of("test.shop.m")),
            Map.of("model.shop.careful", Set.of("test.shop.warn0")));

    @Test
    void what_failed_before_may_fail_and_warn_and_what_warned_may_warn() {
        Comparison comparison = Comparison.of(Runs.runFailing("old", "fresh"), BEFORE, test -> true, false);

        assertThat(comparison.failing()).containsExactlyInAnyOrder("model.shop.old", "model.shop.mended");
        assertThat(comparison.warning())
                .containsExactlyInAnyOrder("model.shop.old", "model.shop.mended", "model.shop.careful");
        assertThat(comparison.stillFailing()).isEqualTo(1);
        assertThat(comparison.newTests()).isEmpty();
    }

    @Test
    void a_new_failing_test_on_what_failed_before_is_known_and_counts_only_where_tests_do() {
        DbtRun run = Runs.runFailing("old", "old", "fresh");

        Comparison entities = Comparison.of(run, BEFORE, test -> true, false);
        assertThat(entities.failing()).contains("model.shop.old");
        assertThat(entities.newTests())
                .extracting(TestResult::test)
                .extracting("uniqueId")
                .containsExactly("test.shop.fail1");

        assertThat(Comparison.of(run, BEFORE, test -> true, true).failing()).containsExactly("model.shop.mended");
    }

    @Test
    void an_excused_test_makes_nothing_new() {
        Comparison comparison = Comparison.of(
                Runs.runFailing("old", "old"),
                BEFORE,
                test -> !test.test().uniqueId().equals("test.shop.fail1"),
                true);

        assertThat(comparison.failing()).contains("model.shop.old");
        assertThat(comparison.newTests()).isEmpty();
    }

    @Test
    void a_new_warning_counts_only_where_tests_do_and_none_may_have_stood_behind_a_failure() {
        DbtRun run =
                Runs.run().warning("careful").warning("careful").warning("old").build();

        assertThat(Comparison.of(run, BEFORE, test -> true, false).warning())
                .contains("model.shop.careful", "model.shop.old");
        assertThat(Comparison.of(run, BEFORE, test -> true, true).warning())
                .contains("model.shop.old")
                .doesNotContain("model.shop.careful");
    }

    @Test
    void a_run_is_its_own_baseline() {
        DbtRun run = Runs.run().failing("a", "b").failing("a").warning("c").build();

        Comparison comparison = Comparison.of(run, GivenBaseline.of("itself", run), test -> true, true);

        assertThat(comparison.failing()).containsExactlyInAnyOrder("model.shop.a", "model.shop.b");
        assertThat(comparison.warning()).containsExactlyInAnyOrder("model.shop.a", "model.shop.b", "model.shop.c");
        assertThat(comparison.newTests()).isEmpty();
        assertThat(comparison.stillFailing()).isEqualTo(2);
    }
}
