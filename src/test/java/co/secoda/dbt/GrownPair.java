package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a pair of artifacts of any size, shaped as dbt's own: models first, then their tests, all with SQL.
 *
 * @param models how many models
 * @param testsPerModel how many tests each of them has
 * @param sqlCharacters about how much SQL a model carries, twice; tests and results carry less
 * @param failEvery every so many tests one fails; 0 for none
 */
record GrownPair(int models, int testsPerModel, int sqlCharacters, int failEvery) {
    private static final String SQL_LINE =
            "select customer_id, sum(amount) as total\\n    from \\\"raw\\\".\\\"shop\\\".\\\"orders\\\" where paid\\n";

    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final int THREADS = 8;

    /** About 480 MB of manifest and 160 MB of run results, with 190,000 nodes. */
    static GrownPair big() {
        return new GrownPair(63_300, 2, 1_800, 500);
    }

    ArtifactPaths write(Path directory) throws IOException {
        ArtifactPaths paths =
                new ArtifactPaths(directory.resolve("manifest.json"), directory.resolve("run_results.json"));
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(paths.manifest()), 1 << 16)) {
            writeManifest(out);
        }
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(paths.runResults()), 1 << 16)) {
            writeRunResults(out);
        }
        return paths;
    }

    int tests() {
        return models * testsPerModel;
    }

    int failing() {
        return failEvery == 0 ? 0 : tests() / failEvery;
    }

    private void writeManifest(Writer out) throws IOException {
        out.write("{\"metadata\": " + Artifacts.MANIFEST_METADATA + ", \"nodes\": {");
        for (int number = 0; number < models; number++) {
            out.write((number == 0 ? "" : ", ") + model(number));
        }
        for (int number = 0; number < tests(); number++) {
            out.write(", " + test(number));
        }
        out.write("}, \"sources\": {}, \"macros\": {}, \"parent_map\": {");
        for (int number = 0; number < tests(); number++) {
            out.write((number == 0 ? "" : ", ") + "\"%s\": [\"%s\"]".formatted(testId(number), modelOf(number)));
        }
        out.write("}, \"unit_tests\": {}}");
    }

    private void writeRunResults(Writer out) throws IOException {
        out.write("{\"metadata\": " + Artifacts.RUN_METADATA + ", \"results\": [");
        for (int number = 0; number < models; number++) {
            out.write((number == 0 ? "" : ", ") + result(number, modelId(number), "success", "\"SUCCESS 1\"", "null"));
        }
        for (int number = 0; number < tests(); number++) {
            boolean fails = failEvery > 0 && (number + 1) % failEvery == 0;
            out.write(", "
                    + (fails
                            ? result(
                                    models + number,
                                    testId(number),
                                    "fail",
                                    "\"Got 2 results, configured to fail if != 0\"",
                                    "2")
                            : result(models + number, testId(number), "pass", "null", "0")));
        }
        out.write("], \"elapsed_time\": 12.5, \"args\": {\"which\": \"build\"}}");
    }

    private String model(int number) {
        return "\"%s\": {\"database\": \"shop\", \"schema\": \"main\", \"name\": \"%s\", \"resource_type\": \"model\", "
                        .formatted(modelId(number), modelName(number))
                + "\"original_file_path\": \"models/marts/%s.sql\", \"unique_id\": \"%s\", "
                        .formatted(modelName(number), modelId(number))
                + "\"config\": {\"enabled\": true, \"tags\": [], \"meta\": {}, \"materialized\": \"table\"}, "
                + "\"columns\": {\"customer_id\": {\"name\": \"customer_id\", \"description\": \"Who paid\"}}, "
                + "\"raw_code\": \"%s\", \"compiled_code\": \"%s\", ".formatted(sql(1), sql(1))
                + "\"depends_on\": {\"macros\": [], \"nodes\": [%s]}}".formatted(parents(number));
    }

    /** A source, and up to two models, so that some chains are long. */
    private String parents(int number) {
        return Stream.of(
                        Stream.of("source.shop.raw.orders"),
                        Stream.of(number - 1, number / 3)
                                .filter(parent -> number % 20 > 0 && parent >= 0)
                                .distinct()
                                .map(GrownPair::modelId))
                .flatMap(ids -> ids)
                .map(id -> '"' + id + '"')
                .collect(Collectors.joining(", "));
    }

    private String test(int number) {
        return "\"%s\": {\"test_metadata\": {\"name\": \"not_null\", \"kwargs\": {\"column_name\": \"customer_id\"}}, "
                        .formatted(testId(number))
                + "\"name\": \"%s\", \"resource_type\": \"test\", \"original_file_path\": \"models/schema.yml\", "
                        .formatted(testName(number))
                + "\"config\": {\"enabled\": true, \"severity\": \"ERROR\", \"tags\": []}, "
                + "\"compiled_code\": \"%s\", ".formatted(sql(3))
                + "\"depends_on\": {\"macros\": [\"macro.dbt.test_not_null\"], \"nodes\": [\"%s\"]}, "
                        .formatted(modelOf(number))
                + "\"column_name\": \"customer_id\", \"attached_node\": \"%s\"}".formatted(modelOf(number));
    }

    private String result(int number, String uniqueId, String status, String message, String failures) {
        return "{\"status\": \"%s\", \"timing\": [%s, %s], "
                        .formatted(status, timing("compile", number, 0, 40), timing("execute", number, 41, 250))
                + "\"thread_id\": \"Thread-%d\", \"execution_time\": 0.25, \"adapter_response\": {\"_message\": \"OK\"}, "
                        .formatted(number % THREADS + 1)
                + "\"message\": %s, \"failures\": %s, \"unique_id\": \"%s\", ".formatted(message, failures, uniqueId)
                + "\"compiled\": true, \"compiled_code\": \"%s\", \"relation_name\": null}".formatted(sql(4));
    }

    private static String timing(String name, int number, int fromMillis, int toMillis) {
        Instant start = FIRST.plusMillis(number * 20L);
        return "{\"name\": \"%s\", \"started_at\": \"%s\", \"completed_at\": \"%s\"}"
                .formatted(name, start.plusMillis(fromMillis), start.plusMillis(toMillis));
    }

    private String sql(int part) {
        return SQL_LINE.repeat(sqlCharacters / part / SQL_LINE.length());
    }

    private static String modelName(int number) {
        return "customer_orders_by_region_" + number;
    }

    private static String modelId(int number) {
        return "model.shop." + modelName(number);
    }

    private String modelOf(int test) {
        return modelId(test / testsPerModel);
    }

    private String testName(int number) {
        return "not_null_" + modelName(number / testsPerModel) + "_customer_id_" + number;
    }

    private String testId(int number) {
        return "test.shop." + testName(number) + ".a1b2c3d4e5";
    }
}
