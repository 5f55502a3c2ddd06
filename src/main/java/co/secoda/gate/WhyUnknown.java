package co.secoda.gate;

import co.secoda.gate.LimitWords.HigherLimit;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.text.DurationText;
import co.secoda.text.EntityText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says of an unknown verdict what was seen, which setting helps, and what each of them gives up. */
record WhyUnknown(Stakes stakes, WaitSettings settings) {

    List<String> of(Outcome outcome) {
        return switch (outcome.rule()) {
            case ASKED_ONCE -> askedOnce(outcome);
            case NO_BASELINE -> noBaseline();
            default -> timedOut(outcome);
        };
    }

    private List<String> noBaseline() {
        return List.of(
                newNeedsBaseline(),
                "this run is uploaded: publish again when its sync has ended, or set secoda.failOn=any, which also counts what"
                        + " failed before");
    }

    private String newNeedsBaseline() {
        return "secoda.failOn=new needs to know what was failing before this run, and " + whyUnknown();
    }

    private List<String> askedOnce(Outcome outcome) {
        if (!stakes.counting().judgeable()) { // then waiting would not help either
            return List.of(
                    newNeedsBaseline(), "secoda.failOn=any also counts what failed before, and does not need to");
        }
        return List.of(
                "Secoda's answer can't be checked: " + outcome.seen(),
                "with secoda.awaitSync=true the plugin waits for the sync, and asks until there is an answer");
    }

    private List<String> timedOut(Outcome outcome) {
        List<String> reasons = new ArrayList<>();
        reasons.add("Secoda did not show within " + DurationText.of(settings.syncTimeout())
                + " (secoda.syncTimeout) that it has processed this run");
        reasons.add("seen at the end: " + outcome.seen());
        reasons.add("a longer secoda.syncTimeout lets a slow sync end; every build may then wait that long");
        if (outcome.settling()) {
            reasons.add("a shorter secoda.settleTime (now " + DurationText.of(settings.settleTime())
                    + ") ends the wait sooner, but a sync may then still be changing the answer");
        }
        if (outcome.answer().isPresent()) {
            reasons.add("secoda.onSyncTimeout=accept takes the last answer after "
                    + DurationText.of(settings.syncTimeout()) + "; it may be that of the run before");
        }
        reasons.addAll(higherLimits(outcome));
        return reasons;
    }

    /** The limits that would have to be higher for the outcome to be bounded, and when the wait would have ended. */
    private List<String> higherLimits(Outcome outcome) {
        if (stakes.reference().isEmpty()) {
            return List.of(
                    "a higher secoda.maxFailing does not help here: the plugin has to know what was failing before, and "
                            + whyUnknown());
        }
        boolean unchanged = outcome.answer().filter(stakes::isBaseline).isPresent();
        String after = DurationText.of(unchanged ? settings.settleTime() : settings.syncTimeout());
        List<HigherLimit> limits = HigherLimit.of(stakes);
        if (limits.isEmpty()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        String together = limits.stream()
                .map(limit -> limit.setting() + "=" + limit.enough())
                .collect(Collectors.joining(" and "));
        String many = limits.stream()
                .map(limit -> EntityText.count(limit.enough(), limit.kind()))
                .collect(Collectors.joining(" and "));
        reasons.add("with " + together + " this run would be accepted after " + after
                + " whatever Secoda says, and with secoda.passFast=true at once; that allows " + many);
        return reasons;
    }

    private String whyUnknown() {
        return stakes.baseline() instanceof Baseline.Unknown unknown
                ? "that could not be read (" + unknown.why() + ")"
                : "another sync ended after that was read";
    }
}
