package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.gate.Outcome;
import co.secoda.gate.Rule;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Judgement WAITED = Judgement.NONE.with(new Outcome(
            Rule.MOVED_AND_CERTAIN,
            Optional.of(FailingTests.of(List.of(), List.of())),
            Instant.parse("2026-09-14T12:00:00Z"),
            "last-run moved",
            false,
            Optional.empty(),
            List.of(),
            0));

    @Test
    void a_failure_by_the_artifacts_is_the_evidence_before_what_ended_the_wait() {
        Verdict failed = new Verdict.Failed(Evidence.ARTIFACTS, List.of("r"), List.of());
        Verdict passed = new Verdict.Passed(Evidence.ARTIFACTS, List.of("r"), List.of());

        assertThat(WAITED.with(Reports.GATE, failed).evidence()).contains(Evidence.ARTIFACTS);
        assertThat(WAITED.with(Reports.GATE, passed).evidence()).contains(Rule.MOVED_AND_CERTAIN.evidence());
        assertThat(Rule.MOVED_AND_CERTAIN.evidence()).isNotEqualTo(Evidence.ARTIFACTS);
    }

    @Test
    void there_is_no_evidence_where_nothing_was_waited_for() {
        assertThat(Judgement.NONE.with(Reports.GATE, Reports.verdict("failed", List.of("r"), List.of())))
                .extracting(Judgement::evidence)
                .isEqualTo(Optional.empty());
    }

    @Test
    void one_without_a_verdict_is_unknown_for_the_reason_and_fails_the_build_only_if_it_was_broken_off() {
        assertThat(WAITED.without(Course.BROKEN_OFF, "the network is down"))
                .isEqualTo(new Judgement(
                        WAITED.outcome(),
                        Optional.empty(),
                        Optional.of(new Verdict.Unknown(List.of("the network is down"), List.of(), true)),
                        Course.BROKEN_OFF,
                        Optional.empty()));
        assertThat(WAITED.without(Course.NOTHING_TO_JUDGE, "no key").verdict())
                .contains(new Verdict.Unknown(List.of("no key"), List.of(), false));
    }
}
