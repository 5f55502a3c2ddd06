package co.secoda.gate;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.gate.known.Excuses;
import org.junit.jupiter.api.Test;

class ArtifactBoundsTest {
    @Test
    void a_run_without_failing_tests_means_nothing() {
        assertBounds(Runs.run(), 0, 0, 0, 0);
    }

    @Test
    void an_entity_of_several_tests_counts_once() {
        assertBounds(Runs.run().failing("a").failing("a").failing("b"), 2, 2, 0, 0);
    }

    @Test
    void a_relationship_test_means_at_least_one_of_its_models() {
        assertBounds(Runs.run().failing("a", "b"), 1, 2, 0, 0);
    }

    @Test
    void several_tests_with_several_models_each_may_mean_the_same_one() {
        assertBounds(Runs.run().failing("a", "b").failing("b", "c").failing("d", "e"), 1, 5, 0, 0);
    }

    @Test
    void a_relationship_test_may_mean_a_model_that_is_certain_anyway() {
        assertBounds(Runs.run().failing("a").failing("a", "b"), 1, 2, 0, 0);
    }

    @Test
    void a_relationship_test_outside_the_certain_models_adds_one() {
        assertBounds(Runs.run().failing("a").failing("a", "b").failing("c", "d"), 2, 4, 0, 0);
    }

    @Test
    void a_test_that_names_a_model_twice_has_one() {
        assertBounds(Runs.run().failing("a", "a"), 1, 1, 0, 0);
    }

    @Test
    void warnings_are_counted_as_failures_are() {
        assertBounds(Runs.run().warning("a").warning("b", "c"), 0, 0, 2, 3);
    }

    @Test
    void a_failing_test_may_claim_a_warning() {
        assertBounds(Runs.run().failing("a").warning("a").warning("b"), 1, 1, 1, 2);
    }

    @Test
    void a_relationship_test_that_fails_may_claim_the_warnings_of_both_models() {
        assertBounds(Runs.run().failing("a", "b").warning("a").warning("b"), 1, 2, 0, 2);
    }

    @Test
    void a_warning_of_several_models_may_be_the_one_that_is_claimed() {
        assertBounds(Runs.run().failing("a").warning("a", "b"), 1, 1, 0, 2);
    }

    @Test
    void the_entity_of_an_excused_test_is_excused_for_certain() {
        assertExcused(Runs.run().failing("a").failing("b"), Runs.excusing(0), 1, 1);
    }

    @Test
    void an_entity_that_another_test_makes_fail_too_is_not_excused() {
        assertExcused(Runs.run().failing("a").failing("a"), Runs.excusing(0), 1, 0);
        assertExcused(Runs.run().failing("a").failing("a", "b"), Runs.excusing(0), 1, 0);
    }

    @Test
    void of_an_excused_test_of_several_entities_one_is_excused_for_certain() {
        assertExcused(Runs.run().failing("a", "b"), Runs.excusing(0), 0, 1);
        assertExcused(Runs.run().failing("a", "b").failing("c", "d"), Runs.excusing(0, 1), 0, 1);
    }

    @Test
    void an_excused_test_of_several_entities_may_mean_one_that_is_excused_anyway_or_that_counts() {
        assertExcused(Runs.run().failing("a").failing("a", "b"), Runs.excusing(0, 1), 0, 1);
        assertExcused(Runs.run().failing("a").failing("a", "b"), Runs.excusing(1), 1, 0);
    }

    /** A sync in which the excused test fails leaves at least its entities failing, and a warning of it hidden. */
    @Test
    void what_the_sync_leaves_is_bounded_by_all_tests_whether_excused_or_not() {
        ArtifactBounds bounds = ArtifactBounds.of(
                Runs.run().failing("a").failing("b").warning("a").build(), Runs.excusing(0, 1));

        assertThat(bounds).isEqualTo(new ArtifactBounds(2, 2, 0, 1, 0, 2));
    }

    private static void assertExcused(Runs run, Excuses excuses, int leastCounted, int excused) {
        ArtifactBounds bounds = ArtifactBounds.of(run.build(), excuses);

        assertThat(bounds.leastCounted()).isEqualTo(leastCounted);
        assertThat(bounds.excused()).isEqualTo(excused);
    }

    private static void assertBounds(Runs run, int leastFailing, int mostFailing, int leastWarning, int mostWarning) {
        assertThat(ArtifactBounds.of(run.build()))
                .isEqualTo(new ArtifactBounds(leastFailing, mostFailing, leastWarning, mostWarning, leastFailing, 0));
    }
}
