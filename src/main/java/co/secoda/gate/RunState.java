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
}
