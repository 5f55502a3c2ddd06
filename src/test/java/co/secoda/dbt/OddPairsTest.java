package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Pairs in which anything may be missing, null, of another type, in another order, or there once more in {@code meta}:
 * each is read, and says what {@link WholePair} finds in it by the rules as they are written down.
 */
class OddPairsTest {
    private static final List<String> IDS = List.of(
            "model.shop.orders",
            "model.shop.orders.v2",
            "model.shop.caf\u00e9 \u8ba2\u5355",
            "source.shop.raw.orders",
            "seed.shop.\\\"q\\\"",
            "snapshot.shop.s",
            "exposure.shop.e",
            "operation.shop.on-run-end-0",
            "weird",
            "test.shop.t1.abc",
            "test.shop.t2.abc",
            "test.shop.t3.abc",
            "test.shop.t4.abc",
            "unit_test.shop.orders.u");

    private static final String DECOY =
            "{\"depends_on\": {\"nodes\": [\"model.shop.decoy\"]}, \"attached_node\": \"model.shop.decoy\","
                    + " \"unique_id\": \"test.shop.decoy\", \"status\": \"fail\", \"metadata\": {}, \"results\": []}";

    private static final List<String> ODD =
            List.of("null", "3", "-1.5e3", "true", "\"\"", "\" \"", "[]", "{}", "[null, {}]", "\"text\"", DECOY);

    private static final List<String> STATUSES = List.of(
            "pass",
            "warn",
            "fail",
            "error",
            "runtime error",
            "skipped",
            "success",
            "no-op",
            "partial success",
            "reused",
            "FAIL",
            "never seen");

    private Path directory = Path.of("");

    @BeforeProperty
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("odd-pairs");
    }

    @AfterProperty
    void deleteDirectory() throws IOException {
        Files.delete(directory.resolve("manifest.json"));
        Files.delete(directory.resolve("run_results.json"));
        Files.delete(directory);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void say_what_the_rules_say(@ForAll("manifests") String manifest, @ForAll("runResults") String runResults)
            throws Exception {
        DbtRun run = new DbtRunReader()
                .read(new ArtifactPaths(
                        Files.writeString(directory.resolve("manifest.json"), manifest),
                        Files.writeString(directory.resolve("run_results.json"), runResults)));

        WholePair whole = WholePair.of(manifest, runResults);
        assertThat(run.failing())
                .extracting(entity -> entity.node().uniqueId())
                .containsExactlyInAnyOrderElementsOf(whole.failing());
        assertThat(run.warning())
                .extracting(entity -> entity.node().uniqueId())
                .containsExactlyInAnyOrderElementsOf(whole.warning());
        assertThat(run.errored())
                .extracting(error -> error.node().uniqueId())
                .containsExactlyElementsOf(whole.errored());
        assertThat(run.skippedTests()).isEqualTo(whole.skippedTests());
        assertThat(run.testedEntities()).isEqualTo(whole.tested().size());
    }

    @Provide
    Arbitrary<String> manifests() {
        Arbitrary<String> sections = Combinators.combine(subset(), subset(), nodes(), odd())
                .as((present, disabled, contents, odd) -> {
                    Map<String, List<String>> members = new HashMap<>();
                    for (int id : present) {
                        members.computeIfAbsent(section(IDS.get(id)), name -> new ArrayList<>())
                                .add("\"" + IDS.get(id) + "\": " + contents.get(id));
                    }
                    members.computeIfAbsent("nodes", name -> new ArrayList<>());
                    List<String> all = new ArrayList<>();
                    members.forEach(
                            (name, entries) -> all.add("\"" + name + "\": {" + String.join(", ", entries) + "}"));
                    all.add("\"metrics\": " + (odd.equals(DECOY) ? "{}" : odd));
                    all.add("\"disabled\": {"
                            + String.join(
                                    ", ",
                                    disabled.stream()
                                            .map(id -> "\"" + IDS.get(id) + "\": [" + contents.get(id) + "]")
                                            .toList())
                            + "}");
                    all.add("\"parent_map\": " + DECOY);
                    all.add("\"metadata\": " + Artifacts.MANIFEST_METADATA);
                    return all;
                })
                .flatMap(Arbitraries::shuffle)
                .map(OddPairsTest::object);
        return Combinators.combine(sections, Arbitraries.of("", "\uFEFF", "\n")).as((json, before) -> before + json);
    }

    private static String section(String id) {
        return switch (id.substring(0, Math.max(id.indexOf('.'), 0))) {
            case "source" -> "sources";
            case "exposure" -> "exposures";
            case "unit_test" -> "unit_tests";
            default -> "nodes";
        };
    }

    private static Arbitrary<List<String>> nodes() {
        Arbitrary<String> parents = id().list().ofMaxSize(4).map(OddPairsTest::array);
        Arbitrary<String> dependsOn = Arbitraries.frequencyOf(
                Tuple.of(6, parents.map(nodes -> "{\"macros\": [\"macro.dbt.x\"], \"nodes\": " + nodes + "}")),
                Tuple.of(1, odd().map(nodes -> "{\"nodes\": " + nodes + "}")),
                Tuple.of(1, odd()));
        Arbitrary<String> node = Combinators.combine(
                        maybe("attached_node", Arbitraries.oneOf(id(), Arbitraries.just("null"), odd())),
                        maybe("depends_on", dependsOn),
                        maybe("meta", odd()),
                        maybe("config", odd().map(odd -> "{\"meta\": " + odd + ", \"severity\": " + odd + "}")),
                        maybe("tags", odd()),
                        maybe("name", odd()),
                        maybe("original_file_path", odd()))
                .as((a, b, c, d, e, f, g) -> List.of(a, b, c, d, e, f, g))
                .flatMap(Arbitraries::shuffle)
                .map(OddPairsTest::object);
        return Arbitraries.frequencyOf(Tuple.of(12, node), Tuple.of(1, odd()))
                .list()
                .ofSize(IDS.size());
    }

    @Provide
    Arbitrary<String> runResults() {
        Arbitrary<String> status = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(STATUSES).map(word -> '"' + word + '"')), Tuple.of(1, odd()));
        Arbitrary<String> result = Combinators.combine(
                        Arbitraries.of(IDS).map(id -> "\"unique_id\": \"" + id + "\""),
                        maybe("status", status),
                        maybe(
                                "failures",
                                Arbitraries.oneOf(odd(), Arbitraries.of("7", "\"7\"", "2.5", "1e300", "NaN"))),
                        maybe("message", odd()),
                        maybe("node", Arbitraries.just(DECOY)))
                .as((a, b, c, d, e) -> List.of(a, b, c, d, e))
                .flatMap(Arbitraries::shuffle)
                .map(OddPairsTest::object);
        return Combinators.combine(
                        result.list()
                                .ofMaxSize(12)
                                .map(OddPairsTest::oneOfEachId)
                                .map(all -> "\"results\": " + array(all)),
                        maybe("args", odd()),
                        maybe("elapsed_time", odd()),
                        Arbitraries.just("\"metadata\": " + Artifacts.RUN_METADATA))
                .as((a, b, c, d) -> List.of(a, b, c, d))
                .flatMap(Arbitraries::shuffle)
                .map(OddPairsTest::object);
    }

    /** A second result of an id that says something else is refused. */
    private static List<String> oneOfEachId(List<String> results) {
        Map<String, String> byId = new LinkedHashMap<>();
        for (String result : results) {
            IDS.stream()
                    .filter(id -> result.contains("\"unique_id\": \"" + id + "\""))
                    .forEach(id -> byId.putIfAbsent(id, result));
        }
        return List.copyOf(byId.values());
    }

    private static Arbitrary<java.util.Set<Integer>> subset() {
        return Arbitraries.integers().between(0, IDS.size() - 1).set();
    }

    private static Arbitrary<String> id() {
        return Arbitraries.of(IDS).map(id -> '"' + id + '"');
    }

    private static Arbitrary<String> odd() {
        return Arbitraries.of(ODD);
    }

    private static Arbitrary<String> maybe(String name, Arbitrary<String> value) {
        return Arbitraries.frequencyOf(
                Tuple.of(5, value.map(json -> '"' + name + "\": " + json)), Tuple.of(1, Arbitraries.just("")));
    }

    private static String object(List<String> members) {
        return "{"
                + String.join(
                        ", ",
                        members.stream().filter(member -> !member.isEmpty()).toList()) + "}";
    }

    private static String array(List<String> elements) {
        return "[" + String.join(", ", elements) + "]";
    }
}
