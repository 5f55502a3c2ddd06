package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.Reaction;
import co.secoda.run.Addressee.Destination;
import co.secoda.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Is it of this build? The one place where artifacts, a state file and a record of dbt are held to be of the run that
 * this goal is about, and where it is told that they aren't.
 */
final class Provenance {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Host host;
    private final RunSettings settings;
    private final DbtOfBuild dbt;
    private final Log log;

    Provenance(Host host, RunSettings settings, DbtOfBuild dbt, Log log) {
        this.host = host;
        this.settings = settings;
        this.dbt = dbt;
        this.log = log;
    }

    /**
     * Holds artifacts to be those that dbt wrote in this build, if it ran in it, and to be as young as the settings
     * demand.
     *
     * @throws ArtifactException if they aren't
     */
    void requireCurrent(DbtRun run) throws ArtifactException {
        dbt.requireWritten(run);
        requireYoung(run);
    }

    /**
     * The run results of this build: those that are named, or those that each of several dbt commands of it left.
     *
     * @param present those that are there, the one that dbt writes if several aren't named
     */
    List<Path> runResults(Path present) throws ArtifactException {
        if (!settings.place().artifacts().severalRunResults().isEmpty()) {
            return settings.place().artifacts().presentOfAll();
        }
        List<Path> ofSteps = dbt.stepResults(present);
        return ofSteps.isEmpty() ? List.of(present) : ofSteps;
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
     * Refuses a second pair of artifacts for one integration in a build: an upload replaces what was there, so only the
     * last would count.
     *
     * @throws BadSettingException if there was another one, naming both modules
     */
    void requireOnlyPairFor(Destination destination) throws BadSettingException {
        String mine = host.module().name() + " (" + settings.place().artifacts().runResults() + ")";
        String first = host.session().pairFor(destination.baseUrl() + " " + destination.id(), mine);
        if (!first.equals(mine)) {
            throw new BadSettingException(
                    "Two pairs of artifacts go to integration " + destination.id() + " in this build: that of " + first
                            + " and that of " + mine + ". Give each an integration of its own (secoda.integrationId).");
        }
    }

    /**
     * Holds the state of an upload to be of this destination and of the run that is here now.
     *
     * @param runResults the digest of the run results that are here now, if they are
     * @throws StateException if it is of another server, integration or run
     * @throws ArtifactException if the settings refuse a run as old as it is, or one that was judged before
     */
    void requireState(RunState state, Destination destination, Optional<String> runResults)
            throws StateException, ArtifactException {
        if (!state.integrationId().equals(destination.id())) {
            throw new StateException("the state file is of integration " + state.integrationId() + ", not of "
                    + destination.id() + " (secoda.integrationId): run upload and trigger for this one first");
        }
        String server = destination.baseUrl().toString();
        if (!state.baseUrl().equals(server)) {
            throw new StateException("the state file is of " + state.baseUrl() + ", not of " + server
                    + " (secoda.baseUrl, secoda.region): run upload and trigger against this server first");
        }
        ArtifactFile uploaded = state.run().runResults();
        if (runResults.isPresent() && !uploaded.sha256().equals(runResults.get())) {
            throw new StateException(
                    "the state file is of another run: the run results that were uploaded have the SHA-256 "
                            + uploaded.sha256() + ", those in " + uploaded.path() + " now have " + runResults.get()
                            + "; upload them first, and run no dbt command between upload and check");
        }
        requireOfNow(state);
    }

    /** Without a limit for its age, a run that was uploaded over a day ago is told, since no build takes so long. */
    private void requireOfNow(RunState state) throws StateException, ArtifactException {
        Instant uploaded = state.uploadedAt().orElse(state.startedAt());
        Optional<Instant> later = dbt.startedAfter(state.run(), uploaded);
        if (later.isPresent()) {
            throw new StateException("the state file is of an earlier run: it was uploaded at " + uploaded
                    + ", and dbt was started at " + later.get() + "; upload and trigger the run of that dbt first");
        }
        Duration ago = Duration.between(uploaded, host.clock().instant());
        if (settings.maxArtifactAge().isPresent()) {
            requireYoung(state.run());
        } else if (ago.compareTo(A_DAY) > 0) {
            log.warn("The state file is of an upload at " + uploaded + ", " + DurationText.of(ago)
                    + " ago. Did this build run upload and trigger? (secoda.maxArtifactAge)");
        }
        if (state.judgedAt().isPresent()) {
            again(
                    state.run(),
                    "The run of the state file was checked before, at "
                            + state.judgedAt().get()
                            + ": did upload and trigger run in this build? (secoda.onRepublish)");
        }
    }

    private void again(DbtRun run, String sentence) throws ArtifactException {
        if (settings.onRepublish() == Reaction.FAIL) {
            throw new ArtifactException(run.runResults().path(), sentence);
        }
        if (settings.onRepublish() == Reaction.WARN) {
            log.warn(Advice.sentence(sentence));
        }
    }

    private void requireYoung(DbtRun run) throws ArtifactException {
        Instant now = host.clock().instant();
        if (settings.maxArtifactAge().isEmpty()) {
            run.age(now).ifPresent(problem -> log.warn(Advice.sentence(problem.sentence())));
            return;
        }
        // Of several each must be: the results of the oldest count as those of the newest do.
        for (ArtifactFile runResults : run.runResults().written()) {
            requireYoung(runResults, now, settings.maxArtifactAge().get());
        }
    }

    private static void requireYoung(ArtifactFile runResults, Instant now, Duration limit) throws ArtifactException {
        if (runResults.generatedAt().isEmpty()) {
            throw tooOld(
                    runResults,
                    " doesn't say when it was generated, so its age can't be compared with secoda.maxArtifactAge.");
        }
        Instant generatedAt = runResults.generatedAt().get();
        Duration age = Duration.between(generatedAt, now);
        if (age.negated().compareTo(limit) > 0) {
            throw tooOld(
                    runResults,
                    " is of " + generatedAt.truncatedTo(ChronoUnit.SECONDS) + ", " + DurationText.of(age.negated())
                            + " ahead of this machine's clock, so its age can't be compared with secoda.maxArtifactAge:"
                            + " correct the clock.");
        }
        if (age.compareTo(limit) > 0) {
            throw tooOld(
                    runResults,
                    " is of " + generatedAt.truncatedTo(ChronoUnit.SECONDS) + ", " + DurationText.of(age)
                            + " ago, which is more than secoda.maxArtifactAge=" + DurationText.of(limit)
                            + " allows: did dbt run in this build?");
        }
    }

    private static ArtifactException tooOld(ArtifactFile runResults, String why) {
        return new ArtifactException(runResults.path(), runResults.path() + why);
    }
}
