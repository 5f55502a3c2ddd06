package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Verdict;
import co.secoda.gate.settings.GateSettings.Thresholds;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The entities of other runs that help to fail a build: those that count, of a kind whose limit Secoda's answer passes.
 */
final class OtherFailures {
    private static final int NAMED = 3;

    private final Report report;
    private final boolean failing;
    private final boolean warning;
    /** How many failing ones count, whoever's they are. */
    private final int counted;

    private OtherFailures(Report report, boolean failing, boolean warning, int counted) {
        this.report = report;
        this.failing = failing;
        this.warning = warning;
        this.counted = counted;
    }

    static OtherFailures of(Report report, Verdict verdict) {
        boolean byAnswer = verdict.kind() == Verdict.Kind.FAILED && verdict.evidence() != Evidence.ARTIFACTS;
        Optional<FailingTests> answer = report.answers().last().filter(any -> byAnswer);
        Optional<Thresholds> limits = report.limits();
        if (answer.isEmpty() || limits.isEmpty()) {
            return new OtherFailures(report, false, false, 0);
        }
        Set<String> failing = new HashSet<>(answer.get().failing());
        Set<String> warning = new HashSet<>(answer.get().warning());
        if (report.judgement().failsOnNew()) {
            WhatIsNew fresh = WhatIsNew.of(report);
            report.names().known().values().forEach(entity -> {
                if (fresh.wasThere(entity, false)) {
                    failing.remove(entity.id());
                }
                if (fresh.wasThere(entity, true)) {
                    warning.remove(entity.id());
                }
            });
            report.answers().accepted().ifPresent(known -> {
                failing.removeAll(known.failing());
                warning.removeAll(known.failing());
                warning.removeAll(known.warning());
            });
        }
        int counted = failing.size() - report.excused().orElse(0);
        return new OtherFailures(
                report,
                limits.get().maxFailing().passedBy(counted),
                limits.get().maxWarning().passedBy(warning.size()),
                counted);
    }

    /** Whether it is one of them. */
    boolean counts(OtherEntity other) {
        return !other.accepted() && (other.failing() ? failing : warning);
    }

    /** The worst of them in words, to be added to the reasons; empty if there are none. */
    String words() {
        List<OtherEntity> named =
                OtherEntity.of(report).stream().filter(this::counts).toList();
        int others = Math.max(
                named.size(), failing ? counted - report.countedFailing().size() : 0);
        if (named.isEmpty()) {
            return others > 0 ? "; at least " + others + " from other runs" : "";
        }
        int told = Math.min(NAMED, named.size());
        return named.stream()
                .limit(told)
                .map(OtherEntity::label)
                .collect(Collectors.joining(
                        ", ", "; from other runs: ", others > told ? " and " + (others - told) + " more" : ""));
    }
}
