package co.secoda.gate;

import co.secoda.api.IntegrationId;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactFile;
import java.time.Instant;
import java.util.Optional;

/**
 * What an upload and a trigger leave for the check, which may run in another job and without the artifacts.
 *
 * @param integrationId the integration that was uploaded to
 * @param baseUrl the API's root
 * @param startedAt when the first of the goals started
 * @param run what the artifacts say
 * @param baseline the sets before the upload
 * @param uploadedAt when the upload had been accepted
 * @param trigger the last accepted trigger; empty until there is one
 * @param judgedAt when a verdict, passed or failed, was reached on the sync of that trigger; empty until there is one
 * @param lastGood what was failing when all was last well in this integration, where that is known
 */
public record RunState(
        IntegrationId integrationId,
        String baseUrl,
        Instant startedAt,
        DbtRun run,
        Baseline baseline,
        Optional<Instant> uploadedAt,
        Optional<Trigger> trigger,
        Optional<Instant> judgedAt,
        Optional<LastGood> lastGood) {
    /** A state that nothing has judged yet. */
    public RunState(
            IntegrationId integrationId,
            String baseUrl,
            Instant startedAt,
            DbtRun run,
            Baseline baseline,
            Optional<Instant> uploadedAt,
            Optional<Trigger> trigger) {
        this(integrationId, baseUrl, startedAt, run, baseline, uploadedAt, trigger, Optional.empty(), Optional.empty());
    }

    /** This state after the upload. */
    public RunState uploaded(Instant at) {
        return with(Optional.of(at), Optional.empty(), Optional.empty());
    }

    /** This state after the trigger. */
    public RunState triggered(Trigger accepted) {
        return with(uploadedAt, Optional.of(accepted), Optional.empty());
    }

    /** This state after a verdict. */
    public RunState judged(Instant at) {
        return with(uploadedAt, trigger, Optional.of(at));
    }

    private RunState with(Optional<Instant> uploaded, Optional<Trigger> triggered, Optional<Instant> judged) {
        return new RunState(integrationId, baseUrl, startedAt, run, baseline, uploaded, triggered, judged, lastGood);
    }

    /** This state, knowing what was failing when all was last well in this integration. */
    public RunState since(Optional<LastGood> good) {
        return new RunState(integrationId, baseUrl, startedAt, run, baseline, uploadedAt, trigger, judgedAt, good);
    }

    /** What may fail for {@code failOn=new}; empty where there is no baseline. */
    public Optional<Accepted> accepted() {
        return baseline.accepted(lastGood);
    }

    /** What tells this run from all others. */
    public RunKey key() {
        return RunKey.of(run);
    }

    /**
     * Refuses the state of another integration.
     *
     * @throws StateException if it is, naming both
     */
    public void requireIntegration(IntegrationId id) throws StateException {
        if (!integrationId.equals(id)) {
            throw new StateException("the state file is of integration " + integrationId + ", not of " + id
                    + " (secoda.integrationId): run upload and trigger for this one first");
        }
    }

    /**
     * Refuses the state of another server.
     *
     * @throws StateException if it is, naming both
     */
    public void requireServer(String url) throws StateException {
        if (!baseUrl.equals(url)) {
            throw new StateException("the state file is of " + baseUrl + ", not of " + url
                    + " (secoda.baseUrl, secoda.region)" + ": run upload and trigger against this server first");
        }
    }

    /**
     * Refuses the state of other run results.
     *
     * @param sha256 the digest of those that are there now
     * @throws StateException if they are others than were uploaded
     */
    public void requireRunResults(String sha256) throws StateException {
        if (!run.runResults().sha256().equals(sha256)) {
            throw new StateException(
                    "the state file is of another run: the run results that were uploaded have the SHA-256 "
                            + run.runResults().sha256() + ", those in "
                            + run.runResults().path() + " now have " + sha256
                            + "; upload them first, and run no dbt command between upload and check");
        }
    }

    /**
     * Refuses the state of an earlier run.
     *
     * @param dbtStartedAt when a dbt command was started whose run this isn't
     * @throws StateException if this run was uploaded before that, naming both times
     */
    public void requireUploadedAfter(Instant dbtStartedAt) throws StateException {
        Instant uploaded = uploadedAt.orElse(startedAt);
        if (dbtStartedAt.isAfter(uploaded)) {
            throw new StateException("the state file is of an earlier run: it was uploaded at " + uploaded
                    + ", and dbt was started at " + dbtStartedAt + "; upload and trigger the run of that dbt first");
        }
    }

    /**
     * Refuses the state of another pair of artifacts.
     *
     * @throws StateException if one of the two digests differs, naming both
     */
    public void requireArtifacts(DbtRun given) throws StateException {
        requireSame(run.manifest(), given.manifest());
        requireSame(run.runResults(), given.runResults());
    }

    private static void requireSame(ArtifactFile uploaded, ArtifactFile given) throws StateException {
        if (!uploaded.sha256().equals(given.sha256())) {
            throw new StateException("the state file is of another run: " + uploaded.path() + " with SHA-256 "
                    + uploaded.sha256() + " was uploaded, " + given.path() + " has " + given.sha256()
                    + "; upload it first, or check where the artifacts are as they were");
        }
    }
}
