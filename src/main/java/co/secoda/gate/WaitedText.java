package co.secoda.gate;

import co.secoda.gate.Progress.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The log's last word on a wait: how long it was, and for what.
 *
 * @param waiting the wait
 * @param rule the rule that ended it
 * @param now when it ended
 */
record WaitedText(SyncWait waiting, Rule rule, Instant now) {

    /** One line without a full stop; none if nothing was waited for. */
    Optional<String> line() {
        return switch (rule) {
            case PROVEN_AT_ONCE, BOUNDED_AT_ONCE, NO_BASELINE, ASKED_ONCE -> Optional.empty();
            case MOVED_AND_CERTAIN ->
                Optional.of(waited() + sync() + "asked once more " + rest() + " (secoda.pollInterval)");
            case MOVED_AND_SETTLED, CHANGED_AND_SETTLED ->
                Optional.of(waited() + sync() + "unchanged " + rest() + " (secoda.settleTime)");
            case UNCHANGED_AND_BOUNDED, UNCHANGED_AND_PROVEN ->
                Optional.of(waited() + "unchanged " + rest() + " (secoda.settleTime)");
            case ABSENT_PROVEN, ABSENT -> Optional.of(waited() + "Secoda does not find the integration any more");
            case TIMEOUT_PROVEN, TIMEOUT_BOUNDED, TIMEOUT ->
                Optional.of(waited() + "no end of the sync was seen (secoda.syncTimeout)");
        };
    }

    private String waited() {
        return "Waited " + clock(Duration.between(waiting.start(), now)) + ": ";
    }

    private String sync() {
        return "sync " + clock(Duration.between(waiting.start(), since())) + ", ";
    }

    private String rest() {
        return clock(Duration.between(since(), now));
    }

    /** Since when the answer has been standing that counts. */
    private Instant since() {
        return waiting.candidate()
                .flatMap(SyncWait.Candidate::due)
                .map(due -> due.minus(waiting.settings().settleTime()))
                .orElseGet(() -> waiting.progress().standing().map(Standing::since).stream()
                        .reduce(waiting.progress().movedAt().orElse(now), WaitedText::later));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** As on a clock, in whole seconds. */
    private static String clock(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + "s";
        }
        return time.toHours() == 0
                ? String.format(Locale.ROOT, "%dm %02ds", time.toMinutes(), time.toSecondsPart())
                : String.format(
                        Locale.ROOT, "%dh %02dm %02ds", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
