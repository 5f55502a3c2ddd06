package co.secoda.run.baseline;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.run.history.NodeTimes;
import co.secoda.run.history.PastRuns;
import co.secoda.run.history.RunOwner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** What earlier runs say of one, as far as the settings ask for it: what was failing, and how long nodes took. */
public final class EarlierRuns {
    private final Optional<Path> history;
    private final Optional<BaselineSetting> setting;
    private final GateSettings gate;
    private final RunOwner owner;
    private final InstantSource clock;
    private final Consumer<String> info;
    private final Consumer<String> warn;

    /**
     * Nothing is read yet.
     *
     * @param history where the summaries of earlier runs are, if any are kept
     * @param setting where {@code secoda.baseline} says what was failing before, if it does
     * @param gate whether it is asked for
     * @param owner whose runs of a history count
     * @param info is told which baseline it is
     * @param warn is told what can't be known
     */
    public EarlierRuns(
            Optional<Path> history,
            Optional<BaselineSetting> setting,
            GateSettings gate,
            RunOwner owner,
            InstantSource clock,
            Consumer<String> info,
            Consumer<String> warn) {
        this.history = history;
        this.setting = setting;
        this.gate = gate;
        this.owner = owner;
        this.clock = clock;
        this.info = info;
        this.warn = warn;
    }

    /** A run, knowing which of its nodes took much longer than in earlier runs, where the settings ask for that. */
    public DbtRun timed(DbtRun run) {
        if (gate.rules().slowNode().isEmpty() || history.isEmpty()) {
            return run;
        }
        PastRuns past = PastRuns.in(history.get(), owner, clock.instant());
        try {
            return run.with(NodeTimes.slow(run, past, gate.rules().slowNode().getAsDouble()));
        } catch (ArtifactException e) {
            warn.accept("How long the nodes took is not known (secoda.slowNode), as the state file doesn't say it: "
                    + e.getMessage() + ". An upload by this version of the plugin leaves it there.");
            return run;
        }
    }

    /**
     * What was failing before a run, where the settings say so and the gate asks for it.
     *
     * @throws ArtifactException if what the settings name can't be read, or a history has no such run yet and a limit
     *     needs one
     */
    public Optional<GivenBaseline> baseline(DbtRun run) throws ArtifactException {
        if (gate.failOn() == FailOn.ANY || setting.isEmpty()) {
            if (setting.isPresent()) {
                info.accept("secoda.baseline is not read: with secoda.failOn=any what failed before counts too.");
            }
            return Optional.empty();
        }
        BaselineReader reader = new BaselineReader(setting.get(), owner, clock.instant());
        Optional<GivenBaseline> given = reader.read(run);
        if (given.isEmpty() && !gate.thresholds().allowEveryAnswer()) {
            throw reader.notYet();
        }
        info.accept(given.map(GivenBaseline::source)
                .map(source -> "Baseline: " + source + ".")
                .orElse("Baseline: the history has no run yet that could be one (secoda.baseline)."));
        return given;
    }
}
