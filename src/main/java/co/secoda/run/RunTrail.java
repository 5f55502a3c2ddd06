package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.LastGood;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.Verdict;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.baseline.EarlierRuns;
import co.secoda.run.history.RunOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run leaves at each step: the state for the goal that goes on with it, which may be one of another build, and
 * the summary that says how far it is.
 */
final class RunTrail {
    private static final String STATE_SETTINGS = "secoda.stateFile or secoda.reportDirectory";

    private final Destination destination;
    private final GateSettings gate;
    private final RunArtifacts artifacts;
    private final EarlierRuns earlier;
    private final Provenance provenance;
    private final KeptState kept;
    private final Reports reports;
    private final RunFiles files;
    private final Log log;
    private Optional<GivenBaseline> given = Optional.empty();

    RunTrail(
            Destination destination,
            GateSettings gate,
            RunArtifacts artifacts,
            Provenance provenance,
            KeptState kept,
            Reports reports,
            RunFiles files,
            Log log) {
        this.destination = destination;
        this.gate = gate;
        this.artifacts = artifacts;
        this.earlier = artifacts.earlier(RunOwner.ofIntegration(destination.id().value()));
        this.provenance = provenance;
        this.kept = kept;
        this.reports = reports;
        this.files = files;
        this.log = log;
    }

    /** Where the state lies, or will. */
    Path stateFile() {
        return kept.file();
    }

    /**
     * Begins with a run of which nothing is sent yet. The state of an earlier one went as this goal began.
     *
     * @throws ArtifactException if it was published before, and the settings refuse that; or if what
     *     {@code secoda.baseline} names can't be read
     */
    void begin(DbtRun run) throws ArtifactException {
        given = earlier.baseline(run);
        provenance.requireNew(run, kept.remembered().published());
        record(without(run));
    }

    /** The state that an upload left, if one did, held to be of this run. */
    Optional<RunState> state() throws StateException, ArtifactException {
        Optional<RunState> state = files.judges() ? kept.read().map(artifacts::heldToItsList) : kept.read();
        if (state.isPresent()) {
            provenance.requireState(state.get(), destination, artifacts.digestOfRunResults());
        }
        return state;
    }

    /** The state of a run of which nothing is known but its artifacts. */
    RunState without(DbtRun run) {
        return kept.without(run).excusing(artifacts.excuses());
    }

    /** Adds to a state which failures are known and, as far as an earlier run has left that, when all was last well. */
    RunState completed(RunState state) {
        return state.since(kept.lastGood()).excusing(artifacts.excuses()).against(given);
    }

    /**
     * Adds to a state what was failing before, where {@code secoda.baseline} says so.
     *
     * @throws ArtifactException if what that names can't be read
     */
    RunState against(RunState state) throws ArtifactException {
        return state.of(timed(state.run())).against(earlier.baseline(state.run()));
    }

    /** A run, knowing which of its nodes took much longer than in earlier runs, where the settings ask for that. */
    DbtRun timed(DbtRun run) {
        return earlier.timed(run);
    }

    /** Has the summary say how far the run is; of a goal that judges, that nothing is known of it yet. */
    void record(RunState state) {
        files.record(
                files.judges()
                        ? reports.undecided(state, gate, "the build ended before the answer of this run was there")
                        : reports.ofState(state));
    }

    /**
     * Leaves the state. A goal that judges by itself can do without it: its verdict comes first.
     *
     * @throws BadSettingException if it can't be written, and there is no verdict to come
     */
    void leave(RunState state) throws BadSettingException {
        try {
            kept.leave(state, goodSoFar(state));
        } catch (IOException e) {
            if (!files.judges()) {
                throw new BadSettingException("The state file " + kept.file() + " can't be written: " + e + ". Set "
                        + STATE_SETTINGS + " to where this build may write.");
            }
            files.reports().faults().missed("the state file", kept.file(), STATE_SETTINGS, e);
        }
        record(state);
    }

    /** So that another build that finds the state sees that it isn't its own. */
    void markJudged(RunState state, Outcome outcome, Verdict verdict) {
        if (verdict instanceof Verdict.Unknown || state.uploadedAt().isEmpty()) {
            return;
        }
        try {
            kept.leave(
                    state.judged(outcome.endedAt()),
                    LastGood.of(outcome, verdict).or(() -> goodSoFar(state)));
        } catch (IOException e) {
            log.warn("The state file " + kept.file() + " can't say that its run was checked: " + e + ".");
        }
    }

    /** What a later run is held to if this one isn't judged, or fails. */
    private Optional<LastGood> goodSoFar(RunState state) {
        return gate.failOn() == FailOn.ANY ? state.lastGood() : state.lastGood().or(() -> LastGood.beforeFirst(state));
    }
}
