package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.gate.Baseline;
import co.secoda.gate.Judge;
import co.secoda.gate.Outcome;
import co.secoda.gate.PollLoop;
import co.secoda.gate.RunState;
import co.secoda.gate.TriggerStep;
import co.secoda.gate.Verdict;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Publishes again and again to a sandbox behind a line on which a fifth of all requests goes wrong. Run with
 * {@code -Psoak}; the seed is fixed, the pauses take no time.
 */
class PublishingSoak {
    private static final int PUBLISHES = Integer.getInteger("soak.publishes", 1_000);
    private static final IntegrationId ID = new IntegrationId(SandboxSettings.DEFAULT_INTEGRATION_ID);
    private static final GateSettings GATE = new GateSettings(
            new Thresholds(Limit.parse("0"), Limit.parse("-1"), Limit.parse("-1")),
            FailOn.ANY,
            false,
            false,
            Reaction.FAIL,
            OnNothingTested.FAIL,
            Reaction.FAIL,
            Reaction.WARN);
    private static final WaitSettings WAITING = new WaitSettings(
            true,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            OnSyncTimeout.FAIL,
            LastRunMoves.UNKNOWN);

    private final Random dice = new Random(7);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicLong passed = new AtomicLong();
    private final InstantSource clock =
            () -> Instant.parse("2026-11-24T10:00:00Z").plusNanos(passed.get());

    @Test
    void a_thousand_publishes_leak_nothing_and_pass_nothing_that_fails() throws Exception {
        DbtRun passing = run("src/it/pairs/passing");
        DbtRun failing = run("examples/shop/dbt-target");
        Map<String, Integer> counts = new TreeMap<>();
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withSyncTime(Duration.ZERO));
                RawServer line = RawServer.serving(connection -> carry(connection, sandbox))) {
            publish(line.url(), passing); // what is made once a process is there from now on
            long filesBefore = openFiles();
            for (int i = 0; i < PUBLISHES; i++) {
                boolean broken = dice.nextBoolean();
                String end =
                        (broken ? "failing run: " : "passing run: ") + publish(line.url(), broken ? failing : passing);
                counts.merge(end, 1, Integer::sum);
            }
            System.gc();
            int threadsAfter = clientThreads();
            long filesAfter = openFiles();
            print("publishes " + PUBLISHES + ", requests " + requests + ", faults " + faults + ", ends " + counts
                    + ", open files " + filesBefore + " before and " + filesAfter + " after, threads of the client "
                    + threadsAfter);

            assertThat(counts).doesNotContainKeys("failing run: passed", "passing run: failed");
            assertThat(counts.getOrDefault("failing run: failed", 0)).isPositive();
            assertThat(counts.getOrDefault("passing run: passed", 0)).isPositive();
            assertThat(faults.get()).isBetween(requests.get() / 10, requests.get() / 3);
            assertThat(filesAfter).isLessThan(filesBefore + 20);
            assertThat(threadsAfter).isZero();
        }
    }

    private static DbtRun run(String directory) throws ArtifactException {
        Path in = Path.of(directory);
        return new DbtRunReader().read(new ArtifactPaths(in.resolve("manifest.json"), in.resolve("run_results.json")));
    }

    /** How a publish ended: the verdict, or what broke it off. */
    private String publish(String url, DbtRun run) throws InterruptedException {
        Pause pause = duration -> passed.addAndGet(duration.toNanos());
        try (HttpSecodaApi api = Clients.of(url, SandboxSettings.DEFAULT_API_KEY)
                .retries(4)
                .responseTimeout(Duration.ofMillis(300))
                .build()) {
            Instant began = clock.instant();
            Baseline baseline = baseline(api);
            api.uploadDbtArtifacts(
                    ID, part(run.runResults().path()), part(run.manifest().path()));
            RunState uploaded = new RunState(ID, url, began, run, baseline, Optional.empty(), Optional.empty())
                    .uploaded(clock.instant());
            RunState triggered = uploaded.triggered(
                    new TriggerStep(api, clock, pause).trigger(ID, WAITING, (missing, next, left) -> {}));
            Outcome outcome =
                    new PollLoop(api, clock, pause).await(triggered, GATE, WAITING, (missing, next, left) -> {});
            Verdict verdict = new Judge(GATE).judge(triggered, outcome, WAITING);
            return verdict.kind().text();
        } catch (SecodaException e) {
            return e.kind().toString();
        }
    }

    private static Baseline baseline(SecodaApi api) throws InterruptedException {
        try {
            return new Baseline.Known(api.getFailingTests(ID));
        } catch (SecodaException e) {
            return new Baseline.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static UploadFile part(Path file) {
        return new UploadFile(file, file.getFileName().toString(), "application/json", Optional.empty());
    }

    /** Carries requests to the sandbox and answers back; a fifth of them meets with something else. */
    private void carry(RawServer.Connection connection, Sandbox sandbox) throws IOException {
        while (true) {
            String head = connection.readHead();
            requests.incrementAndGet();
            int roll;
            int kind;
            synchronized (dice) {
                roll = dice.nextInt(5);
                kind = dice.nextInt(8);
            }
            boolean faulty = roll == 0;
            if (faulty) {
                faults.incrementAndGet();
            }
            if (faulty && kind == 0) {
                connection.reset();
                return;
            }
            byte[] body = connection.readBody(head);
            byte[] answer = faulty && kind < 5 ? new byte[0] : ask(sandbox, head, body);
            if (!faulty) {
                connection.write(answer);
                continue;
            }
            switch (kind) {
                case 1 -> connection.answer("503 Busy", "Content-Type: text/html\r\n", "<html>busy</html>");
                case 2 -> connection.answer("500 Oops", "", "");
                case 3 -> connection.answer("429 Slow Down", "Retry-After: 1\r\n", "");
                case 4 -> connection.answer("200 OK", "Content-Type: text/html\r\n", "<html>Sign in</html>");
                case 5 -> connection.write(java.util.Arrays.copyOf(answer, answer.length / 2)); // done, but cut
                case 6 -> connection.reset(); // done, but lost
                default -> connection.hang(); // done, but never told
            }
            if (kind > 4) {
                return;
            }
        }
    }

    private static byte[] ask(Sandbox sandbox, String head, byte[] body) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUrl().getPort())) {
            String once =
                    head.replaceAll("(?i)\r\nConnection: [^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
            socket.getOutputStream().write(once.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.replaceFirst("(?i)\r\nConnection: close", "").getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Those that don't end soon after their client was closed. */
    private static int clientThreads() throws InterruptedException {
        int alive = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("secoda-http")) {
                thread.join(5_000);
                alive += thread.isAlive() ? 1 : 0;
            }
        }
        return alive;
    }

    /** Sockets are among them. */
    private static long openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.count();
        }
    }

    private static void print(String line) {
        org.slf4j.LoggerFactory.getLogger(PublishingSoak.class).info(line);
    }
}
