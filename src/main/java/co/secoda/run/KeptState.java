package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.gate.Baseline;
import co.secoda.gate.LastGood;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.Verdict;
import co.secoda.gate.state.StateFile;
import co.secoda.gate.state.StateFile.Remembered;
import co.secoda.report.PastRun;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.history.PastRuns;
import co.secoda.run.history.RunOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The state that one goal leaves for the next, and what is remembered of the integration from run to run. */
final class KeptState {
    private final Path file;
    private final Destination destination;
    private final Optional<Path> history;
    private final InstantSource clock;

    /**
     * A state.
     *
     * @param file where it lies, or will
     * @param history where the summaries of earlier runs are, if any are kept
     */
    KeptState(Path file, Destination destination, Optional<Path> history, InstantSource clock) {
        this.file = file;
        this.history = history;
        this.destination = destination;
        this.clock = clock;
    }

    /** Where it lies. */
    Path file() {
        return file;
    }

    /**
     * The state that an upload left, if one did.
     *
     * @throws StateException if it can't be read
     */
    Optional<RunState> read() throws StateException {
        return new StateFile(file).read();
    }

    /**
     * Takes the state of an earlier run away.
     *
     * @throws BadSettingException if it can't be taken away
     */
    static void takeAway(Path file) throws BadSettingException {
        try {
            new StateFile(file).takeAway();
        } catch (IOException e) {
            throw new BadSettingException("The state file " + file + " of an earlier run can't be taken away: " + e
                    + ". Set secoda.stateFile or secoda.reportDirectory to where this build may write.");
        }
    }

    /** What is remembered of the integration since an earlier run; nothing where that can't be read. */
    Remembered remembered() {
        return new StateFile(file)
                .remembered(baseUrl(), destination.id())
                .orElseGet(() -> new Remembered(baseUrl(), destination.id(), Optional.empty(), Optional.empty()));
    }

    /**
     * Leaves the state for the goals to come, and remembers what was published and when all was last well. Of the
     * sandbox nothing is remembered, since it is another each time.
     *
     * @param good when all was last well, where this run shows that; else what is remembered stays
     * @throws IOException if that fails
     */
    void leave(RunState state, Optional<LastGood> good) throws IOException {
        StateFile stateFile = new StateFile(file);
        if (destination.connection().sandbox()) {
            stateFile.write(state);
            return;
        }
        Remembered before = remembered();
        Optional<String> published = state.uploadedAt().isPresent()
                ? Optional.of(state.run().runResults().sha256())
                : before.published();
        stateFile.write(state, new Remembered(baseUrl(), destination.id(), published, good.or(before::lastGood)));
    }

    /** When all was last well, as the state file or the history knows it: the run that passed last, where one did. */
    Optional<LastGood> lastGood() {
        return Stream.of(remembered().lastGood(), history.flatMap(this::lastPassed))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(LastGood::passed).thenComparing(LastGood::at));
    }

    private Optional<LastGood> lastPassed(Path directory) {
        RunOwner owner = RunOwner.ofIntegration(destination.id().value());
        return PastRuns.in(directory, owner, clock.instant())
                .newest(this::saysWhatIsGood)
                .flatMap(run -> run.answer()
                        .map(answer -> LastGood.ofPassed(run.finishedAt(), answer.failing(), answer.warning())));
    }

    private boolean saysWhatIsGood(PastRun run) {
        return run.verdict() == Verdict.Kind.PASSED
                && run.answer().isPresent()
                && run.of().baseUrl().equals(Optional.of(baseUrl()));
    }

    private String baseUrl() {
        return destination.baseUrl().toString();
    }

    /** The state of a run of which nothing is known but its artifacts. */
    RunState without(DbtRun run) {
        return new RunState(
                destination.id(),
                baseUrl(),
                clock.instant(),
                run,
                new Baseline.Unknown("there is no state file of an upload"),
                Optional.empty(),
                Optional.empty());
    }
}
