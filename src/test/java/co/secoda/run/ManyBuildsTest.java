package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.BaseUrl;
import co.secoda.run.Host.BuildModule;
import co.secoda.run.RunFiles.Beginning;
import co.secoda.sandbox.PlayedSandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Eight threads at once: builds that share a directory, and modules that share a build. */
class ManyBuildsTest {
    private static final int THREADS = 8;
    private static final Path PASSING = Path.of("src/it/pairs/passing");

    /** What a thread does. */
    @FunctionalInterface
    private interface Work {
        String of(int thread) throws Exception;
    }

    @TempDir
    private Path directory;

    private PlayedSandbox secoda;

    @BeforeEach
    void open() throws IOException {
        secoda = new PlayedSandbox("sync=1s");
    }

    @AfterEach
    void close() {
        secoda.close();
    }

    @Test
    void of_eight_builds_on_one_report_directory_one_goes_on_and_the_others_name_it() throws Exception {
        copyTo(directory);
        CyclicBarrier atOnce = new CyclicBarrier(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<String> ends = atOnce(thread -> {
            GivenRun run = of(new PlayedHost("publish", directory), thread);
            run.host.module = new BuildModule("module-" + thread, "default-cli", 1, 1);
            atOnce.await();
            try {
                run.begun(Beginning.PUBLISH).publish();
                return "passed " + thread;
            } catch (BadSettingException e) {
                return String.valueOf(e.getMessage());
            } finally {
                together.await(); // no build ends before the others have begun
                run.host.end();
            }
        });
        List<String> passed =
                ends.stream().filter(end -> end.startsWith("passed ")).toList();
        assertThat(passed).hasSize(1);
        String winner = "module-" + passed.get(0).substring("passed ".length());
        assertThat(ends)
                .filteredOn(end -> !end.startsWith("passed "))
                .hasSize(THREADS - 1)
                .allMatch(end -> end.startsWith("Another build writes its reports to ")
                        && end.contains(": module " + winner + " (")
                        && end.contains("; this one is module module-"));
        assertPassed(directory.resolve("target/secoda/secoda.json"));
    }

    @Test
    void eight_builds_on_one_history_directory_leave_a_copy_each() throws Exception {
        Path history = directory.resolve("history");
        CyclicBarrier atOnce = new CyclicBarrier(THREADS);
        int runs = 3;
        List<String> ends = atOnce(thread -> {
            Path project = copyTo(directory.resolve("build-" + thread));
            atOnce.await();
            for (int number = 0; number < runs; number++) {
                GivenRun run = of(new PlayedHost("publish", project), thread);
                run.history = Optional.of(history);
                run.begun(Beginning.PUBLISH).publish();
                run.host.end();
                if (!run.host.log.of("error").isEmpty()) {
                    return run.host.log.lines.toString();
                }
            }
            return "passed";
        });
        assertThat(ends).containsOnly("passed");
        try (Stream<Path> copies = Files.walk(history)) {
            List<Path> files = copies.filter(Files::isRegularFile).toList();
            assertThat(files).hasSize(THREADS * runs);
            for (Path file : files) {
                assertPassed(file);
            }
        }
    }

    @Test
    void eight_threads_of_a_build_never_send_more_than_thirty_writes_in_any_minute() throws Exception {
        secoda.close();
        secoda = new PlayedSandbox("sync=1s,writes=30");
        Instant before = secoda.now();
        PlayedHost host = new PlayedHost("publish", directory);
        host.module = new BuildModule("shop", "default-cli", 1, 64);
        CyclicBarrier atOnce = new CyclicBarrier(THREADS);
        List<String> ends = atOnce(thread -> {
            atOnce.await();
            for (int module = 0; module < 8; module++) {
                Path project = copyTo(directory.resolve("module-" + thread + "-" + module));
                GivenRun run = of(host.at("publish", project), thread * 100 + module);
                run.atEnd = true;
                run.begun(Beginning.PUBLISH).publish(); // there are no retries: a 429 would be an error
            }
            return "sent";
        });
        assertThat(ends).containsOnly("sent");
        assertThat(Duration.between(before, secoda.now())).isGreaterThan(Duration.ofMinutes(4));
    }

    private List<String> atOnce(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<String>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                all.add(() -> work.of(number));
            }
            List<String> ends = new ArrayList<>();
            for (Future<String> end : threads.invokeAll(all)) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    private GivenRun of(PlayedHost host, int integration) {
        host.clock = Optional.of(secoda::now);
        host.pause = Optional.of(secoda::pass);
        host.key = Optional.of(SandboxSettings.DEFAULT_API_KEY);
        GivenRun run = new GivenRun(host);
        run.baseUrl = BaseUrl.parse(secoda.baseUrl().toString(), false);
        run.integrationId = Optional.of("integration-" + integration);
        return run;
    }

    private static Path copyTo(Path project) throws IOException {
        Path target = Files.createDirectories(project.resolve("target"));
        for (String name : List.of("manifest.json", "run_results.json")) {
            Files.copy(PASSING.resolve(name), target.resolve(name));
        }
        return project;
    }

    private static void assertPassed(Path summary) throws IOException {
        assertThat(JSON.std.mapFrom(Files.readString(summary)).get("gate"))
                .as("%s", summary)
                .extracting("verdict")
                .isEqualTo("passed");
    }
}
