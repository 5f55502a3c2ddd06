package co.secoda.report;

import static co.secoda.report.Runs.model;
import static co.secoda.report.Runs.test;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatIsNewTest {
    private static final DbtRun RUN = Runs.of(
            List.of(
                    test("unique_a", "fail", "m", model("a")),
                    test("unique_b", "fail", "m", model("b")),
                    test("not_null_b", "fail", "m", model("b"))),
            List.of(test("late_a", "warn", "m", model("a")), test("late_c", "warn", "m", model("c"))),
            List.of());

    /** What failed and warned before, by the ids that the run has. */
    private static final GivenBaseline BEFORE = new GivenBaseline(
            "the run before", Map.of(id("b"), Set.of(testId("unique_b"))), Map.of(id("c"), Set.of(testId("late_c"))));

    @Test
    void models_and_tests_that_did_not_fail_before_are_new() {
        WhatIsNew fresh = WhatIsNew.of(report(FailOn.NEW).against(Optional.of(BEFORE)));

        assertThat(fresh.gist(failing("a"))).contains("new");
        assertThat(fresh.gist(failing("b"))).contains("as before");
        assertThat(fresh.gist(warning("c"))).contains("as before");
        assertThat(fresh.gist(failing("b"), failing("b").tests().get(1))).contains("new");
        assertThat(fresh.gist(failing("b"), failing("b").tests().get(0))).isEmpty();
        assertThat(fresh.gist(failing("a"), failing("a").tests().get(0)))
                .as("all of it is")
                .isEmpty();
        assertThat(fresh.gist(RUN.failingTests().get(0))).contains("new");
        assertThat(fresh.gist(RUN.failingTests().get(1))).contains("as before");
    }

    @Test
    void what_is_new_comes_first() {
        Report report = report(FailOn.NEW_TESTS).against(Optional.of(BEFORE));

        assertThat(FailingSince.newFirst(report, RUN.failing()))
                .extracting(entity -> entity.node().name())
                .containsExactly("a", "b");
    }

    @Test
    void nothing_is_new_where_all_that_fails_counts_or_nothing_tells() {
        assertThat(WhatIsNew.of(report(FailOn.ANY).against(Optional.of(BEFORE))).gist(failing("a")))
                .isEmpty();
        assertThat(WhatIsNew.of(report(FailOn.NEW)).gist(failing("a"))).isEmpty();
    }

    private static Report report(FailOn failOn) {
        GateSettings usual = Reports.GATE;
        GateSettings gate = new GateSettings(
                usual.thresholds(),
                failOn,
                false,
                false,
                usual.onRunErrors(),
                usual.onNothingTested(),
                usual.onUnknownStatus(),
                usual.onDisagreement());
        return Reports.bare()
                .with(RUN, Optional.empty())
                .judged(gate, Reports.verdict("failed", List.of("r"), List.of()));
    }

    private static Entity failing(String name) {
        return entity(RUN.failing(), name);
    }

    private static Entity warning(String name) {
        return entity(RUN.warning(), name);
    }

    private static Entity entity(List<Entity> of, String name) {
        return of.stream()
                .filter(entity -> entity.node().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String id(String name) {
        return model(name).uniqueId();
    }

    private static String testId(String name) {
        return test(name, "fail", "m", model("any")).test().uniqueId();
    }
}
