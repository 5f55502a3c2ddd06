package co.secoda.run;

import co.secoda.api.IntegrationId;
import co.secoda.api.Pause;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.api.UploadFile;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.Excerpt;
import co.secoda.gate.Baseline;
import co.secoda.gate.Outcome;
import co.secoda.gate.PollLoop;
import co.secoda.gate.RunState;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.TriggerStep;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.Connections.Connection;
import co.secoda.run.LiveLine.UploadLog;
import co.secoda.run.LiveLine.WaitLog;
import co.secoda.run.names.Naming;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One run on its way to one integration: the calls of the goals, in the order in which they must come. */
final class Publication implements AutoCloseable {
    private static final String AGAIN = "It may have reached Secoda all the same; publishing again does no harm.";

    private final SecodaApi api;
    private final IntegrationId id;
    private final String baseUrl;
    private final InstantSource clock;
    private final Pause pause;
    private final Log log;
    private final LiveLine line;
    private final LastWord lastWord;
    /** Told once an upload shows that the integration is there; if it isn't, the upload tells that. */
    private Optional<String> baselineNotFound = Optional.empty();

    /** Opens what makes the calls; of tests, what only plays them. */
    @FunctionalInterface
    interface Client {
        SecodaApi open(Connection connection) throws BadSettingException;
    }

    /** Opens what speaks to Secoda about a run; whoever opens it closes it. */
    @FunctionalInterface
    interface Publisher {
        Publication open() throws BadSettingException;
    }

    /** @param api is closed with this */
    Publication(SecodaApi api, Destination destination, InstantSource clock, Pause pause, Log log, LiveLine line) {
        this.api = api;
        this.id = destination.id();
        this.baseUrl = destination.baseUrl().toString();
        this.clock = clock;
        this.pause = pause;
        this.log = log;
        this.line = line;
        this.lastWord = new LastWord(log, line);
    }

    /**
     * Reads what is failing before this run is known to Secoda. Unless the key is refused, or what failed would fail
     * the upload too, that goes on without it.
     */
    RunState begin(DbtRun run) throws SecodaException, InterruptedException {
        Instant startedAt = clock.instant();
        return new RunState(id, baseUrl, startedAt, run, baseline(), Optional.empty(), Optional.empty());
    }

    private Baseline baseline() throws SecodaException, InterruptedException {
        try {
            return new Baseline.Known(api.getFailingTests(id));
        } catch (SecodaException e) {
            if (e.kind() == SecodaException.Kind.REFUSED || e.isOfEveryCall()) {
                throw e;
            }
            String warning = "What was failing before this run is not known: " + e.getMessage();
            if (e.kind() == SecodaException.Kind.NOT_FOUND) {
                baselineNotFound = Optional.of(warning);
            } else {
                log.warn(warning);
            }
            return new Baseline.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Uploads both artifacts in one request, as they were when they were read. */
    RunState upload(RunState begun) throws SecodaException, InterruptedException {
        ArtifactFile runResults = begun.run().runResults();
        ArtifactFile manifest = begun.run().manifest();
        String uploading = "Uploading " + UploadLog.described(begun.run());
        return lastWord.during("the artifacts were uploaded to integration " + id, AGAIN, () -> {
            log.info(uploading + " to integration " + id + " at " + baseUrl + ".");
            api.uploadDbtArtifacts(id, part(runResults, "run_results.json"), part(manifest, "manifest.json"));
            baselineNotFound.ifPresent(log::warn);
            return begun.uploaded(clock.instant());
        });
    }

    private static UploadFile part(ArtifactFile file, String name) {
        return new UploadFile(
                file.excerpt().map(Excerpt::path).orElse(file.path()),
                name,
                "application/json",
                Optional.of(new UploadFile.Expected(file.sentBytes(), file.sentSha256())));
    }

    /** Starts the sync of the integration. */
    Trigger trigger(WaitSettings settings) throws SecodaException, InterruptedException {
        Trigger trigger;
        try {
            TriggerStep step = new TriggerStep(api, clock, pause);
            trigger = lastWord.during(
                    "the sync of integration " + id + " was started",
                    AGAIN,
                    () -> step.trigger(id, settings, new WaitLog(log::info, line)));
        } finally {
            line.clear();
        }
        log.info("Secoda has accepted the trigger: its sync begins.");
        return trigger;
    }

    /** Waits for the answer of this run. */
    Outcome await(RunState state, GateSettings gate, WaitSettings waiting)
            throws SecodaException, InterruptedException {
        try {
            PollLoop watch = new PollLoop(api, clock, pause);
            Outcome outcome = lastWord.during(
                    "the sync of integration " + id + " was waited for",
                    "It goes on in Secoda; secoda:check waits for it again.",
                    () -> watch.await(state, gate, waiting, new WaitLog(log::info, line)));
            line.clear();
            outcome.waited().ifPresent(waited -> log.info(waited + "."));
            return outcome;
        } finally {
            line.clear();
        }
    }

    /** What time it is by the clock that the calls go by. */
    Instant now() {
        return clock.instant();
    }

    /**
     * What Secoda calls the entities of an answer.
     *
     * @param end when that must be known, or stay unknown
     */
    EntityNames names(Naming naming, RunState state, Outcome outcome, Instant end) throws InterruptedException {
        return naming.of(api, state, outcome, end);
    }

    @Override
    public void close() {
        api.close();
    }
}
