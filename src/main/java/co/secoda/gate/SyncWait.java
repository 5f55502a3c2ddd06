package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.Progress.Decision;
import co.secoda.gate.Progress.Standing;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The wait for the sync of this run: a state machine without I/O. It is fed with readings and asked, at a time, what to
 * do. The rows of the verdict's table are tried in their order.
 *
 * @param stakes what an answer is measured against
 * @param settings how to wait
 * @param atOnce the rule of a verdict that is certain and not to be waited for
 * @param before last-run, as read right before the trigger
 * @param start when the wait began, not before the trigger
 * @param progress what the polls have shown so far
 */
record SyncWait(
        Stakes stakes, WaitSettings settings, Optional<Rule> atOnce, LastRun before, Instant start, Progress progress) {

    /** A wait that begins. */
    static SyncWait begin(Stakes stakes, WaitSettings settings, Optional<Rule> atOnce, LastRun before, Instant start) {
        return new SyncWait(stakes, settings, atOnce, before, start, Progress.none());
    }

    /** Row 1: which rule ends a wait before it begins, if any. */
    static Optional<Rule> atOnce(Stakes stakes, WaitSettings settings, GateSettings gate) {
        if (gate.failFast() && stakes.proven()) {
            return Optional.of(Rule.PROVEN_AT_ONCE);
        }
        boolean passes = isNeeded(stakes, settings) && stakes.bounded() && !stakes.reconciled();
        return gate.passFast() && passes ? Optional.of(Rule.BOUNDED_AT_ONCE) : Optional.empty();
    }

    /** Whether there is anything to wait for. */
    static boolean isNeeded(Stakes stakes, WaitSettings settings) {
        return settings.awaitSync() && !stakes.limits().allowEveryAnswer();
    }

    /** When the wait ends, whatever was seen. */
    Instant deadline() {
        return start.plus(settings.syncTimeout());
    }

    /** This wait after one poll more. */
    SyncWait after(Reading reading) {
        return new SyncWait(
                stakes,
                settings,
                atOnce,
                before,
                start,
                progress.after(reading, before, settings.lastRunMoves(), stakes));
    }

    /**
     * Whether last-run is to be read once more: the answer of this poll has changed, and only a last-run that still is
     * what it was <em>after</em> that shows that the change was seen before the move.
     */
    boolean asksAgain(Reading reading) {
        Progress then = after(reading).progress();
        return isNeeded(stakes, settings)
                && settings.lastRunMoves() == LastRunMoves.UNKNOWN
                && reading.answer().filter(stakes::changed).isPresent()
                && then.movedAt().isEmpty()
                && !then.seenChanging();
    }

    /** What to do at {@code now}. */
    Decision decide(Instant now) {
        boolean late = !now.isBefore(deadline());
        if (atOnce.isPresent()) {
            return new Decision.End(atOnce.get());
        }
        if (!isNeeded(stakes, settings) && (late || progress.polls() > 0)) {
            return new Decision.End(Rule.ASKED_ONCE);
        }
        if (isNeeded(stakes, settings) && !stakes.counting().judgeable()) {
            return new Decision.End(Rule.NO_BASELINE);
        }
        Optional<Rule> settled = byAnswer();
        if (settled.isPresent()) {
            return new Decision.End(settled.get());
        }
        if (progress.absence().filter(Absence::isCertain).isPresent()) {
            return new Decision.End(stakes.proven() ? Rule.ABSENT_PROVEN : Rule.ABSENT);
        }
        return late ? new Decision.End(atTimeout()) : new Decision.Wait(nextPoll(now));
    }

    /** Rows 2 to 5. */
    private Optional<Rule> byAnswer() {
        return progress.standing().flatMap(standing -> candidate()
                .filter(candidate -> candidate.isMet(standing, progress))
                .map(Candidate::rule));
    }

    /** Rows 6 to 8. */
    private Rule atTimeout() {
        if (stakes.proven()) {
            return Rule.TIMEOUT_PROVEN;
        }
        boolean passes = stakes.bounded()
                && progress.standing()
                        .map(Standing::answer)
                        .filter(answer -> stakes.within(answer) && stakes.fits(answer))
                        .isPresent();
        return passes ? Rule.TIMEOUT_BOUNDED : Rule.TIMEOUT;
    }

    /** The one of the rows 2 to 5 that will decide if the latest answer goes on to stand. */
    Optional<Candidate> candidate() {
        return progress.standing().flatMap(standing -> progress.movedAt()
                .map(moved -> sinceMove(standing, moved))
                .orElseGet(() -> withoutMove(standing)));
    }

    private Optional<Candidate> sinceMove(Standing standing, Instant moved) {
        FailingTests answer = standing.answer();
        if (stakes.proven() || stakes.passesForCertain(answer) || isAfterTheSync(answer)) {
            return Optional.of(new Candidate(Rule.MOVED_AND_CERTAIN, Optional.empty()));
        }
        return stakes.isShort(answer)
                ? Optional.empty()
                : Optional.of(settling(Rule.MOVED_AND_SETTLED, later(standing.since(), moved)));
    }

    /** Whether a move says of an answer by itself that it is the one after the sync. */
    private boolean isAfterTheSync(FailingTests answer) {
        boolean changedBefore = progress.seenChanging() || settings.lastRunMoves() == LastRunMoves.END;
        return changedBefore && !stakes.overtaken() && !stakes.isShort(answer);
    }

    private Optional<Candidate> withoutMove(Standing standing) {
        FailingTests answer = standing.answer();
        if (stakes.changed(answer) && !stakes.isShort(answer)) {
            return Optional.of(settling(Rule.CHANGED_AND_SETTLED, standing.since()));
        }
        Instant since = standing.first() ? start : standing.since();
        if (stakes.isBaseline(answer) && stakes.bounded() && stakes.fits(answer)) {
            return Optional.of(settling(Rule.UNCHANGED_AND_BOUNDED, since));
        }
        return stakes.isBaseline(answer) && stakes.proven()
                ? Optional.of(settling(Rule.UNCHANGED_AND_PROVEN, since))
                : Optional.empty();
    }

    private Candidate settling(Rule rule, Instant since) {
        return new Candidate(rule, Optional.of(since.plus(settings.settleTime())));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant nextPoll(Instant now) {
        return progress.polls() == 0
                ? now
                : new PollPace(settings, start)
                        .next(now, progress.quietPolls(), candidate().flatMap(Candidate::due), deadline());
    }

    /** What was seen so far, and which evidence is missing at {@code now}. */
    String missing(Instant now) {
        return new WaitWords(stakes, before, progress).missing(candidate().flatMap(Candidate::due), now);
    }

    /** What to tell on the log while waiting: a line or a few. */
    List<String> lines(Instant now) {
        return new WaitLines(this, now).lines();
    }

    /**
     * A row that may come to decide.
     *
     * @param rule the row
     * @param due until when the answer must stand; empty where two polls since the move are enough
     */
    record Candidate(Rule rule, Optional<Instant> due) {
        private boolean isMet(Standing standing, Progress progress) {
            return due.map(until -> !standing.upTo().isBefore(until)).orElse(progress.equalPolls() >= 2);
        }
    }
}
