package co.secoda.run;

import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.Judge;
import co.secoda.gate.LastGood;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.Verdict;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Connections.Destination;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import java.io.IOException;
import java.util.Optional;

/**
 * One run on its way to Secoda: what {@code upload}, {@code trigger}, {@code check} and {@code publish} do once it is
 * known where to. Each step leaves the state for the next one, which may be taken by another goal or build.
 */
final class OnlineRun {
    private static final String STATE_SETTINGS = "secoda.stateFile or secoda.reportDirectory";

    private final Destination destination;
    private final GateSettings gate;
    private final WaitSettings waiting;
    private final RunArtifacts artifacts;
    private final Provenance provenance;
    private final KeptState kept;
    private final Unreachable unreachable;
    private final DbtOfBuild dbt;
    private final Reports reports;
    private final RunFiles files;
    private final Ending ending;
    private final Publisher publisher;
    private final Log log;

    /** Opens what speaks to Secoda. */
    @FunctionalInterface
    interface Publisher {
        Publication over(SecodaApi api);
    }

    OnlineRun(
            Destination destination,
            GateSettings gate,
            WaitSettings waiting,
            RunArtifacts artifacts,
            Provenance provenance,
            KeptState kept,
            Unreachable unreachable,
            DbtOfBuild dbt,
            Reports reports,
            RunFiles files,
            Ending ending,
            Publisher publisher,
            Log log) {
        this.destination = destination;
        this.gate = gate;
        this.waiting = waiting;
        this.artifacts = artifacts;
        this.provenance = provenance;
        this.kept = kept;
        this.unreachable = unreachable;
        this.dbt = dbt;
        this.reports = reports;
        this.files = files;
        this.ending = ending;
        this.publisher = publisher;
        this.log = log;
    }

    /** Uploads the artifacts and leaves the state for {@code trigger} and {@code check}. */
    void upload()
            throws ArtifactException, SecodaException, BadSettingException, InterruptedException, GoalErrorException {
        Optional<DbtRun> run = newRun();
        if (run.isEmpty()) {
            return;
        }
        try (SecodaApi api = destination.connection().open()) {
            upload(publisher.over(api), run.get());
        } catch (SecodaException e) {
            unreachable.accept(e);
        }
        ending.well();
    }

    /** Starts the sync, and adds that to the state where there is one. */
    void trigger()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException {
        Optional<RunState> state = state();
        if (state.isEmpty() && isNothingUploaded()) {
            return;
        }
        try (SecodaApi api = destination.connection().open()) {
            Publication publication = publisher.over(api);
            if (state.isPresent()) {
                trigger(publication, state.get());
            } else {
                log.warn("There is no state file of an upload (" + kept.file()
                        + "): the sync is triggered, but check can't wait for it.");
                publication.trigger(waiting);
            }
        } catch (SecodaException e) {
            unreachable.accept(e);
        }
        ending.well();
    }

    /**
     * Waits for the answer and judges it.
     *
     * @param atEnd has that done when the build ends, if the settings say so
     */
    void check(Optional<SessionClosing> atEnd)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        if (unreachable.reason().isPresent()) {
            Optional<DbtRun> run = artifacts.read();
            if (run.isPresent()) {
                endUnreached(run.get());
            } else {
                ending.nothingToJudge(Ending.NO_ARTIFACTS);
            }
            return;
        }
        Optional<RunState> state = state();
        if (state.isEmpty() && isNothingUploaded()) {
            return;
        }
        if (state.isPresent()) {
            requireTriggered(state.get());
        }
        RunState known = state.isPresent() ? state.get() : withoutUpload();
        if (atEnd.isPresent()) {
            judgeAtEnd(known, atEnd.get());
        } else {
            judge(known);
        }
    }

    /** All three in one. */
    void publish(Optional<SessionClosing> atEnd)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        Optional<DbtRun> run = newRun();
        if (run.isEmpty()) {
            ending.nothingToJudge(Ending.NO_ARTIFACTS);
            return;
        }
        try (SecodaApi api = destination.connection().open()) {
            Publication publication = publisher.over(api);
            Optional<RunState> triggered = uploadAndTrigger(publication, run.get());
            if (triggered.isEmpty()) {
                endUnreached(run.get());
            } else if (atEnd.isPresent()) {
                judgeAtEnd(triggered.get(), atEnd.get());
            } else {
                judge(publication, triggered.get());
            }
        }
    }

    private Optional<RunState> uploadAndTrigger(Publication publication, DbtRun run)
            throws SecodaException, BadSettingException, InterruptedException {
        try {
            return Optional.of(trigger(publication, upload(publication, run)));
        } catch (SecodaException e) {
            unreachable.accept(e);
            return Optional.empty();
        }
    }

    /** The run to upload. The state of an earlier one went as this goal began. */
    private Optional<DbtRun> newRun() throws ArtifactException {
        unreachable.forget();
        Optional<DbtRun> run = artifacts.read();
        if (run.isPresent()) {
            provenance.requireNew(run.get(), kept.remembered().published());
            record(kept.without(run.get()));
        }
        return run;
    }

    private RunState upload(Publication publication, DbtRun run)
            throws SecodaException, BadSettingException, InterruptedException {
        RunState state = publication.begin(run).since(kept.lastGood());
        record(state);
        RunState uploaded = publication.upload(state);
        leave(uploaded);
        return uploaded;
    }

    private RunState trigger(Publication publication, RunState uploaded)
            throws SecodaException, BadSettingException, InterruptedException {
        RunState triggered = uploaded.triggered(publication.trigger(waiting));
        leave(triggered);
        return triggered;
    }

    private void judge(RunState state)
            throws SecodaException, BadSettingException, InterruptedException, GoalErrorException, BuildFailsException {
        try (SecodaApi api = destination.connection().open()) {
            judge(publisher.over(api), state);
        }
    }

    private void judge(Publication publication, RunState state)
            throws SecodaException, InterruptedException, GoalErrorException, BuildFailsException {
        record(state);
        Outcome outcome = publication.await(state, gate, waiting);
        Verdict verdict = dbt.held(new Judge(gate).judge(state, outcome, waiting), state.run());
        markJudged(state, outcome, verdict);
        ending.judged(state, outcome, verdict);
    }

    private void judgeAtEnd(RunState state, SessionClosing atEnd) {
        dbt.judgeLater();
        record(state);
        files.judgedLater();
        atEnd.defer(() -> judge(state), files::brokenOffAtEnd);
        log.info("This run is judged when the build ends (secoda.checkAtEnd).");
    }

    /** The verdict is unknown, and the build goes on. */
    private void endUnreached(DbtRun run)
            throws ArtifactException, StateException, GoalErrorException, BuildFailsException {
        Optional<RunState> uploaded = state();
        ending.unknown(
                uploaded.isPresent() ? uploaded.get() : kept.without(run),
                unreachable.reason().orElseThrow());
    }

    /** The state that an upload left, if one did, held to be of this run. */
    private Optional<RunState> state() throws StateException, ArtifactException {
        Optional<RunState> state = kept.read();
        if (state.isPresent()) {
            provenance.requireState(state.get(), destination, artifacts.digestOfRunResults());
        }
        return state;
    }

    /** Has the summary say how far the run is; of a goal that judges, that nothing is known of it yet. */
    private void record(RunState state) {
        files.record(
                files.judges()
                        ? reports.undecided(state, gate, "the build ended before the answer of this run was there")
                        : reports.ofState(state));
    }

    /** Leaves the state. A goal that judges by itself can do without it: its verdict comes first. */
    private void leave(RunState state) throws BadSettingException {
        try {
            kept.leave(state, goodSoFar(state));
        } catch (IOException e) {
            if (!files.judges()) {
                throw new BadSettingException("The state file " + kept.file() + " can't be written: " + e + ". Set "
                        + STATE_SETTINGS + " to where this build may write.");
            }
            files.faults().missed("the state file", kept.file(), STATE_SETTINGS, e);
        }
        record(state);
    }

    /** So that another build that finds the state sees that it isn't its own. */
    private void markJudged(RunState state, Outcome outcome, Verdict verdict) {
        if (verdict instanceof Verdict.Unknown || state.uploadedAt().isEmpty()) {
            return;
        }
        try {
            kept.leave(
                    state.judged(outcome.endedAt()),
                    LastGood.of(outcome, verdict).or(() -> goodSoFar(state)));
        } catch (IOException e) {
            log.warn("The state file " + kept.file() + " can't say that its run was judged: " + e + ".");
        }
    }

    /** What a later run is held to if this one isn't judged, or fails. */
    private Optional<LastGood> goodSoFar(RunState state) {
        return gate.failOn() == FailOn.NEW ? state.lastGood().or(() -> LastGood.beforeFirst(state)) : state.lastGood();
    }

    private boolean isNothingUploaded() throws ArtifactException {
        if (unreachable.reason().isPresent()) {
            log.warn("Nothing is known of this run, since Secoda could not be reached.");
            ending.nothingToJudge(unreachable.reason().get());
            return true;
        }
        if (artifacts.mayBeMissing() && artifacts.areMissing()) {
            log.info("Skipped, since there was nothing to upload.");
            ending.nothingToJudge(Ending.NO_ARTIFACTS);
            return true;
        }
        return false;
    }

    /** Without a trigger there is no sync of this run to wait for. */
    private void requireTriggered(RunState state) throws BadSettingException {
        if (state.trigger().isEmpty() && waiting.awaitSync()) {
            throw new BadSettingException("The state file " + kept.file()
                    + " is of an upload, and no sync was triggered after it: run trigger before check,"
                    + " or judge the answer as it is now with secoda.awaitSync=false.");
        }
    }

    /** What can be judged without an upload's state: the answer as it is now. */
    private RunState withoutUpload() throws ArtifactException, BadSettingException {
        if (waiting.awaitSync()) {
            throw new BadSettingException("There is no state file of an upload (" + kept.file()
                    + "), so nothing tells which answer of Secoda is of this run: run upload and trigger first, in this build or in another that keeps that file,"
                    + " or judge the answer as it is now with secoda.awaitSync=false.");
        }
        return kept.without(artifacts.read().orElseThrow());
    }
}
