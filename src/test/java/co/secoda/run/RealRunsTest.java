package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.api.Pause;
import co.secoda.api.RequestHeaders;
import co.secoda.api.SecodaApi;
import co.secoda.api.WriteBudget;
import co.secoda.dbt.Corpus;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.gate.Judge;
import co.secoda.gate.Outcome;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.RunState;
import co.secoda.gate.SteadyClock;
import co.secoda.gate.Verdict;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.Connections.Connection;
import co.secoda.run.LiveLine.UploadLog;
import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxHabits;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.jr.ob.JSON;

/**
 * Publishes real runs that dbt wrote, where they are present beside the checkout, to the sandbox, and holds the verdict
 * and the server's sets to what an independent program found in the same artifacts.
 */
class RealRunsTest {
    private static final GateSettings GATE = GateSettings.usual(OnNothingTested.FAIL);
    private static final WaitSettings QUICK =
            WaitSettings.USUAL.lasting(Duration.ofMillis(20), Duration.ofSeconds(30), Duration.ofSeconds(30));

    @TestFactory
    Stream<DynamicTest> every_real_run_gets_the_verdict_that_an_independent_program_expects() throws IOException {
        return Corpus.tests(RealRunsTest::publish);
    }

    private static void publish(Path pair) throws Exception {
        Map<String, Object> expected = JSON.std.mapFrom(Files.readString(pair.resolve("expected.json")));
        DbtRun run = new DbtRunReader()
                .read(new ArtifactPaths(pair.resolve("manifest.json"), pair.resolve("run_results.json")));
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withHabits(SandboxHabits.parse("sync=50ms")))) {
            Destination destination = destination(sandbox);
            try (SecodaApi api = destination.connection().open()) {
                Publication publication = publication(api, destination);
                RunState uploaded = publication.upload(publication.begin(run));
                RunState triggered = uploaded.triggered(publication.trigger(QUICK));
                Outcome outcome = publication.await(triggered, GATE, QUICK);
                Verdict verdict = new Judge(GATE).judge(triggered, outcome, QUICK);

                assertThat(api.getFailingTests(destination.id())).isEqualTo(sets(expected));
                assertThat(outcome.answer()).contains(sets(expected));
                assertThat(outcome.evidence()).isEqualTo(Evidence.LAST_RUN_ADVANCED);
                assertThat(verdict.kind()).isEqualTo(isGreen(expected) ? Verdict.Kind.PASSED : Verdict.Kind.FAILED);
            }
        }
    }

    private static boolean isGreen(Map<String, Object> expected) {
        boolean tested = !Objects.equals(expected.get("testedEntities"), 0);
        return tested
                && ids(expected, "failing").isEmpty()
                && ids(expected, "errored").isEmpty();
    }

    private static FailingTests sets(Map<String, Object> expected) {
        return FailingTests.of(ids(expected, "failing"), ids(expected, "warning"));
    }

    /** The sandbox names an entity by a UUID that is made of its unique id. */
    private static Collection<String> ids(Map<String, Object> expected, String kind) {
        return ((Collection<?>) Objects.requireNonNull(expected.get(kind)))
                .stream()
                        .map(id -> UUID.nameUUIDFromBytes(id.toString().getBytes(StandardCharsets.UTF_8))
                                .toString())
                        .toList();
    }

    private static Publication publication(SecodaApi api, Destination destination) {
        Pause pause = duration -> assertThat(new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS))
                .isFalse();
        return new Publication(
                api,
                destination,
                new SteadyClock(Instant.now(), System::nanoTime),
                pause,
                new RecordingLog(),
                LiveLine.none());
    }

    private static Destination destination(Sandbox sandbox) {
        ConnectionSettings settings = new ConnectionSettings(
                BaseUrl.parse(sandbox.baseUrl().toString(), false),
                ApiKey.of(SandboxSettings.DEFAULT_API_KEY),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RequestHeaders.NONE,
                "secoda-maven-plugin/test",
                new UploadLog(text -> {}, LiveLine.none()));
        return new Destination(
                new Connection(settings, WriteBudget.alone(), true),
                new IntegrationId(SandboxSettings.DEFAULT_INTEGRATION_ID));
    }
}
