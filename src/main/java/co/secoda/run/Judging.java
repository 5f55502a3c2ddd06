package co.secoda.run;

import co.secoda.api.SecodaException;
import co.secoda.gate.Judge;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import co.secoda.gate.Verdict;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Publication.Publisher;
import co.secoda.run.names.Naming;
import java.time.Instant;

/** Waits for the answer of a run and judges it, now or when the build ends. */
final class Judging {
    private final Publisher publisher;
    private final GateSettings gate;
    private final WaitSettings waiting;
    private final RunTrail trail;
    private final DbtOfBuild dbt;
    private final RunFiles files;
    private final Ending ending;
    private final Naming naming;
    private final Log log;

    Judging(
            Publisher publisher,
            GateSettings gate,
            WaitSettings waiting,
            RunTrail trail,
            DbtOfBuild dbt,
            RunFiles files,
            Ending ending,
            Naming naming,
            Log log) {
        this.publisher = publisher;
        this.gate = gate;
        this.waiting = waiting;
        this.trail = trail;
        this.dbt = dbt;
        this.files = files;
        this.ending = ending;
        this.naming = naming;
        this.log = log;
    }

    /** Judges it over a connection of its own. */
    void now(RunState state)
            throws SecodaException, BadSettingException, InterruptedException, GoalErrorException, BuildFailsException {
        try (Publication publication = publisher.open()) {
            now(publication, state);
        }
    }

    /** Judges it over the connection that sent it. */
    void now(Publication publication, RunState state)
            throws SecodaException, InterruptedException, GoalErrorException, BuildFailsException {
        trail.record(state);
        Instant end = publication.now().plus(waiting.syncTimeout());
        Outcome outcome = publication.await(state, gate, waiting);
        Verdict verdict = dbt.held(new Judge(gate).judge(state, outcome, waiting), state.run());
        trail.markJudged(state, outcome, verdict);
        EntityNames names = publication.names(naming, state, outcome, end);
        Verdict told = dbt.held(new Judge(gate).judge(state, outcome, waiting, names), state.run());
        ending.judged(state, outcome, told, names);
    }

    /** Has it judged when the build ends. */
    void atEnd(RunState state, SessionClosing end) {
        dbt.judgeLater();
        trail.record(state);
        files.judgedLater();
        end.defer(() -> now(state), files::brokenOffAtEnd);
        log.info("This run is checked when the build ends (secoda.checkAtEnd).");
    }
}
