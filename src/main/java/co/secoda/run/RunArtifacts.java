package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.Problem;
import co.secoda.dbt.artifact.ArtifactDigest;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactPaths;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import co.secoda.text.DurationText;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The artifacts of a run, read and held to what the settings demand of them. */
final class RunArtifacts {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final RunPlan plan;
    private final GateSettings gate;
    private final DbtOfBuild dbt;
    private final InstantSource clock;
    private final Log log;

    /** Artifacts as the settings want them; what the gate judges is only told here. */
    RunArtifacts(RunPlan plan, GateSettings gate, DbtOfBuild dbt, InstantSource clock, Log log) {
        this.plan = plan;
        this.gate = gate;
        this.dbt = dbt;
        this.clock = clock;
        this.log = log;
    }

    /**
     * The run that they tell of; empty where they are missing and the settings allow that.
     *
     * @throws ArtifactException if they can't be used, or aren't what the settings demand
     */
    Optional<DbtRun> read() throws ArtifactException {
        try {
            ArtifactPaths paths = plan.location().find();
            tellLinks(paths);
            DbtRun run = new DbtRunReader()
                    .withDownstream(plan.downstream())
                    .of(plan.location().dbtProject())
                    .read(paths);
            tell(run);
            dbt.requireWritten(run);
            judge(run);
            return Optional.of(run);
        } catch (ArtifactException e) {
            if (!e.missing() || plan.onMissingArtifacts() == RunPlan.OnMissing.FAIL) {
                throw e;
            }
            tellMissing(e);
            return Optional.empty();
        }
    }

    /** The digest of the run results that are there now, if they are. */
    Optional<String> digestOfRunResults() throws ArtifactException {
        return areMissing()
                ? Optional.empty()
                : Optional.of(ArtifactDigest.sha256(plan.location().find().runResults()));
    }

    /** Whether the settings allow that there are none. */
    boolean mayBeMissing() {
        return plan.onMissingArtifacts() != RunPlan.OnMissing.FAIL;
    }

    /** Whether there are none. */
    boolean areMissing() throws ArtifactException {
        try {
            plan.location().find();
            return false;
        } catch (ArtifactException e) {
            if (e.missing()) {
                return true;
            }
            throw e;
        }
    }

    /**
     * Tells that this very run was published before.
     *
     * @param published the SHA-256 of the run results that were published last
     * @throws ArtifactException if it was, and the settings say to fail
     */
    void requireNew(DbtRun run, Optional<String> published) throws ArtifactException {
        if (published.equals(Optional.of(run.runResults().sha256()))) {
            again(
                    run,
                    run.runResults().path()
                            + " was published before by this build directory: did dbt run in this build? (secoda.onRepublish)");
        }
    }

    /**
     * Holds a run that was uploaded, here or in another build, to be of now. Without a limit for its age, one that was
     * uploaded over a day ago is told, since no build takes so long.
     *
     * @throws StateException if dbt has run since
     * @throws ArtifactException if the settings refuse a run as old as it is, or one that was judged before
     */
    void requireCurrent(RunState state) throws ArtifactException, StateException {
        dbt.requireBefore(state);
        Instant uploaded = state.uploadedAt().orElse(state.startedAt());
        if (plan.maxArtifactAge().isPresent()) {
            judgeAge(state.run());
        } else if (Duration.between(uploaded, clock.instant()).compareTo(A_DAY) > 0) {
            log.warn("The run of the state file was uploaded at " + uploaded
                    + ", over a day ago: did upload and trigger run in this build? (secoda.maxArtifactAge)");
        }
        if (state.judgedAt().isPresent()) {
            again(
                    state.run(),
                    "The run of the state file was judged before, at "
                            + state.judgedAt().get()
                            + ": did upload and trigger run in this build? (secoda.onRepublish)");
        }
    }

    private void again(DbtRun run, String sentence) throws ArtifactException {
        if (plan.onRepublish() == Reaction.FAIL) {
            throw new ArtifactException(run.runResults().path(), sentence);
        }
        if (plan.onRepublish() == Reaction.WARN) {
            log.warn(Advice.sentence(sentence));
        }
    }

    private void tellMissing(ArtifactException e) {
        if (plan.onMissingArtifacts() == RunPlan.OnMissing.WARN) {
            log.warn(Advice.sentence(e));
        } else {
            log.info("Skipped, since there are no artifacts in " + e.file() + ".");
        }
    }

    /** A link may lead anywhere, and what it leads to leaves this machine. */
    private void tellLinks(ArtifactPaths paths) throws ArtifactException {
        Path directory = plan.location().artifactsDirectory();
        for (Path file : List.of(paths.runResults(), paths.manifest())) {
            try {
                Path real = file.toRealPath();
                Path home = file.startsWith(directory) ? directory : file.resolveSibling("");
                if (!real.startsWith(home.toRealPath())) {
                    log.warn(file + " is, by a symbolic link, " + real + ": that file is read and uploaded.");
                }
            } catch (IOException e) {
                throw new ArtifactException(
                        file, file + ": where it leads can't be found out (" + e + "); let this user read the way", e);
            }
        }
    }

    private void tell(DbtRun run) {
        String statuses = run.statuses().entrySet().stream()
                .map(status -> status.getValue() + " " + PlainText.value(status.getKey()))
                .collect(Collectors.joining(", "));
        log.info("Read " + run.results() + " results"
                + run.command()
                        .map(command -> " of dbt " + PlainText.value(command))
                        .orElse("")
                + run.runResults()
                        .dbtVersion()
                        .map(version -> " (dbt " + PlainText.value(version) + ")")
                        .orElse("")
                + run.runResults().generatedAt().map(at -> " of " + at).orElse("")
                + (statuses.isEmpty() ? "" : ": " + statuses) + ".");
    }

    private void judge(DbtRun run) throws ArtifactException {
        for (Problem problem : run.problems()) {
            Reaction reaction = reactionTo(problem.kind());
            if (reaction == Reaction.FAIL) {
                throw new ArtifactException(run.runResults().path(), problem.sentence() + " (secoda.onMismatch)");
            }
            if (reaction == Reaction.WARN) {
                log.warn(Advice.sentence(problem.sentence()));
            }
        }
        judgeAge(run);
    }

    private Reaction reactionTo(Problem.Kind kind) {
        return switch (kind) {
            case DIFFERENT_RUNS -> plan.onMismatch();
            case NOTHING_TESTED -> gate.onNothingTested() == OnNothingTested.IGNORE ? Reaction.IGNORE : Reaction.WARN;
            case UNKNOWN_STATUS -> gate.onUnknownStatus() == Reaction.IGNORE ? Reaction.IGNORE : Reaction.WARN;
            default -> Reaction.WARN;
        };
    }

    private void judgeAge(DbtRun run) throws ArtifactException {
        ArtifactFile runResults = run.runResults();
        if (plan.maxArtifactAge().isEmpty()) {
            run.age(clock.instant()).ifPresent(problem -> log.warn(Advice.sentence(problem.sentence())));
            return;
        }
        Duration limit = plan.maxArtifactAge().get();
        Instant generatedAt = runResults
                .generatedAt()
                .orElseThrow(
                        () -> new ArtifactException(
                                runResults.path(),
                                runResults.path()
                                        + " doesn't say when it was generated, so that its age can't be held to secoda.maxArtifactAge."));
        Duration age = Duration.between(generatedAt, clock.instant());
        if (age.negated().compareTo(limit) > 0) {
            throw new ArtifactException(
                    runResults.path(),
                    runResults.path() + " is of " + generatedAt + ", " + DurationText.of(age.negated())
                            + " ahead of this machine's clock, so that its age can't be held to secoda.maxArtifactAge:"
                            + " correct the clock.");
        }
        if (age.compareTo(limit) > 0) {
            throw new ArtifactException(
                    runResults.path(),
                    runResults.path() + " is of " + generatedAt + ", " + DurationText.of(age)
                            + " ago, which is more than secoda.maxArtifactAge=" + DurationText.of(limit)
                            + " allows: did dbt run in this build?");
        }
    }
}
