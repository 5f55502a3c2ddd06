package co.secoda.run;

import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import java.util.Optional;
import java.util.function.Function;

/** The goals of one run that speak to Secoda: a method a goal. */
public final class RunGoals {
    /** Why nothing is judged where there are none, and the settings allow that. */
    static final String NO_ARTIFACTS = "there were no artifacts, which secoda.onMissingArtifacts allows";

    private final Connection connection;
    private final Function<SecodaApi, Publication> publications;
    private final RunArtifacts artifacts;
    private final KeptState kept;
    private final RunSteps steps;
    private final RunFiles files;
    private final Unreachable unreachable;
    private final Optional<ChecksAtEnd> atEnd;
    private final Log log;

    RunGoals(
            Connection connection,
            Function<SecodaApi, Publication> publications,
            RunArtifacts artifacts,
            KeptState kept,
            RunSteps steps,
            RunFiles files,
            Unreachable unreachable,
            Optional<ChecksAtEnd> atEnd,
            Log log) {
        this.connection = connection;
        this.publications = publications;
        this.artifacts = artifacts;
        this.kept = kept;
        this.steps = steps;
        this.files = files;
        this.unreachable = unreachable;
        this.atEnd = atEnd;
        this.log = log;
    }

    /** Uploads the artifacts and leaves the state for {@code trigger} and {@code check}. */
    public void upload()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException {
        Optional<DbtRun> run = newRun();
        if (run.isPresent()) {
            steps.record(kept.without(run.get()));
            try (SecodaApi api = connection.open()) {
                steps.upload(publications.apply(api), kept, run.get());
            } catch (SecodaException e) {
                unreachable.accept(e);
            }
            steps.requireFiles();
        }
    }

    /** Starts the sync, and adds that to the state where there is one. */
    public void trigger()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException {
        Optional<RunState> state = kept.read();
        if (state.isEmpty() && nothingUploaded()) {
            return;
        }
        try (SecodaApi api = connection.open()) {
            Publication publication = publications.apply(api);
            if (state.isPresent()) {
                steps.trigger(publication, kept, state.get());
            } else {
                log.warn("There is no state file of an upload (" + kept.file()
                        + "): the sync is triggered, but check can't wait for it.");
                steps.trigger(publication);
            }
        } catch (SecodaException e) {
            unreachable.accept(e);
        }
        steps.requireFiles();
    }

    /** Waits for the answer and judges it. */
    public void check()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        if (unreachable.reason().isPresent()) {
            Optional<DbtRun> run = artifacts.read();
            if (run.isPresent()) {
                endUnreached(run.get());
            } else {
                steps.nothingToJudge(NO_ARTIFACTS);
            }
            return;
        }
        Optional<RunState> state = kept.read();
        if (state.isEmpty() && nothingUploaded()) {
            return;
        }
        if (state.isPresent()) {
            requireTriggered(state.get());
        }
        RunState known = state.isPresent() ? state.get() : stateless();
        if (atEnd.isPresent()) {
            judgeAtEnd(known, atEnd.get());
        } else {
            judge(known);
        }
    }

    /** All three in one. */
    public void publish()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        Optional<DbtRun> run = newRun();
        if (run.isEmpty()) {
            steps.nothingToJudge(NO_ARTIFACTS);
            return;
        }
        steps.record(kept.without(run.get()));
        try (SecodaApi api = connection.open()) {
            Publication publication = publications.apply(api);
            Optional<RunState> triggered = uploadAndTrigger(publication, run.get());
            if (triggered.isEmpty()) {
                endUnreached(run.get());
            } else if (atEnd.isPresent()) {
                judgeAtEnd(triggered.get(), atEnd.get());
            } else {
                steps.check(publication, kept, triggered.get());
            }
        }
    }

    private void judge(RunState state)
            throws SecodaException, BadSettingException, InterruptedException, GoalErrorException, BuildFailsException {
        try (SecodaApi api = connection.open()) {
            steps.check(publications.apply(api), kept, state);
        }
    }

    private void judgeAtEnd(RunState state, ChecksAtEnd checks) {
        steps.leaveToEnd(state);
        checks.defer(() -> judge(state), files::brokenOffAtEnd);
        log.info("This run is judged when the build ends (secoda.checkAtEnd).");
    }

    private Optional<RunState> uploadAndTrigger(Publication publication, DbtRun run)
            throws SecodaException, BadSettingException, InterruptedException {
        try {
            return Optional.of(steps.trigger(publication, kept, steps.upload(publication, kept, run)));
        } catch (SecodaException e) {
            unreachable.accept(e);
            return Optional.empty();
        }
    }

    /** The verdict is unknown, and the build goes on. */
    private void endUnreached(DbtRun run)
            throws ArtifactException, StateException, GoalErrorException, BuildFailsException {
        Optional<RunState> uploaded = kept.read();
        steps.unknown(
                uploaded.isPresent() ? uploaded.get() : kept.without(run),
                unreachable.reason().orElseThrow());
    }

    /** The run to upload. The state of an earlier one went as this goal began. */
    private Optional<DbtRun> newRun() throws ArtifactException {
        unreachable.forget();
        Optional<DbtRun> run = artifacts.read();
        if (run.isPresent()) {
            artifacts.requireNew(run.get(), kept.remembered().published());
        }
        return run;
    }

    private boolean nothingUploaded() throws ArtifactException {
        if (unreachable.reason().isPresent()) {
            log.warn("Nothing is known of this run, since Secoda could not be reached.");
            steps.nothingToJudge(unreachable.reason().get());
            return true;
        }
        if (artifacts.mayBeMissing() && artifacts.areMissing()) {
            log.info("Skipped, since there was nothing to upload.");
            steps.nothingToJudge(NO_ARTIFACTS);
            return true;
        }
        return false;
    }

    /** Without a trigger there is no sync of this run to wait for. */
    private void requireTriggered(RunState state) throws BadSettingException {
        if (state.trigger().isEmpty() && steps.awaitsSync()) {
            throw new BadSettingException("The state file " + kept.file()
                    + " is of an upload, and no sync was triggered after it: run trigger before check,"
                    + " or judge the answer as it is now with secoda.awaitSync=false.");
        }
    }

    /** What can be judged without an upload's state: the answer as it is now. */
    private RunState stateless() throws ArtifactException, BadSettingException {
        if (steps.awaitsSync()) {
            throw new BadSettingException("There is no state file of an upload (" + kept.file()
                    + "), so nothing tells which answer of Secoda is of this run: run upload and trigger first, in this build or in another that keeps that file,"
                    + " or judge the answer as it is now with secoda.awaitSync=false.");
        }
        return kept.without(artifacts.read().orElseThrow());
    }
}
