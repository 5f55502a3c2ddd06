package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.gate.Baseline.Accepted;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import java.util.Optional;
import java.util.Set;

/** What Secoda said of a run, before its upload and after. */
public final class SecodaAnswers {
    private final Optional<RunState> state;
    private final Optional<Outcome> outcome;

    SecodaAnswers(Optional<RunState> state, Optional<Outcome> outcome) {
        this.state = state;
        this.outcome = outcome;
    }

    /** The answer that was judged, or the last one. */
    public Optional<FailingTests> last() {
        return outcome.flatMap(Outcome::answer);
    }

    /** What it said before the upload. */
    public Optional<FailingTests> baseline() {
        return state.flatMap(published -> published.baseline().known());
    }

    /** What may fail without being new. */
    public Optional<FailingTests> accepted() {
        return state.flatMap(RunState::accepted).map(Accepted::entities);
    }

    /** Which of the entities that are failing by the last answer are new. */
    public Optional<Set<String>> newFailing() {
        return last().flatMap(now -> state.flatMap(RunState::accepted).map(known -> known.newFailing(now)));
    }
}
