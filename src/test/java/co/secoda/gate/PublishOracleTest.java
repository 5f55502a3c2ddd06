package co.secoda.gate;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.api.SecodaException;
import co.secoda.gate.VerdictOracle.Given;
import co.secoda.gate.VerdictOracle.Said;
import co.secoda.gate.VerdictOracle.Sets;
import co.secoda.gate.known.KnownFailuresFile;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.GivenRun;
import co.secoda.run.PlayedHost;
import co.secoda.run.RunFiles.Beginning;
import co.secoda.run.RunSettings.ReportKind;
import co.secoda.run.baseline.BaselineSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/**
 * The whole of {@code publish} against {@link VerdictOracle}: from artifacts on disk to the summary, and to whether the
 * build goes on. The parts that wait are held to it over far more scripts in {@link VerdictOracleTest}; here it is what
 * lies between them.
 */
class PublishOracleTest {
    private static final int SCRIPTS = Integer.getInteger("oracle.scripts", 10_000) / 40;

    /** The last day of the played time is still excused. */
    private static final LocalDate UNTIL = LocalDate.ofInstant(PlayedTime.START, ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @Test
    void publish_says_what_the_rules_text_says() throws Exception {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int seed = 0; seed < SCRIPTS; seed++) {
            OracleScript script = OracleScript.random(seed);
            Said expected = new VerdictOracle(script.given(), script.world()).run();

            assertThat(published(script, directory.resolve("run" + seed)))
                    .as("seed %s: %s", seed, script)
                    .isEqualTo(expected);
            rows.merge(expected.row(), 1, Integer::sum);
        }
        assertThat(rows.keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private static Said published(OracleScript script, Path project) throws Exception {
        PlayedTime time = new PlayedTime();
        PlayedServer server = script.server(time).beforeUpload(() -> baseline(script.given()));
        GivenRun run = new GivenRun(new PlayedHost("publish", project));
        run.host.clock = Optional.of(time);
        run.host.pause = Optional.of(time);
        run.played = Optional.of(server);
        run.integrationId = Optional.of(PlayedServer.ID.value());
        run.wholeGate = Optional.of(script.gate());
        run.waiting = script.waiting();
        run.reports = Set.of(ReportKind.JSON);
        write(script.given(), Files.createDirectories(project.resolve("target")));
        run.knownFailures = KnownFailuresFile.read(
                        knownFailures(script.given(), project.resolve(KnownFailuresFile.NAME)))
                .orElseThrow();
        if (script.given().countNew() && script.given().named().isPresent()) {
            Path earlier = project.resolve("main.json");
            Files.writeString(earlier, summary(script.given().named().orElseThrow()));
            run.baseline = Optional.of(new BaselineSetting(BaselineSetting.Kind.FILE, earlier));
        }
        return published(run, script, time, server, project);
    }

    /** Publishes, and has what the summary says of it. Row 0 is an error before an accepted trigger. */
    static Said published(GivenRun run, OracleScript script, PlayedTime time, PlayedServer server, Path project)
            throws Exception {
        boolean failed = false;
        try {
            run.begun(Beginning.PUBLISH).publish();
        } catch (SecodaException e) {
            long end = Math.min(script.given().syncTimeout(), time.micros());
            return new Said(0, "", "", end, List.of(), server.times("trigger"));
        } catch (BuildFailsException e) {
            failed = true;
        }
        Said said = said(project, server);
        boolean mayWarn = script.given().onSyncTimeout().equals("warn");
        boolean goesOn = said.verdict().equals("passed") || (said.verdict().equals("unknown") && mayWarn);
        assertThat(failed).as("%s: %s", script, said).isEqualTo(!goesOn);
        return said;
    }

    static FailingTests baseline(Given given) throws SecodaException {
        return OracleScript.answer(given.baseline()
                .orElseThrow(() -> new SecodaException(SecodaException.Kind.NOT_FOUND, 404, "HTTP 404")));
    }

    private static Said said(Path project, PlayedServer server) throws IOException {
        Map<String, Object> summary = JSON.std.mapFrom(Files.readString(project.resolve("target/secoda/secoda.json")));
        Map<?, ?> sync = (Map<?, ?>) Objects.requireNonNull(summary.get("sync"));
        Map<?, ?> gate = (Map<?, ?>) Objects.requireNonNull(summary.get("gate"));
        Instant end = Instant.parse((String) Objects.requireNonNull(sync.get("settledAt")));
        return new Said(
                Arrays.stream(Rule.values())
                        .filter(rule -> rule.text().equals(sync.get("rule")))
                        .map(VerdictOracleTest::row)
                        .findFirst()
                        .orElseThrow(),
                String.valueOf(gate.get("verdict")),
                String.valueOf(sync.get("evidence")),
                Duration.between(PlayedTime.START, end).toNanos() / 1_000,
                server.polls(),
                server.times("trigger"));
    }

    /** An entry that has ended, and one for each excused test: by its name, or by its unique id. */
    private static Path knownFailures(Given given, Path file) throws IOException {
        StringBuilder list = new StringBuilder("known-failures:\n- {test: f*, reason: late, until: 2000-01-01}\n");
        for (int test : given.excused()) {
            String name = test % 2 == 0 ? "f" + test : "test.shop.f" + test;
            list.append("- {test: ")
                    .append(name)
                    .append(", reason: late events, until: ")
                    .append(UNTIL)
                    .append("}\n");
        }
        return Files.writeString(file, list);
    }

    /** What an earlier run left, in which these entities failed and warned. */
    private static String summary(Sets before) {
        return "{\"schemaVersion\": 1, \"goal\": \"publish\", \"startedAt\": \"2026-01-01T00:00:00Z\","
                + " \"finishedAt\": \"2026-01-01T00:00:01Z\", \"local\": {\"failing\": " + entities(before.failing())
                + ", \"warning\": " + entities(before.warning()) + "}, \"gate\": {\"verdict\": \"failed\"}}";
    }

    private static String entities(Set<String> names) {
        return names.stream()
                .sorted()
                .map(name -> "{\"uniqueId\": \"model.shop." + name + "\", \"tests\": []}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** A pair in which these tests fail and warn, and one passes, so that something was tested. */
    private static void write(Given given, Path target) throws IOException {
        List<String> nodes = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (String model : List.of("a", "b", "c", "x", "y", "broken")) {
            nodes.add(node("model.shop." + model, "model", Set.of()));
        }
        test("ok", "pass", Set.of("y"), nodes, results);
        for (int i = 0; i < given.failingTests().size(); i++) {
            test("f" + i, "fail", given.failingTests().get(i), nodes, results);
        }
        for (int i = 0; i < given.warningTests().size(); i++) {
            test("w" + i, "warn", given.warningTests().get(i), nodes, results);
        }
        if (given.gatesFail()) {
            results.add(result("model.shop.broken", "error"));
        }
        Files.writeString(
                target.resolve("manifest.json"),
                "{" + metadata("manifest/v12") + ", \"nodes\": {" + String.join(", ", nodes) + "}}");
        Files.writeString(
                target.resolve("run_results.json"),
                "{" + metadata("run-results/v6") + ", \"results\": [" + String.join(", ", results)
                        + "], \"args\": {\"which\": \"build\"}}");
    }

    private static void test(String name, String status, Set<String> models, List<String> nodes, List<String> results) {
        nodes.add(node("test.shop." + name, "test", models));
        results.add(result("test.shop." + name, status));
    }

    private static String metadata(String schema) {
        return "\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/" + schema
                + ".json\", \"dbt_version\": \"1.11.7\", \"invocation_id\": \"one\", \"generated_at\": \""
                + PlayedTime.START + "\"}";
    }

    private static String node(String id, String type, Set<String> models) {
        String needed = models.stream()
                .sorted()
                .map(model -> "\"model.shop." + model + '"')
                .collect(Collectors.joining(", "));
        return '"' + id + "\": {\"resource_type\": \"" + type + "\", \"name\": \""
                + id.substring(id.lastIndexOf('.') + 1)
                + "\", \"original_file_path\": \"models/m.yml\", \"depends_on\": {\"nodes\": [" + needed + "]}}";
    }

    private static String result(String id, String status) {
        return "{\"unique_id\": \"" + id + "\", \"status\": \"" + status
                + "\", \"timing\": [], \"message\": null, \"failures\": null}";
    }
}
