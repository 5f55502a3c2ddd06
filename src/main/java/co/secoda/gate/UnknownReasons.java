package co.secoda.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of an unknown verdict what was seen, which setting helps, and what each of them gives up. */
record UnknownReasons(Stakes stakes, WaitSettings settings) {

    List<String> of(Outcome outcome) {
        return outcome.rule() == Rule.ASKED_ONCE ? askedOnce(outcome) : timedOut(outcome);
    }

    private List<String> askedOnce(Outcome outcome) {
        return List.of(
                "Secoda's answer can't be judged: " + outcome.seen(),
                "with secoda.awaitSync=true the sync is waited for, and the answer asked for until there is one");
    }

    private List<String> timedOut(Outcome outcome) {
        List<String> reasons = new ArrayList<>();
        reasons.add("within " + DurationText.of(settings.syncTimeout())
                + " (secoda.syncTimeout) nothing showed that Secoda has taken in this run");
        reasons.add("seen at the end: " + outcome.seen());
        reasons.add("a longer secoda.syncTimeout lets a slow sync end; every build may then wait that long");
        reasons.add("a shorter secoda.settleTime (now " + DurationText.of(settings.settleTime())
                + ") judges an answer sooner; it may then be one that a sync is still writing");
        if (outcome.answer().isPresent() && stakes.judgeable()) {
            reasons.add("secoda.onSyncTimeout=accept judges the last answer, which may be the one of the run before");
        }
        reasons.add(maxFailing());
        return reasons;
    }

    private String maxFailing() {
        int most = stakes.bounds().mostFailing();
        Optional<Integer> enough = stakes.failOn() == FailOn.NEW
                ? Optional.of(most)
                : stakes.reference().map(before -> before.failing().size() + most);
        return enough.map(number -> "secoda.maxFailing of " + number
                        + " or more leaves no answer that could pass it; so many "
                        + (stakes.failOn() == FailOn.NEW ? "new " : "") + "failing entities are then let through")
                .orElse("a higher secoda.maxFailing does not help here: " + whyUnknown());
    }

    private String whyUnknown() {
        return stakes.baseline() instanceof Baseline.Unknown unknown
                ? "the baseline could not be read (" + unknown.why() + ")"
                : "another sync ended after the baseline was read";
    }
}
