package co.secoda.run;

import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Publication.Publisher;
import java.util.Optional;

/**
 * One run on its way to Secoda: what {@code upload}, {@code trigger}, {@code check} and {@code publish} do once it is
 * known where to. Each step leaves the state for the next one, which may be taken by another goal or build.
 */
final class OnlineRun {
    private final Publisher publisher;
    private final WaitSettings waiting;
    private final RunArtifacts artifacts;
    private final RunTrail trail;
    private final Unreachable unreachable;
    private final Judging judging;
    private final Ending ending;
    private final Log log;

    OnlineRun(
            Publisher publisher,
            WaitSettings waiting,
            RunArtifacts artifacts,
            RunTrail trail,
            Unreachable unreachable,
            Judging judging,
            Ending ending,
            Log log) {
        this.publisher = publisher;
        this.waiting = waiting;
        this.artifacts = artifacts;
        this.trail = trail;
        this.unreachable = unreachable;
        this.judging = judging;
        this.ending = ending;
        this.log = log;
    }

    /** Uploads the artifacts and leaves the state for {@code trigger} and {@code check}. */
    void upload()
            throws ArtifactException, SecodaException, BadSettingException, InterruptedException, GoalErrorException {
        Optional<DbtRun> run = newRun();
        if (run.isEmpty()) {
            return;
        }
        try (Publication publication = publisher.open()) {
            upload(publication, run.get());
        } catch (SecodaException e) {
            unreachable.accept(e);
        }
        ending.well();
    }

    /** Starts the sync, and adds that to the state where there is one. */
    void trigger()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException {
        Optional<RunState> state = trail.state();
        if (state.isEmpty() && isNothingUploaded()) {
            return;
        }
        try (Publication publication = publisher.open()) {
            if (state.isPresent()) {
                trigger(publication, state.get());
            } else {
                log.warn("There is no state file of an upload (" + trail.stateFile()
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
        Optional<RunState> state = trail.state();
        if (state.isEmpty() && isNothingUploaded()) {
            return;
        }
        if (state.isPresent()) {
            requireTriggered(state.get());
        }
        RunState known = trail.against(state.isPresent() ? state.get() : withoutUpload());
        if (atEnd.isPresent()) {
            judging.atEnd(known, atEnd.get());
        } else {
            judging.now(known);
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
        try (Publication publication = publisher.open()) {
            Optional<RunState> triggered = uploadAndTrigger(publication, run.get());
            if (triggered.isEmpty()) {
                endUnreached(run.get());
            } else if (atEnd.isPresent()) {
                judging.atEnd(triggered.get(), atEnd.get());
            } else {
                judging.now(publication, triggered.get());
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

    /** The run to upload. */
    private Optional<DbtRun> newRun() throws ArtifactException, BadSettingException {
        unreachable.forget();
        Optional<DbtRun> run = artifacts.readToSend().map(trail::timed);
        if (run.isPresent()) {
            trail.begin(run.get());
        }
        return run;
    }

    private RunState upload(Publication publication, DbtRun run)
            throws SecodaException, BadSettingException, InterruptedException {
        RunState state = trail.completed(publication.begin(run));
        trail.record(state);
        RunState uploaded = publication.upload(state);
        trail.leave(uploaded);
        return uploaded;
    }

    private RunState trigger(Publication publication, RunState uploaded)
            throws SecodaException, BadSettingException, InterruptedException {
        RunState triggered = uploaded.triggered(publication.trigger(waiting));
        trail.leave(triggered);
        return triggered;
    }

    /** The verdict is unknown, and the build goes on. */
    private void endUnreached(DbtRun run)
            throws ArtifactException, StateException, GoalErrorException, BuildFailsException {
        Optional<RunState> uploaded = trail.state();
        ending.unknown(
                uploaded.isPresent() ? uploaded.get() : trail.without(run),
                unreachable.reason().orElseThrow());
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
            throw new BadSettingException("The state file " + trail.stateFile()
                    + " is of an upload, and no sync was triggered after it: run trigger before check,"
                    + " or take the answer as it is now, with secoda.awaitSync=false.");
        }
    }

    /** What can be judged without an upload's state: the answer as it is now. */
    private RunState withoutUpload() throws ArtifactException, BadSettingException {
        if (waiting.awaitSync()) {
            throw new BadSettingException("There is no state file of an upload (" + trail.stateFile()
                    + "), so the plugin can't know which answer of Secoda is of this run: run upload and trigger first, in this build or in another that keeps that file,"
                    + " or take the answer as it is now, with secoda.awaitSync=false.");
        }
        return trail.without(artifacts.read().orElseThrow());
    }
}
