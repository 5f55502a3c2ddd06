package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.Excuses.Excuse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailingCountsTest {
    private static final DbtRun TWO_FAIL = Runs.failing(2);

    @Test
    void secodas_answer_counts_and_without_one_the_artifacts() {
        FailingTests answer = FailingTests.of(List.of("a", "b", "c"), List.of("d"));

        assertThat(Reports.answered(TWO_FAIL, answer).failing()).hasValue(3);
        assertThat(Reports.answered(TWO_FAIL, answer).warning()).hasValue(1);
        assertThat(Reports.of(TWO_FAIL, "failed", "r").failing()).hasValue(2);
        assertThat(Reports.of(TWO_FAIL, "failed", "r").warning()).hasValue(0);
    }

    @Test
    void nothing_is_counted_of_a_goal_that_came_to_nothing() {
        assertThat(Reports.bare().failing()).isEmpty();
        assertThat(Reports.bare().warning()).isEmpty();
        assertThat(Reports.bare().excusing(oneOf(TWO_FAIL)).excused()).isEmpty();
    }

    @Test
    void what_is_excused_is_counted_where_there_is_a_list() {
        Report report = Reports.of(TWO_FAIL, "failed", "r");

        assertThat(report.excused()).isEmpty();
        assertThat(report.excusing(oneOf(TWO_FAIL)).excused()).hasValue(1);
    }

    private static Excuses oneOf(DbtRun run) {
        String test = run.failingTests().get(0).test().uniqueId();
        Excuse excuse = new Excuse("late events", Optional.empty(), LocalDate.of(2026, 12, 31));
        return new Excuses(Map.of(test, excuse), List.of(), Optional.of("c0ffee"));
    }
}
