package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.secoda.dbt.artifact.ArtifactException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class UnitedResultsTest {
    private static final Path SHOP = Path.of("examples/shop/dbt-target/run_results.json");
    private static final Path SCHEMA = Path.of("../shared/schemas/run-results_v6.json");

    @TempDir
    private Path directory;

    /** The rule in its plainest form, on trees: of each node the result of the newest file that has one. */
    @Test
    void of_each_node_the_newest_file_counts_however_they_are_named() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            List<Path> files = new ArrayList<>();
            Map<String, Object> rule = new HashMap<>();
            int count = 2 + random.nextInt(3);
            for (int minute = 0; minute < count; minute++) {
                List<String> results = new ArrayList<>();
                for (int node = 0; node < 8; node++) {
                    if (random.nextInt(3) > 0) {
                        results.add(Artifacts.result(
                                "test.shop.t" + node,
                                random.nextBoolean() ? "pass" : "fail",
                                "\"message\": \"é\\u00e9 " + "x".repeat(random.nextInt(9_000))
                                        + "\", \"failures\": 1e0"));
                    }
                }
                Collections.shuffle(results, random);
                Path file = file("r" + round + "-" + minute, minute, "1.25", results);
                files.add(file);
                for (Object result : results(file)) {
                    rule.put(id(result), result);
                }
            }
            Collections.shuffle(files, random);

            UnitedResults united = unite(files);

            Map<String, Object> found = new HashMap<>();
            results(united.path())
                    .forEach(result -> assertThat(found.put(id(result), result)).isNull());
            assertThat(found).isEqualTo(rule);
            assertThat(united.parts().stream()
                            .mapToInt(UnitedResults.UnitedFile::counting)
                            .sum())
                    .isEqualTo(rule.size());
            Map<String, Object> document = JSON.std.mapFrom(Files.readString(united.path()));
            assertThat(document.get("metadata"))
                    .isEqualTo(JSON.std.mapFrom(Artifacts.metadata("run-results/v6", time(count - 1))));
            assertThat(String.valueOf(document.get("elapsed_time"))).isEqualTo(String.valueOf(1.25 * count));
        }
    }

    @Test
    void without_times_the_last_that_is_named_is_the_newest() throws Exception {
        String metadata = "{\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/run-results/v6.json\"}";
        Path first = Files.writeString(directory.resolve("a.json"), document(metadata, "", result("pass")));
        Path second = file("b", 5, "1", List.of(result("fail")));

        assertThat(statuses(unite(List.of(first, second)))).containsExactly("fail");
        assertThat(statuses(unite(List.of(second, first)))).containsExactly("pass");
    }

    @Test
    void results_stay_byte_for_byte_also_gzipped_ones_and_those_of_any_length() throws Exception {
        String long1 = Artifacts.result(
                "model.shop.a",
                "success",
                "\"x\\ud800\": 1.50, \"compiled_code\": \"" + "\\u00e9\\n".repeat(400_000) + "\"");
        String long2 = Artifacts.result("model.shop.b", "success", "\"message\" : NaN, \"failures\":1E+2");
        Path first = file("a", 1, "1", List.of(long1, result("pass")));
        Path packed = directory.resolve("b.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(file("b", 2, "2", List.of(result("fail"), long2))));
        }
        Files.delete(directory.resolve("b.json"));

        String union = Files.readString(unite(List.of(packed, first)).path());

        assertThat(union)
                .isEqualTo(document(
                        Artifacts.metadata("run-results/v6", time(2)),
                        "3.000",
                        long1 + ", " + result("fail") + ", " + long2));
    }

    @Test
    void files_without_results_unite_too() throws Exception {
        UnitedResults united = unite(List.of(file("a", 1, "1", List.of()), file("b", 2, "1", List.of())));
        assertThat(results(united.path())).isEmpty();
    }

    @Test
    void the_file_that_can_not_be_used_is_named() throws Exception {
        Path good = file("a", 1, "1", List.of(result("pass")));
        Path twice = file("b", 2, "1", List.of(result("pass"), result("fail")));
        Path cut = Files.writeString(directory.resolve("c.json"), "{\"metadata\": {");
        Path older = Files.writeString(
                directory.resolve("d.json"), document(Artifacts.metadata("run-results/v5", time(0)), "1", ""));

        refused(good, twice, twice + ", line 1", "says something else than the first");
        refused(good, cut, cut + ", line 1");
        refused(good, older, older + " and " + good + " have different schemas");
        assertThat(directory.resolve("union.json")).doesNotExist();
    }

    @Test
    void problems_name_the_file() throws Exception {
        Path first = file("a", 1, "1", List.of(result("pass"), Artifacts.result("model.shop.gone", "cancelled")));
        Path second = Files.writeString(
                directory.resolve("b.json"),
                document(Artifacts.metadata("run-results/v6", time(2)), "1", Artifacts.result("test.shop.u", "pass"))
                        .replace("\"which\"", "\"empty\": true, \"which\""));
        Path manifest = new Artifacts(directory)
                .withNodes(Artifacts.test("t", "\"a\": 1"), Artifacts.test("u", "\"a\": 1"))
                .write()
                .manifest();

        DbtRun run = new DbtRunReader().read(manifest, unite(List.of(first, second)));

        assertThat(run.problems())
                .extracting(Problem::sentence)
                .anyMatch(sentence -> sentence.contains("such as \"model.shop.gone\" of " + first))
                .anyMatch(sentence -> sentence.contains("first \"model.shop.gone\" of " + first))
                .anyMatch(sentence -> sentence.startsWith(second + " is of a dbt command with --empty"));
        assertThat(run.caveats().empty()).isTrue();
        assertThat(run.runResults().unitedFrom()).hasSize(2);
    }

    @Test
    void the_union_holds_dbts_schema() throws Exception {
        assumeTrue(Files.exists(SCHEMA), "dbt's schemas are not beside this checkout, in " + SCHEMA);
        Path later = Files.writeString(
                directory.resolve("later.json"), Files.readString(SHOP).replace("\"pass\"", "\"warn\""));

        UnitedResults united = unite(List.of(SHOP, later));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(SCHEMA))
                        .validate(Files.readString(united.path()), InputFormat.JSON))
                .isEmpty();
        assertThat(statuses(united)).contains("warn").doesNotContain("pass");
    }

    private void refused(Path one, Path other, String... words) {
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> unite(List.of(one, other)))
                .satisfies(e -> assertThat(e.getMessage()).contains(words).doesNotContain("\n"));
    }

    private UnitedResults unite(List<Path> files) throws Exception {
        return new DbtRunReader().unite(files, false, directory.resolve("union.json"));
    }

    private Path file(String name, int minute, String elapsed, List<String> results) throws IOException {
        return Files.writeString(
                directory.resolve(name + ".json"),
                document(Artifacts.metadata("run-results/v6", time(minute)), elapsed, String.join(", ", results)),
                StandardCharsets.UTF_8);
    }

    private static String time(int minute) {
        return "2026-03-01T10:%02d:00Z".formatted(minute);
    }

    private static String document(String metadata, String elapsed, String results) {
        return "{\"metadata\": " + metadata + ", \"results\": [" + results + "]"
                + (elapsed.isEmpty() ? "" : ", \"elapsed_time\": " + elapsed) + ", \"args\": {\"which\": \"build\"}}";
    }

    private static String result(String status) {
        return Artifacts.result("test.shop.t", status);
    }

    private static List<String> statuses(UnitedResults united) throws IOException {
        return results(united.path()).stream()
                .map(result -> String.valueOf(((Map<?, ?>) result).get("status")))
                .toList();
    }

    private static List<Object> results(Path file) throws IOException {
        Object results =
                Objects.requireNonNull(JSON.std.mapFrom(Files.readString(file)).get("results"));
        return List.copyOf((List<?>) results);
    }

    private static String id(Object result) {
        return String.valueOf(((Map<?, ?>) result).get("unique_id"));
    }
}
