package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.Progress.Standing;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.SyncWait.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a wait ended.
 *
 * @param rule the rule that ended it
 * @param answer the latest valid answer
 * @param endedAt when it ended
 * @param seen what was seen at the end, in words, without a full stop
 * @param settling whether the latest answer only had to stand for longer
 * @param waited how long was waited and for what, in a line without a full stop; empty if nothing was waited for
 * @param polls the polls; of a very long wait the first and the last ones
 * @param pollsLeftOut how many polls between these are not kept
 */
public record Outcome(
        Rule rule,
        Optional<FailingTests> answer,
        Instant endedAt,
        String seen,
        boolean settling,
        Optional<String> waited,
        List<Poll> polls,
        int pollsLeftOut) {
    public Outcome {
        polls = List.copyOf(polls);
    }

    /** What ties the answer to this run. */
    public Evidence evidence() {
        return rule.evidence();
    }

    static Outcome of(Rule rule, SyncWait wait, Instant now, PollLog polls) {
        return new Outcome(
                rule,
                wait.progress().standing().map(Standing::answer),
                now,
                wait.missing(now),
                wait.candidate().flatMap(Candidate::due).isPresent(),
                new WaitedText(wait, rule, now).line(),
                polls.kept(),
                polls.leftOut());
    }
}
