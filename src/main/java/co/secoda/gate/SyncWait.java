package co.secoda.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * The wait for the sync of this run: a state machine without I/O. It is fed with readings and asked, at a time, what to
 * do. The rows of the verdict's table are tried in their order.
 *
 * @param stakes what an answer is measured against
 * @param settings how to wait
 * @param failAtOnce whether the artifacts prove a failure that is not to be waited for
 * @param before last-run, as read right before the trigger
 * @param start when the wait began, not before the trigger
 * @param progress what the polls have shown so far
 */
record SyncWait(
        Stakes stakes, WaitSettings settings, boolean failAtOnce, LastRun before, Instant start, Progress progress) {

    /** A wait that begins. */
    static SyncWait begin(Stakes stakes, WaitSettings settings, boolean failAtOnce, LastRun before, Instant start) {
        return new SyncWait(stakes, settings, failAtOnce, before, start, Progress.none());
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
        return new SyncWait(stakes, settings, failAtOnce, before, start, progress.after(reading, before));
    }

    /** What to do at {@code now}. */
    Decision decide(Instant now) {
        boolean late = !now.isBefore(deadline());
        if (failAtOnce) {
            return new Decision.End(Rule.PROVEN_AT_ONCE);
        }
        if (!isNeeded(stakes, settings) && (late || progress.polls() > 0)) {
            return new Decision.End(Rule.ASKED_ONCE);
        }
        if (isNeeded(stakes, settings) && !stakes.judgeable()) {
            return new Decision.End(Rule.NO_BASELINE);
        }
        Optional<Rule> settled = byAnswer();
        if (settled.isPresent()) {
            return new Decision.End(settled.get());
        }
        return late ? new Decision.End(atTimeout()) : new Decision.Wait(nextPoll(now));
    }

    /** Rows 2 to 5. */
    private Optional<Rule> byAnswer() {
        return progress.standing().flatMap(standing -> candidate()
                .filter(candidate -> candidate.isMet(standing))
                .map(Candidate::rule));
    }

    /** Rows 6 to 8. */
    private Rule atTimeout() {
        if (stakes.proven()) {
            return Rule.TIMEOUT_PROVEN;
        }
        boolean within =
                progress.standing().map(Standing::answer).filter(stakes::within).isPresent();
        return stakes.bounded() && within ? Rule.TIMEOUT_BOUNDED : Rule.TIMEOUT;
    }

    /** The one of the rows 2 to 5 that would decide if the latest answer goes on to stand. */
    private Optional<Candidate> candidate() {
        return progress.standing().flatMap(standing -> progress.movedAt()
                .map(moved -> Optional.of(sinceMove(standing, moved)))
                .orElseGet(() -> withoutMove(standing)));
    }

    private Candidate sinceMove(Standing standing, Instant moved) {
        if (stakes.certain()) {
            return new Candidate(Rule.MOVED_AND_CERTAIN, Optional.empty());
        }
        Instant since = standing.since().isAfter(moved) ? standing.since() : moved;
        return new Candidate(Rule.MOVED_AND_SETTLED, Optional.of(since.plus(settings.settleTime())));
    }

    private Optional<Candidate> withoutMove(Standing standing) {
        if (stakes.changed(standing.answer()) && !stakes.isShort(standing.answer())) {
            return Optional.of(new Candidate(
                    Rule.CHANGED_AND_SETTLED, Optional.of(standing.since().plus(settings.settleTime()))));
        }
        if (stakes.unchanged(standing.answer()) && stakes.bounded()) {
            Instant since = standing.first() ? start : standing.since();
            return Optional.of(
                    new Candidate(Rule.UNCHANGED_AND_BOUNDED, Optional.of(since.plus(settings.settleTime()))));
        }
        return Optional.empty();
    }

    private Instant nextPoll(Instant now) {
        if (progress.polls() == 0) {
            return now;
        }
        Instant next = new PollPace(settings)
                .next(now, progress.quietPolls(), candidate().flatMap(Candidate::due));
        return next.isBefore(deadline()) ? next : deadline();
    }

    /** What was seen so far, and which evidence is missing at {@code now}. */
    String missing(Instant now) {
        return new WaitWords(stakes, before, progress).missing(candidate().flatMap(Candidate::due), now);
    }

    /**
     * A row that may come to decide.
     *
     * @param rule the row
     * @param due until when the answer must stand; empty where two polls since the move are enough
     */
    private record Candidate(Rule rule, Optional<Instant> due) {
        boolean isMet(Standing standing) {
            return due.map(until -> !standing.upTo().isBefore(until)).orElse(standing.pollsSinceMove() >= 2);
        }
    }
}
