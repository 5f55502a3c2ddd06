package co.secoda.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.secoda.api.FailingTests;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.DrawnRules.DrawnTest;
import co.secoda.gate.DrawnRules.Earlier;
import co.secoda.gate.DrawnRules.Entry;
import co.secoda.gate.DrawnRules.From;
import co.secoda.gate.DrawnRules.Node;
import co.secoda.gate.DrawnRules.Step;
import co.secoda.gate.VerdictOracle.Given;
import co.secoda.gate.VerdictOracle.Said;
import co.secoda.gate.VerdictOracle.Sets;
import co.secoda.gate.known.KnownFailures;
import co.secoda.gate.known.KnownFailuresFile;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.WaitSettings;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/**
 * A team's rules all at once, against {@link RulesOracle}: several run results, a list of known failures, a baseline
 * and limits are drawn together, {@code validate} judges the files on disk, and {@code publish} them and the answers of
 * a server that fit them or don't.
 */
class RulesOracleTest {
    private static final int RUNS = Integer.getInteger("oracle.scripts", 10_000) / 125;

    private static final List<String> TOLD = List.of(
            "fit[s]? no test of the manifest: ",
            "can be removed, since no test of (?:it|them) fails now: ",
            "ha(?:s|ve) ended and excuses? nothing: ",
            "ends? within 7 days: ");
    private static final Pattern LINE = Pattern.compile("\\(line (\\d+)\\)");

    @TempDir
    private Path directory;

    @Test
    void validate_judges_the_files_as_the_rules_text_does() throws Exception {
        Map<String, Integer> ends = new TreeMap<>();
        for (int seed = 0; seed < RUNS; seed++) {
            DrawnRules drawn = DrawnRules.of(seed);
            RulesOracle oracle = new RulesOracle(drawn);
            Path project = directory.resolve("offline" + seed + "/now");
            GivenRun run = given("validate", project, drawn, gate(drawn, false, Reaction.WARN));
            String end = validated(run, project);

            assertThat(end).as("seed %s: %s", seed, drawn).isEqualTo(oracle.isRefused() ? "refused" : oracle.offline());
            if (!end.equals("refused")) {
                requireSame(seed, oracle, oracle.excusedOffline(), project);
            }
            ends.merge(end, 1, Integer::sum);
        }
        assertThat(ends.keySet()).containsExactly("failed", "passed", "refused");
    }

    @Test
    void publish_judges_the_files_and_the_answer_as_the_rules_text_does() throws Exception {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int seed = 0; seed < RUNS; seed++) {
            DrawnRules drawn = DrawnRules.of(seed);
            RulesOracle oracle = new RulesOracle(drawn);
            OracleScript script = script(seed, oracle);
            Path project = directory.resolve("online" + seed + "/now");
            if (oracle.isRefused()) {
                GivenRun run = given("publish", project, drawn, gate(drawn, script));
                assertThatExceptionOfType(ArtifactException.class)
                        .isThrownBy(() -> run.begun(Beginning.PUBLISH).publish())
                        .withMessageContaining("secoda.baseline");
                continue;
            }
            VerdictOracle verdict = new VerdictOracle(script.given(), script.world());
            Said expected = verdict.run();

            assertThat(published(drawn, script, project))
                    .as("seed %s: %s, %s", seed, drawn, script)
                    .isEqualTo(expected);
            if (expected.row() > 0) {
                requireSame(seed, oracle, verdict.excused(), project);
                requireSame(seed, verdict, project);
            }
            rows.merge(expected.row(), 1, Integer::sum);
        }
        assertThat(rows.keySet()).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    // What is compared.

    private static void requireSame(int seed, RulesOracle oracle, int excused, Path project) throws IOException {
        Map<String, Object> summary = summary(project);
        Map<String, Object> gate = map(summary, "gate");
        Map<String, Object> found = new TreeMap<>(Map.of(
                "maxFailing", Objects.requireNonNull(gate.get("maxFailing")),
                "maxWarning", Objects.requireNonNull(gate.get("maxWarning")),
                "maxSkipped", Objects.requireNonNull(gate.get("maxSkipped"))));
        Map<String, Object> expected = new TreeMap<>(Map.of(
                "maxFailing", oracle.maxFailing(),
                "maxWarning", oracle.maxWarning(),
                "maxSkipped", oracle.maxSkipped()));
        if (oracle.drawn().known().isPresent()) {
            expected.put("excused", excused);
        }
        Optional.ofNullable(gate.get("excused")).ifPresent(count -> found.put("excused", count));
        found.putAll(local(summary));
        expected.putAll(oracle.local());
        assertThat(found).as("seed %s: %s", seed, oracle.drawn()).isEqualTo(expected);
        requireEntries(oracle, map(summary, "local"));
        oracle.told().ifPresent(told -> assertThat(told(gate))
                .as("seed %s: %s", seed, oracle.drawn())
                .isEqualTo(told));
    }

    private static void requireSame(int seed, VerdictOracle verdict, Path project) throws IOException {
        Map<String, Object> summary = summary(project);
        Map<String, Object> server = summary.containsKey("server") ? map(summary, "server") : Map.of();
        Map<String, Object> expected = new TreeMap<>();
        verdict.lists().forEach((name, sets) -> expected.put(name, List.copyOf(new TreeSet<>(sets))));
        Map<String, Object> found = new TreeMap<>();
        for (String name : List.of("failing", "warning", "newFailing")) {
            if (server.containsKey(name)) {
                found.put(name, texts(server, name));
            }
        }
        for (String name : List.of("baseline", "accepted")) {
            if (server.containsKey(name)) {
                found.put(name + ".failing", texts(map(server, name), "failing"));
                found.put(name + ".warning", texts(map(server, name), "warning"));
            }
        }
        assertThat(found).as("seed %s", seed).isEqualTo(expected);
    }

    /** {@code local} of a summary, and what it has of the artifacts, as the oracle has it. */
    private static Map<String, Object> local(Map<String, Object> summary) {
        Map<String, Object> artifacts = map(summary, "artifacts");
        Map<String, Object> local = map(summary, "local");
        Map<String, Object> found = new TreeMap<>();
        found.put("results", Objects.requireNonNull(artifacts.get("results")));
        found.put("statuses", map(artifacts, "statuses"));
        for (String name : List.of("failing", "warning")) {
            Map<String, Set<String>> entities = new TreeMap<>();
            objects(local, name)
                    .forEach(entity -> entities.put(
                            id(entity),
                            objects(entity, "tests").map(RulesOracleTest::id).collect(Collectors.toSet())));
            found.put(name, entities);
        }
        Stream.of("failing", "warning").flatMap(name -> objects(local, name)).forEach(entity -> {
            Map<String, Boolean> isNew = new TreeMap<>();
            Optional.ofNullable(entity.get("new")).ifPresent(flag -> isNew.put("itself", (Boolean) flag));
            objects(entity, "tests")
                    .filter(test -> test.containsKey("new"))
                    .forEach(test -> isNew.put(id(test), (Boolean) test.get("new")));
            if (!isNew.isEmpty()) {
                found.put("new " + id(entity), isNew);
            }
        });
        found.put("errored", objects(local, "errored").map(RulesOracleTest::id).collect(Collectors.toSet()));
        found.put("skippedTests", Objects.requireNonNull(local.get("skippedTests")));
        found.put("testedEntities", Objects.requireNonNull(local.get("testedEntities")));
        if (local.containsKey("known")) {
            found.put(
                    "known",
                    objects(local, "known")
                            .collect(Collectors.toMap(
                                    RulesOracleTest::id, test -> Set.copyOf(texts(test, "entities")))));
        }
        return found;
    }

    /** Each excused test has the reason and the end of an entry that excuses it. */
    private static void requireEntries(RulesOracle oracle, Map<String, Object> local) {
        if (local.containsKey("known")) {
            objects(local, "known").forEach(test -> assertThat(oracle.excusing(oracle.test(id(test))))
                    .extracting(Entry::reason, entry -> entry.until().toString())
                    .contains(Tuple.tuple(test.get("reason"), test.get("until"))));
        }
    }

    private static List<Set<Integer>> told(Map<String, Object> gate) {
        List<String> notes = gate.containsKey("notes") ? texts(gate, "notes") : List.of();
        return TOLD.stream()
                .map(words -> {
                    Set<Integer> entries = new TreeSet<>();
                    notes.stream()
                            .filter(note -> note.matches("\\d+ known failures? " + words + ".*"))
                            .forEach(note -> {
                                Matcher line = LINE.matcher(note);
                                while (line.find()) {
                                    entries.add(Integer.parseInt(line.group(1)) - 2);
                                }
                            });
                    return entries;
                })
                .toList();
    }

    // How it is played.

    private static String validated(GivenRun run, Path project) throws Exception {
        try {
            run.begun(Beginning.CHECK).validate();
            assertThat(verdict(project)).isEqualTo("passed");
        } catch (BuildFailsException e) {
            assertThat(verdict(project)).isEqualTo("failed");
        } catch (ArtifactException e) {
            assertThat(e).hasMessageContaining("secoda.baseline");
            return "refused";
        }
        return verdict(project);
    }

    private static Said published(DrawnRules drawn, OracleScript script, Path project) throws Exception {
        PlayedTime time = new PlayedTime();
        PlayedServer server = script.server(time).beforeUpload(() -> PublishOracleTest.baseline(script.given()));
        GivenRun run = given("publish", project, drawn, gate(drawn, script));
        run.host.clock = Optional.of(time);
        run.host.pause = Optional.of(time);
        run.played = Optional.of(server);
        run.waiting = script.waiting();
        return PublishOracleTest.published(run, script, time, server, project);
    }

    private static OracleScript script(int seed, RulesOracle oracle) {
        OracleScript any = OracleScript.random(seed);
        Given given = oracle.given(any.given());
        NavigableMap<Long, Optional<Sets>> answers = new TreeMap<>(any.answers());
        NavigableMap<Long, Optional<Optional<String>>> lastRuns = new TreeMap<>(any.lastRuns());
        if (seed % 2 == 0) {
            answers.put(30L, Optional.of(DrawnRules.answer(seed, given.failingTests(), given.warningTests())));
            answers.tailMap(30L, false).clear();
            lastRuns.put(31L, Optional.of(Optional.of("after")));
            lastRuns.tailMap(31L, false).clear();
        }
        return new OracleScript(given, lastRuns, answers, any.accepts(), any.latency());
    }

    private static GateSettings gate(DrawnRules drawn, OracleScript script) {
        GateSettings drawnToo = script.gate();
        GateSettings gate = gate(drawn, drawnToo.failFast(), drawnToo.onDisagreement());
        return new GateSettings(
                gate.thresholds(),
                gate.failOn(),
                gate.failFast(),
                drawnToo.passFast(),
                gate.onRunErrors(),
                gate.onNothingTested(),
                gate.onUnknownStatus(),
                gate.onDisagreement());
    }

    private static GateSettings gate(DrawnRules drawn, boolean failFast, Reaction onDisagreement) {
        DrawnRules.Limits limits = drawn.limits();
        return new GateSettings(
                new Thresholds(
                        Limit.parse(limits.maxFailing()),
                        Limit.parse(limits.maxWarning()),
                        Limit.parse(limits.maxSkipped())),
                limits.failOn(),
                failFast,
                false,
                limits.onRunErrors(),
                limits.onNothingTested(),
                limits.onUnknownStatus(),
                onDisagreement);
    }

    private static GivenRun given(String goal, Path project, DrawnRules drawn, GateSettings gate) throws Exception {
        GivenRun run = begun(goal, project, drawn, gate);
        run.host.now = PlayedTime.START;
        write(drawn, drawn.steps(), Files.createDirectories(project.resolve("target")));
        run.runResults = drawn.steps().stream().map(Step::file).collect(Collectors.joining(", "));
        run.knownFailures = knownFailures(drawn, project.resolve(KnownFailuresFile.NAME));
        run.baseline = baseline(goal, project, drawn);
        return run;
    }

    private static GivenRun begun(String goal, Path project, DrawnRules drawn, GateSettings gate) {
        GivenRun run = new GivenRun(new PlayedHost(goal, project));
        run.integrationId = Optional.of(PlayedServer.ID.value());
        run.wholeGate = Optional.of(gate);
        run.reports = Set.of(ReportKind.JSON);
        run.history = drawn.from().hasHistory() ? Optional.of(project.resolveSibling("history")) : Optional.empty();
        return run;
    }

    /** Has the runs before leave what the baseline is read from. */
    private static Optional<BaselineSetting> baseline(String goal, Path project, DrawnRules drawn) throws Exception {
        Path before = project;
        for (int i = 0; i < drawn.earlier().size(); i++) {
            before = project.resolveSibling("before" + i);
            Path target = Files.createDirectories(before.resolve("target"));
            write(drawn, List.of(drawn.earlier().get(i).step()), target);
            if (drawn.from() != From.DIRECTORY) {
                judge(goal, before, drawn, drawn.earlier().get(i));
            }
        }
        return switch (drawn.from()) {
            case NOTHING, NOTHING_BUT_HISTORY -> Optional.empty();
            case SUMMARY -> file(before.resolve("target/secoda/secoda.json"));
            case DIRECTORY -> file(before.resolve("target"));
            default ->
                Optional.of(new BaselineSetting(
                        BaselineSetting.Kind.valueOf(drawn.from().name()), project.resolveSibling("history")));
        };
    }

    private static Optional<BaselineSetting> file(Path path) {
        return Optional.of(new BaselineSetting(BaselineSetting.Kind.FILE, path));
    }

    /** Nothing but a model that dbt could not build fails it. */
    private static void judge(String goal, Path project, DrawnRules drawn, Earlier earlier) throws Exception {
        GateSettings gate = new GateSettings(
                new Thresholds(Limit.of(-1), Limit.of(-1), Limit.of(-1)),
                FailOn.ANY,
                false,
                false,
                Reaction.FAIL,
                GateSettings.OnNothingTested.IGNORE,
                Reaction.IGNORE,
                Reaction.IGNORE);
        GivenRun run = begun(goal, project, drawn, gate);
        run.host.now = earlier.step().generatedAt().plus(Duration.ofMinutes(1));
        FailingTests other = OracleScript.answer(DrawnRules.IN_SECODA_BEFORE);
        PlayedTime time = new PlayedTime();
        run.played = Optional.of(new PlayedServer(time).answer(0, other).beforeUpload(() -> other));
        run.waiting = WaitSettings.USUAL;
        boolean passed = true;
        try {
            if (goal.equals("publish")) {
                run.begun(Beginning.PUBLISH).publish();
            } else {
                run.begun(Beginning.CHECK).validate();
            }
        } catch (BuildFailsException e) {
            passed = false;
        }
        assertThat(passed).isEqualTo(earlier.passed());
    }

    // What is written.

    private static KnownFailures knownFailures(DrawnRules drawn, Path file) throws Exception {
        if (drawn.known().isEmpty()) {
            return KnownFailures.NONE;
        }
        StringBuilder list = new StringBuilder("known-failures:\n");
        for (Entry entry : drawn.known().get()) {
            list.append(entry.fits().entrySet().stream()
                    .map(fits -> fits.getKey() + ": '" + fits.getValue() + "'")
                    .collect(Collectors.joining(
                            ", ", "- {", ", reason: " + entry.reason() + ", until: " + entry.until() + "}\n")));
        }
        return KnownFailuresFile.read(Files.writeString(file, list)).orElseThrow();
    }

    private static void write(DrawnRules drawn, List<Step> steps, Path target) throws IOException {
        for (Step step : steps) {
            Map<String, Object> file = new HashMap<>(metadata("run-results/v6", step));
            file.put(
                    "results",
                    step.statuses().entrySet().stream()
                            .map(RulesOracleTest::result)
                            .toList());
            file.put("args", Map.of("which", "build", "select", List.of("a")));
            Files.writeString(target.resolve(step.file()), JSON.std.asString(file));
        }
        Map<String, Object> nodes = new TreeMap<>();
        Map<String, Object> sources = new TreeMap<>();
        Map<String, Object> unitTests = new TreeMap<>();
        drawn.nodes()
                .forEach(node -> (node.type().equals("source") ? sources : nodes).put(node.uniqueId(), node(node)));
        drawn.tests().stream()
                .filter(DrawnTest::inManifest)
                .forEach(test -> (test.id().startsWith("unit_") ? unitTests : nodes).put(test.id(), test(test)));
        Map<String, Object> manifest = new HashMap<>(metadata("manifest/v12", steps.get(0)));
        manifest.putAll(Map.of("nodes", nodes, "sources", sources, "unit_tests", unitTests));
        Files.writeString(target.resolve("manifest.json"), JSON.std.asString(manifest));
    }

    private static Map<String, Object> metadata(String schema, Step step) {
        return Map.of(
                "metadata",
                Map.of(
                        "dbt_schema_version",
                        "https://schemas.getdbt.com/dbt/" + schema + ".json",
                        "dbt_version",
                        "1.11.7",
                        "project_name",
                        "shop",
                        "invocation_id",
                        step.file(),
                        "generated_at",
                        step.generatedAt().toString()));
    }

    private static Map<String, Object> result(Map.Entry<String, String> result) {
        return Map.of("unique_id", result.getKey(), "status", result.getValue(), "timing", List.of());
    }

    private static Map<String, Object> node(Node node) {
        return Map.of(
                "resource_type", node.type(),
                "name", node.name(),
                "package_name", node.packageName(),
                "original_file_path", node.path(),
                "tags", node.tags());
    }

    private static Map<String, Object> test(DrawnTest test) {
        Map<String, Object> json = new HashMap<>(node(test.node()));
        json.put("depends_on", Map.of("nodes", test.dependsOn()));
        test.attached().ifPresent(node -> json.put("attached_node", node));
        return json;
    }

    // What is read.

    private static Map<String, Object> summary(Path project) throws IOException {
        return JSON.std.mapFrom(Files.readString(project.resolve("target/secoda/secoda.json")));
    }

    private static String verdict(Path project) throws IOException {
        return String.valueOf(map(summary(project), "gate").get("verdict"));
    }

    private static Map<String, Object> map(Map<String, Object> json, String name) {
        return map(json.get(name));
    }

    private static Map<String, Object> map(@Nullable Object json) {
        Map<String, Object> map = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(json))
                .forEach((key, value) -> map.put(String.valueOf(key), Objects.requireNonNull(value)));
        return map;
    }

    private static Stream<Map<String, Object>> objects(Map<String, Object> json, String name) {
        return ((Collection<?>) Objects.requireNonNull(json.get(name))).stream().map(RulesOracleTest::map);
    }

    private static List<String> texts(Map<String, Object> json, String name) {
        return ((Collection<?>) Objects.requireNonNull(json.get(name)))
                .stream().map(String::valueOf).sorted().toList();
    }

    private static String id(Map<String, Object> json) {
        return String.valueOf(json.get("uniqueId"));
    }
}
