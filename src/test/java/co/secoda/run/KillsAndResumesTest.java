package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.BaseUrl;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.file.FaultyDisk;
import co.secoda.file.FaultyDisk.Fault;
import co.secoda.file.FaultyDisk.Killed;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.RunFiles.Beginning;
import co.secoda.run.RunSettings.ReportKind;
import co.secoda.sandbox.PlayedSandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds that are killed at random moments, on the disk, in a call or in a pause, and are then gone on with, or begun
 * again, with the same artifacts or new ones. What the sandbox answers follows from the digest of what was uploaded:
 * the same test fails one entity or three. So a goal that goes by the answer of another run soon passes what fails.
 */
class KillsAndResumesTest {
    private static final int STORIES = "all".equals(System.getProperty("tries")) ? 400 : 12;
    private static final int BUILDS = 8;
    private static final List<String> HABITS = List.of("", "last-run=never", "in-steps", "clears-first");

    @TempDir
    private Path directory;

    private final Map<String, Integer> ends = new TreeMap<>();
    private Random random = new Random();

    @Test
    void a_build_that_is_killed_and_gone_on_with_passes_nothing_that_fails() throws Exception {
        for (int story = 0; story < STORIES; story++) {
            random = new Random(story);
            Path project = Files.createDirectories(directory.resolve("story-" + story));
            String habits = HABITS.get(random.nextInt(HABITS.size()));
            try (PlayedSandbox secoda = new PlayedSandbox("relationship=digest,sync=20s," + habits)) {
                writePair(project);
                for (int build = 0; build < BUILDS; build++) {
                    build(project, secoda, "story " + story + ", build " + build);
                }
            }
        }
        System.out.println("KillsAndResumesTest: " + ends);
        assertThat(ends.keySet()).contains("killed", "passed", "failed");
    }

    private void build(Path project, PlayedSandbox secoda, String where) throws Exception {
        if (random.nextInt(3) == 0) {
            writePair(project);
        }
        boolean kills = random.nextInt(3) > 0;
        FaultyDisk disk = new FaultyDisk(
                project.resolve("target/secoda"),
                Fault.KILL,
                kills && random.nextBoolean() ? 1 + random.nextInt(200) : 0);
        PlayedHost host = new PlayedHost("publish", disk.path(project));
        Countdown calls = new Countdown(kills ? random.nextInt(40) : Integer.MAX_VALUE);
        int goals = random.nextInt(3);
        List<String> road = List.of(List.of("publish"), List.of("check"), List.of("upload", "trigger", "check"))
                .get(goals);
        String end = "";
        try {
            for (String goal : road) {
                end = perform(goal, host.at(goal), secoda, calls);
            }
        } catch (Killed e) {
            end = "killed";
        } finally {
            host.end();
        }
        ends.merge(end, 1, Integer::sum);
        int failing = PlayedSandbox.failingByDigest(
                new ArtifactPaths(project.resolve("target/manifest.json"), project.resolve("target/run_results.json")));
        if (end.equals("passed") || end.equals("failed")) {
            assertThat(end).as("%s: %s, %s fail", where, road, failing).isEqualTo(failing <= 2 ? "passed" : "failed");
        }
    }

    private String perform(String goal, PlayedHost host, PlayedSandbox secoda, Countdown calls)
            throws InterruptedException {
        host.clock = Optional.of(secoda::now);
        host.pause = Optional.of(duration -> {
            calls.count();
            secoda.pass(duration);
        });
        host.key = Optional.of(SandboxSettings.DEFAULT_API_KEY);
        GivenRun run = new GivenRun(host);
        run.baseUrl = BaseUrl.parse(secoda.baseUrl().toString(), false);
        run.integrationId = Optional.of(SandboxSettings.DEFAULT_INTEGRATION_ID);
        run.maxFailing = "2";
        run.failOn = FailOn.ANY;
        run.reports = EnumSet.of(ReportKind.JSON);
        run.names = false;
        run.before = api -> counted(api, calls);
        try {
            switch (goal) {
                case "upload" -> run.begun(Beginning.UPLOAD).upload();
                case "trigger" -> run.begun(Beginning.TRIGGER).trigger();
                case "check" -> run.begun(Beginning.CHECK).check();
                default -> run.begun(Beginning.PUBLISH).publish();
            }
            return goal.equals("upload") || goal.equals("trigger") ? "" : "passed";
        } catch (BuildFailsException e) {
            return String.valueOf(e.getMessage()).startsWith("Secoda: unknown") ? "unknown" : "failed";
        } catch (ArtifactException | SecodaException | StateException | BadSettingException | GoalErrorException e) {
            return "an error";
        }
    }

    /** The same calls, in one of which, before or after it, the build may be killed. */
    private static SecodaApi counted(SecodaApi api, Countdown calls) {
        return (SecodaApi) Proxy.newProxyInstance(
                KillsAndResumesTest.class.getClassLoader(),
                new Class<?>[] {SecodaApi.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("close")) {
                        calls.count();
                    }
                    try {
                        Object answer = method.invoke(api, arguments);
                        if (answer instanceof SecodaApi other) {
                            return counted(other, calls);
                        }
                        if (!method.getName().equals("close")) {
                            calls.count();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** A new run of dbt: one test of three models fails. */
    private void writePair(Path project) throws IOException {
        Path target = Files.createDirectories(project.resolve("target"));
        String metadata = "\"dbt_version\": \"1.11.7\", \"invocation_id\": \"" + random.nextLong()
                + "\", \"generated_at\": \"2026-03-01T10:00:00Z\"";
        Files.writeString(
                target.resolve("manifest.json"),
                """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json", %s}, "nodes": {
                  "model.shop.a": {"resource_type": "model", "name": "a", "original_file_path": "models/a.sql"},
                  "model.shop.b": {"resource_type": "model", "name": "b", "original_file_path": "models/b.sql"},
                  "model.shop.c": {"resource_type": "model", "name": "c", "original_file_path": "models/c.sql"},
                  "test.shop.t": {"resource_type": "test", "name": "t", "original_file_path": "models/m.yml",
                    "depends_on": {"nodes": ["model.shop.a", "model.shop.b", "model.shop.c"]}}}}
                """
                        .formatted(metadata));
        Files.writeString(
                target.resolve("run_results.json"),
                """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json", %s},
                 "results": [{"unique_id": "test.shop.t", "status": "fail", "timing": [], "message": null,
                   "failures": 1}], "args": {"which": "build"}}
                """
                        .formatted(metadata));
    }

    /** Kills the build when it comes to nothing. */
    private static final class Countdown {
        private int left;

        Countdown(int left) {
            this.left = left;
        }

        void count() {
            if (left-- <= 0) {
                throw new Killed();
            }
        }
    }
}
