package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Problem;
import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactException;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The artifacts of a run, read and held to what the settings demand of them. */
final class RunArtifacts {
    private final RunSettings settings;
    private final GateSettings gate;
    private final Provenance provenance;
    private final ArtifactReading reading;
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
        this.reading = new ArtifactReading(settings, provenance, inReports, log);
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
            DbtRun run = reading.read();
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
                        + " excused. " + file + " has "
                        + NumberText.count(list.entries().size(), "entry", "entries") + "."));
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

    /** Whether the settings allow that there are none. */
    boolean mayBeMissing() {
        return settings.onMissingArtifacts() != RunSettings.OnMissingArtifacts.FAIL;
    }

    /** Whether there are none. */
    boolean areMissing() throws ArtifactException {
        return reading.areMissing();
    }

    /** The digest of the run results that are there now, if they are. */
    Optional<String> digestOfRunResults() throws ArtifactException {
        return reading.digestOfRunResults();
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
