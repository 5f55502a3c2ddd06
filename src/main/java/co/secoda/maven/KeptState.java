package co.secoda.maven;

import co.secoda.dbt.ArtifactException;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Baseline;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The state that one goal leaves for the next, held to the destination and the artifacts of this build. */
final class KeptState {
    private final Path file;
    private final Destination destination;
    private final RunArtifacts artifacts;
    private final InstantSource clock;

    KeptState(Path file, Destination destination, RunArtifacts artifacts, InstantSource clock) {
        this.file = file;
        this.destination = destination;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    /** Where it lies. */
    Path file() {
        return file;
    }

    /**
     * The state that an upload left, if one did.
     *
     * @throws StateException if it can't be read, or is of another server, integration or run
     * @throws ArtifactException if the settings refuse a run as old as it is, or one that was judged before
     */
    Optional<RunState> read() throws StateException, ArtifactException {
        Optional<RunState> state = new StateFile(file).read();
        if (state.isPresent()) {
            state.get().requireIntegration(destination.id());
            state.get().requireServer(destination.baseUrl().toString());
            Optional<String> digest = artifacts.digestOfRunResults();
            if (digest.isPresent()) {
                state.get().requireRunResults(digest.get());
            }
            artifacts.requireCurrent(state.get());
        }
        return state;
    }

    /**
     * Takes the state of an earlier run away.
     *
     * @return the SHA-256 of the run results that were published last, as far as that can be read
     * @throws BadSettingException if it can't be taken away
     */
    Optional<String> takeAway() throws BadSettingException {
        StateFile stateFile = new StateFile(file);
        Optional<String> published;
        try {
            published = stateFile.published();
        } catch (StateException e) {
            published = Optional.empty(); // It goes, whatever it was.
        }
        try {
            stateFile.takeAway(published);
        } catch (IOException e) {
            throw new BadSettingException(
                    "The state file " + file + " of an earlier run can't be taken away: " + e + ".");
        }
        return published;
    }

    /** The state of a run of which nothing is known but its artifacts. */
    RunState without(DbtRun run) {
        return new RunState(
                destination.id(),
                destination.baseUrl().toString(),
                clock.instant(),
                run,
                new Baseline.Unknown("there is no state file of an upload"),
                Optional.empty(),
                Optional.empty());
    }
}
