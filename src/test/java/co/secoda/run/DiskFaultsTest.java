package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.file.FaultyDisk;
import co.secoda.file.FaultyDisk.Fault;
import co.secoda.file.FaultyDisk.Killed;
import co.secoda.gate.PlayedServer;
import co.secoda.gate.PlayedTime;
import co.secoda.gate.Settings;
import co.secoda.gate.StateException;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each goal, with the disk going wrong at each operation below the report directory, one after the other. What lay
 * there is of yesterday's run, which passed; today's fails. After each fault, nothing of yesterday lies beside anything
 * of today, no file is there by half, no goal has passed, the next goal says what is missing, and the next publish is
 * right. The build tries every {@value #STRIDE}th operation, another share each time; the profile {@code nightly} all.
 */
class DiskFaultsTest {
    private static final int STRIDE = 6;
    private static final boolean ALL = "all".equals(System.getProperty("tries"));
    private static final List<String> REPORTS = List.of("secoda.json", "index.html", "secoda.md", "TEST-secoda.xml");

    /** A goal, and what comes before it. */
    private enum Goal {
        UPLOAD(RunFiles.Beginning.UPLOAD),
        TRIGGER(RunFiles.Beginning.TRIGGER),
        CHECK(RunFiles.Beginning.CHECK),
        PUBLISH(RunFiles.Beginning.PUBLISH),
        VALIDATE(RunFiles.Beginning.CHECK);

        private final RunFiles.Beginning beginning;

        Goal(RunFiles.Beginning beginning) {
            this.beginning = beginning;
        }

        List<Goal> before() {
            return switch (this) {
                case TRIGGER -> List.of(UPLOAD);
                case CHECK -> List.of(UPLOAD, TRIGGER);
                default -> List.of();
            };
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        void perform(Run run)
                throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                        GoalErrorException, BuildFailsException {
            switch (this) {
                case UPLOAD -> run.upload();
                case TRIGGER -> run.trigger();
                case CHECK -> run.check();
                case PUBLISH -> run.publish();
                case VALIDATE -> run.validate();
            }
        }
    }

    /** How a goal ended. */
    private record End(Optional<Throwable> thrown, List<String> log) {
        boolean well() {
            return thrown.isEmpty();
        }

        String message() {
            return thrown.map(Throwable::getMessage).map(String::valueOf).orElse("");
        }
    }

    @TempDir
    private Path project;

    private Path reports;
    private FailingTests answer = Settings.failing();
    private final Map<Goal, Map<String, byte[]>> before = new EnumMap<>(Goal.class);

    @BeforeEach
    void yesterday() throws Exception {
        reports = project.resolve("target/secoda");
        Files.createDirectories(reports);
        write("yesterday", "warn");
        assertThat(end(Goal.PUBLISH, project).thrown()).isEmpty();
        Map<String, byte[]> passed = content();
        assertThat(passed).containsKeys("secoda.json", "index.html", "secoda.md", "TEST-secoda.xml");
        for (String name : REPORTS) {
            assertThat(textOf(passed, name)).contains("yesterday");
        }
        write("today", "fail");
        answer = Settings.failing("today");
        for (Goal goal : Goal.values()) {
            restore(passed);
            for (Goal earlier : goal.before()) {
                assertThat(end(earlier, project).thrown()).isEmpty();
            }
            before.put(goal, content());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatever_goes_wrong_on_the_disk_nothing_old_lies_beside_anything_new(Fault fault) throws Exception {
        Map<String, Integer> faults = new TreeMap<>();
        for (Goal goal : Goal.values()) {
            int last = operations(goal);
            int step = ALL ? 1 : STRIDE;
            int first = ALL ? 1 : 1 + (int) (System.nanoTime() % STRIDE);
            for (int at = first; at <= last; at += step) {
                restore(before(goal));
                FaultyDisk disk = new FaultyDisk(reports, fault, at);
                End end = end(goal, disk.path(project));
                String where = goal.text() + ", " + fault + " at operation " + at + " of " + last + ": " + end.message()
                        + " " + end.log();
                assertThat(disk.struck()).as(where).isTrue();
                assertHonest(goal, fault, end, where);
                if (ALL || fault == Fault.KILL) {
                    assertNextSaysSo(where);
                    assertNextPublishIsRight(where);
                }
                faults.merge(goal.text(), 1, Integer::sum);
            }
            faults.put(goal.text() + " has operations", last);
        }
        System.out.println("DiskFaultsTest: " + fault + " " + faults);
    }

    /** What is there is whole, and of today, or else said to be of an earlier run. */
    private void assertHonest(Goal goal, Fault fault, End end, String where) throws IOException {
        boolean judges = goal != Goal.UPLOAD && goal != Goal.TRIGGER;
        assertThat(judges && end.well()).as("passed: " + where).isFalse();
        Map<String, byte[]> there = content();
        Map<String, byte[]> earlier = before(goal);
        List<String> old = new ArrayList<>();
        List<String> today = new ArrayList<>();
        there.forEach((name, bytes) -> {
            String text = text(bytes);
            assertThat(isWhole(name, text))
                    .as(name + " is there by half: " + where + "\n" + text)
                    .isTrue();
            // What validate judges, it judges without a state; and one that was taken away is of no run.
            boolean ofNoRun = goal == Goal.VALIDATE || !text.contains("invocationId");
            if (!name.equals("secoda-state.json") || !ofNoRun) {
                (text.contains("yesterday") ? old : today).add(name);
            }
        });
        // What a goal before this one wrote of today is not what this goal wrote.
        today.removeIf(name -> Arrays.equals(there.get(name), earlier.get(name)));
        boolean told = end.log().stream().anyMatch(line -> line.contains("of an earlier run"))
                || end.message().contains("of an earlier run");
        if (!told) {
            assertThat(old.isEmpty() || (fault == Fault.KILL && today.isEmpty()))
                    .as("old " + old + " beside new " + today + ": " + where)
                    .isTrue();
        }
    }

    private void assertNextSaysSo(String where) {
        End next = end(Goal.CHECK, project);
        assertThat(next.well()).as("check passed after " + where).isFalse();
        assertThat(next.message())
                .as("check after " + where)
                .matches("(?s).*(There is no state file of an upload|no sync was triggered after it"
                        + "|0 are allowed|is of another run|state file).*");
    }

    private void assertNextPublishIsRight(String where) throws IOException {
        End publish = end(Goal.PUBLISH, project);
        assertThat(publish.thrown()).as("publish after " + where).containsInstanceOf(BuildFailsException.class);
        Map<String, byte[]> there = content();
        for (String name : REPORTS) {
            assertThat(textOf(there, name))
                    .as(name + " of publish after " + where)
                    .contains("today")
                    .doesNotContain("yesterday");
        }
    }

    /** How many operations a goal makes where nothing goes wrong. */
    private int operations(Goal goal) throws IOException {
        restore(before(goal));
        FaultyDisk disk = new FaultyDisk(reports, Fault.ERROR, 0);
        end(goal, disk.path(project));
        return disk.operations();
    }

    /** A build of its own that calls a goal. */
    private End end(Goal goal, Path directory) {
        PlayedTime time = new PlayedTime();
        PlayedHost host = new PlayedHost(goal.text(), directory);
        host.clock = Optional.of(time);
        host.pause = Optional.of(time);
        GivenRun run = new GivenRun(host);
        run.played = Optional.of(new PlayedServer(time)
                .beforeUpload(() -> Settings.failing())
                .answer(0, answer)
                .lastRun(1, "2026-11-24T10:00:03Z"));
        run.integrationId = Optional.of(PlayedServer.ID.value());
        run.names = false;
        Optional<Throwable> thrown = Optional.empty();
        try {
            goal.perform(run.begun(goal.beginning));
        } catch (ArtifactException
                | SecodaException
                | StateException
                | BadSettingException
                | InterruptedException
                | GoalErrorException
                | BuildFailsException
                | Killed e) {
            thrown = Optional.of(e);
        } finally {
            host.end();
        }
        return new End(thrown, host.log.lines);
    }

    private static boolean isWhole(String name, String text) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".json", ".sarif" -> text.stripTrailing().matches("(?s)\\{.*}|\\[.*]");
            case ".html" -> text.stripTrailing().endsWith("</html>");
            case ".xml" -> text.stripTrailing().endsWith("</testsuites>");
            case ".md", ".css" -> text.endsWith("\n");
            default -> true;
        };
    }

    /** The files of the report directory but parts that were left aside and the lock. */
    private Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".part") && !name.startsWith(".")) {
                    content.put(name, Files.readAllBytes(file));
                }
            }
        }
        return content;
    }

    private void restore(Map<String, byte[]> content) throws IOException {
        Files.createDirectories(reports);
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : content.entrySet()) {
            Files.write(reports.resolve(file.getKey()), file.getValue());
        }
    }

    private Map<String, byte[]> before(Goal goal) {
        return Objects.requireNonNull(before.get(goal));
    }

    private static String textOf(Map<String, byte[]> content, String name) {
        return text(Objects.requireNonNull(content.get(name), name));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A pair in which the one test of a model has this status. */
    private void write(String model, String status) throws IOException {
        Path target = Files.createDirectories(project.resolve("target"));
        String metadata = "\"dbt_version\": \"1.11.7\", \"invocation_id\": \"" + model + "\", \"generated_at\": \""
                + PlayedTime.START + "\"";
        Files.writeString(
                target.resolve("manifest.json"),
                """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json", %s}, "nodes": {
                  "model.shop.%s": {"resource_type": "model", "name": "%2$s", "original_file_path": "models/m.sql"},
                  "test.shop.t": {"resource_type": "test", "name": "t", "original_file_path": "models/m.yml",
                    "depends_on": {"nodes": ["model.shop.%2$s"]}}}}
                """
                        .formatted(metadata, model));
        Files.writeString(
                target.resolve("run_results.json"),
                """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json", %s},
                 "results": [{"unique_id": "test.shop.t", "status": "%s", "timing": [], "message": null,
                   "failures": null}], "args": {"which": "build"}}
                """
                        .formatted(metadata, status));
    }
}
