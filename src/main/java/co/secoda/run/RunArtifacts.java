package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.Problem;
import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.UnitedResults;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.excerpt.Redaction;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.freshness.FreshnessReader;
import co.secoda.gate.RunState;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.KnownFailures;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import co.secoda.report.ReportFiles;
import co.secoda.run.baseline.EarlierRuns;
import co.secoda.run.history.RunOwner;
import co.secoda.text.NumberText;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The artifacts of a run, read and held to what the settings demand of them. */
final class RunArtifacts {
    private final RunSettings settings;
    private final GateSettings gate;
    private final Provenance provenance;
    private final Set<Part> wanted;
    private final InstantSource clock;
    private final Log log;
    private Optional<Excuses> excuses = Optional.empty();

    /**
     * Artifacts as the settings want them; what the gate judges is only told here.
     *
     * @param inReports what is to be kept for reports
     */
    RunArtifacts(
            RunSettings settings,
            GateSettings gate,
            Provenance provenance,
            Set<Part> inReports,
            InstantSource clock,
            Log log) {
        this.settings = settings;
        this.gate = gate;
        this.provenance = provenance;
        this.wanted = EnumSet.noneOf(Part.class);
        this.wanted.addAll(inReports);
        // What a report asks for has the edges already.
        if (settings.downstream() || inReports.contains(Part.DOWNSTREAM)) {
            this.wanted.add(Part.EXPOSURES);
        }
        if (settings.historyDirectory().isPresent()) {
            this.wanted.add(Part.TIMELINE);
        }
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
            ArtifactPaths paths = settings.place().artifacts().find();
            DbtRun pair = read(paths);
            DbtRun told =
                    settings.omissions().redact().contains(Redaction.COMPILED_CODE) ? pair.withoutQueries() : pair;
            DbtRun run = told.with(pair.elapsed(), freshness(paths, pair));
            tell(run);
            judge(run);
            excuses = Optional.of(excuse(run));
            return Optional.of(run);
        } catch (ArtifactException e) {
            if (!e.missing() || settings.onMissingArtifacts() == RunSettings.OnMissingArtifacts.FAIL) {
                throw e;
            }
            tellMissing(e);
            return Optional.empty();
        }
    }

    /**
     * What the settings ask of earlier runs.
     *
     * @param owner whose runs of a history count
     */
    EarlierRuns earlier(RunOwner owner) {
        return new EarlierRuns(
                settings.historyDirectory(), settings.baseline(), gate, owner, clock, log::info, log::warn);
    }

    private DbtRun read(ArtifactPaths paths) throws ArtifactException {
        List<Path> results = provenance.runResults(paths.runResults());
        settings.place().requireReadable(paths.manifest(), results).forEach(log::warn);
        DbtRunReader reader = new DbtRunReader()
                .keeping(wanted)
                .of(settings.place().artifacts().dbtProject());
        return results.size() == 1
                ? reader.read(new ArtifactPaths(paths.manifest(), results.get(0)))
                : reader.read(paths.manifest(), unite(results));
    }

    private UnitedResults unite(List<Path> results) throws ArtifactException {
        UnitedResults united = new DbtRunReader()
                .unite(
                        results,
                        settings.place().artifacts().severalRunResults().isEmpty(),
                        settings.place().reportDirectory().resolve(ReportFiles.UNITED));
        log.info(united.said());
        return united;
    }

    /** What dbt found of its sources' freshness. It is read for every goal: another may judge it by the state file. */
    private Freshness freshness(ArtifactPaths paths, DbtRun run) {
        return new FreshnessReader(settings.place().readable()::leaves)
                .read(paths.runResults().resolveSibling(""), run.startedAt());
    }

    /** What the list of known failures says of the run that was read. */
    Excuses excuses() {
        return excuses.orElse(Excuses.NONE);
    }

    private Excuses excuse(DbtRun run) throws ArtifactException {
        KnownFailures list = settings.knownFailures();
        Excuses found = list.of(run, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        list.file()
                .ifPresent(file -> log.info("Known failures: "
                        + NumberText.count(found.byTest().size(), "failing test is", "failing tests are")
                        + " excused by " + NumberText.count(list.entries().size(), "entry", "entries") + " of " + file
                        + "."));
        return found;
    }

    /** A state that another goal left: it goes by the list as that goal read it, and says so if this is another. */
    RunState heldToItsList(RunState state) {
        return state.excusing(state.excuses().heldTo(settings.knownFailures()));
    }

    /**
     * The same with what is sent of it, which is written beside the reports unless it is all.
     *
     * @throws ArtifactException as {@link #read}, and if an artifact changes meanwhile
     * @throws BadSettingException if what is sent can't be written
     */
    Optional<DbtRun> readToSend() throws ArtifactException, BadSettingException {
        Optional<DbtRun> run = read();
        return run.isPresent() ? Optional.of(toSend(run.get())) : run;
    }

    /** What is sent of a run that was read. */
    DbtRun toSend(DbtRun run) throws ArtifactException, BadSettingException {
        Path directory = settings.place().reportDirectory().resolve(ReportFiles.UPLOAD);
        try {
            DbtRun sent = settings.omissions().applyTo(run, directory);
            settings.omissions().said(sent).forEach(log::info);
            return sent;
        } catch (IOException e) {
            throw new BadSettingException("What is to be uploaded can't be written to " + directory + ": " + e
                    + ". Set secoda.reportDirectory to where this build may write.");
        }
    }

    /** The digest of the run results that are there now, if they are. */
    Optional<String> digestOfRunResults() throws ArtifactException {
        if (areMissing()) {
            return Optional.empty();
        }
        List<Path> results =
                provenance.runResults(settings.place().artifacts().find().runResults());
        Path file = results.size() == 1 ? results.get(0) : unite(results).path();
        return Optional.of(ArtifactFile.sha256(file));
    }

    /** Whether the settings allow that there are none. */
    boolean mayBeMissing() {
        return settings.onMissingArtifacts() != RunSettings.OnMissingArtifacts.FAIL;
    }

    /** Whether there are none. */
    boolean areMissing() throws ArtifactException {
        try {
            settings.place().artifacts().find();
            return false;
        } catch (ArtifactException e) {
            if (e.missing()) {
                return true;
            }
            throw e;
        }
    }

    private void tellMissing(ArtifactException e) {
        if (settings.onMissingArtifacts() == RunSettings.OnMissingArtifacts.WARN) {
            log.warn(Advice.sentence(e));
        } else {
            log.info("Skipped, since there are no artifacts in " + e.file() + ".");
        }
    }

    private void tell(DbtRun run) {
        String statuses = run.statuses().entrySet().stream()
                .map(status -> status.getValue() + " " + PlainText.value(status.getKey()))
                .collect(Collectors.joining(", "));
        log.info("Read " + NumberText.count(run.results(), "result", "results")
                + run.command()
                        .map(command -> " of dbt " + PlainText.value(command))
                        .orElse("")
                + run.runResults()
                        .dbtVersion()
                        .map(version -> " (dbt " + PlainText.value(version) + ")")
                        .orElse("")
                + run.runResults()
                        .generatedAt()
                        .map(at -> " of " + at.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("")
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
        provenance.requireCurrent(run);
    }

    private Reaction reactionTo(Problem.Kind kind) {
        return switch (kind) {
            case DIFFERENT_RUNS -> settings.onMismatch();
            case NOTHING_TESTED -> gate.onNothingTested() == OnNothingTested.IGNORE ? Reaction.IGNORE : Reaction.WARN;
            case UNKNOWN_STATUS -> gate.onUnknownStatus() == Reaction.IGNORE ? Reaction.IGNORE : Reaction.WARN;
            default -> Reaction.WARN;
        };
    }
}
