package co.secoda.gate;

import co.secoda.api.IntegrationId;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Baseline.Accepted;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.known.Excuses;
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
 * @param excuses which of the run's failing tests are known failures
 * @param given what was failing before, where {@code secoda.baseline} says so; it is read anew by each goal that judges
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
        Optional<LastGood> lastGood,
        Excuses excuses,
        Optional<GivenBaseline> given) {
    /** A state that nothing has judged yet. */
    public RunState(
            IntegrationId integrationId,
            String baseUrl,
            Instant startedAt,
            DbtRun run,
            Baseline baseline,
            Optional<Instant> uploadedAt,
            Optional<Trigger> trigger) {
        this(
                integrationId,
                baseUrl,
                startedAt,
                run,
                baseline,
                uploadedAt,
                trigger,
                Optional.empty(),
                Optional.empty(),
                Excuses.NONE,
                Optional.empty());
    }

    /** This state after the upload. */
    public RunState uploaded(Instant at) {
        return with(run, Optional.of(at), Optional.empty(), Optional.empty(), lastGood, excuses, given);
    }

    /** This state after the trigger. */
    public RunState triggered(Trigger accepted) {
        return with(run, uploadedAt, Optional.of(accepted), Optional.empty(), lastGood, excuses, given);
    }

    /** This state after a verdict. */
    public RunState judged(Instant at) {
        return with(run, uploadedAt, trigger, Optional.of(at), lastGood, excuses, given);
    }

    /** This state, knowing what was failing when all was last well in this integration. */
    public RunState since(Optional<LastGood> good) {
        return with(run, uploadedAt, trigger, judgedAt, good, excuses, given);
    }

    /** This state, knowing which of the run's failing tests are known failures. */
    public RunState excusing(Excuses known) {
        return with(run, uploadedAt, trigger, judgedAt, lastGood, known, given);
    }

    /** This state of its run, of which more is known. */
    public RunState of(DbtRun itsRun) {
        return with(itsRun, uploadedAt, trigger, judgedAt, lastGood, excuses, given);
    }

    /** This state, knowing what was failing before where {@code secoda.baseline} says so. */
    public RunState against(Optional<GivenBaseline> before) {
        return with(run, uploadedAt, trigger, judgedAt, lastGood, excuses, before);
    }

    private RunState with(
            DbtRun itsRun,
            Optional<Instant> uploaded,
            Optional<Trigger> triggered,
            Optional<Instant> judged,
            Optional<LastGood> good,
            Excuses known,
            Optional<GivenBaseline> before) {
        return new RunState(
                integrationId, baseUrl, startedAt, itsRun, baseline, uploaded, triggered, judged, good, known, before);
    }

    /** What may fail for {@code failOn=new}, by Secoda's ids; empty where there is no baseline of these. */
    public Optional<Accepted> accepted() {
        return given.isPresent() ? Optional.empty() : baseline.accepted(lastGood);
    }

    /**
     * The last accepted trigger.
     *
     * @param at when it had been accepted
     * @param before last-run, as read right before it
     * @param afterAnotherSync whether a running sync had to end first; the baseline then no longer says what the sets
     *     were before this one
     */
    public record Trigger(Instant at, LastRun before, boolean afterAnotherSync) {}

    /**
     * A reading of an integration's {@code scheduled_extractions_last_run}. Only whether two readings are equal counts,
     * so the server's clock may show any time.
     *
     * @param value what the server said; empty if the integration never ran
     */
    public record LastRun(Optional<String> value) {
        /**
         * Whether this reading shows a move.
         *
         * @param before last-run, as it was read right before the trigger
         * @return never where there is no value: one that was there doesn't go away by a sync
         */
        boolean isMoveFrom(LastRun before) {
            return value.isPresent() && !equals(before);
        }

        /** For messages. */
        @Override
        public String toString() {
            return value.orElse("never");
        }
    }
}
