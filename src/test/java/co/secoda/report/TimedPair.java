package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.jr.ob.JSON;

/** Writes pairs of artifacts whose results have times, on several threads, always the same. */
public final class TimedPair {
    private static final Instant START = Instant.parse("2026-09-14T05:30:00Z");

    private final Map<String, Object> nodes = new LinkedHashMap<>();
    private final List<Object> results = new ArrayList<>();
    private final Random random = new Random(7);
    private final long[] threads;

    private TimedPair(int threads) {
        this.threads = new long[threads];
    }

    /** A pair of so many nodes: models, a fifth of all, each with four tests. */
    public static TimedPair ofNodes(int count, int threads) {
        TimedPair pair = new TimedPair(threads);
        for (int model = 0; model < count / 5; model++) {
            pair.addModel(model);
        }
        return pair;
    }

    /** One model and one test, in all of whose texts this is. */
    public static TimedPair saying(String text, String name) {
        TimedPair pair = new TimedPair(1);
        Map<String, Object> model = pair.node("model.shop." + name, "model", name, List.of());
        model.put("description", text);
        model.put("tags", List.of(text));
        model.put("meta", Map.of("owner", text));
        model.put("schema", text);
        pair.result("model.shop." + name, "success", text, 400);
        pair.node("test.shop." + name, "test", name, List.of("model.shop." + name))
                .put("column_name", text);
        pair.result("test.shop." + name, "fail", text, 300);
        pair.node("model.shop.broken", "model", "broken", List.of());
        pair.result("model.shop.broken", "error", text, 300);
        return pair;
    }

    private void addModel(int number) {
        String name = "fct_orders_of_region_" + number;
        String id = "model.shop." + name;
        node(id, "model", name, number == 0 ? List.of() : List.of("model.shop.fct_orders_of_region_" + number / 2));
        boolean broken = number % 211 == 210;
        result(
                id,
                broken ? "error" : "success",
                broken ? "Database Error: no such column" : "OK",
                60 + random.nextInt(900));
        for (int test = 0; test < 4; test++) {
            String testName =
                    List.of("unique", "not_null", "relationships", "positive").get(test) + "_" + name + "_id";
            String testId = "test.shop." + testName + ".0123456789";
            node(testId, "test", testName, List.of(id));
            boolean fails = (number * 4 + test) % 97 == 96;
            boolean warns = (number * 4 + test) % 71 == 70;
            String status = fails ? "fail" : warns ? "warn" : "pass";
            result(
                    testId,
                    status,
                    fails || warns ? "Got 12 results, configured to fail if != 0" : "",
                    20 + random.nextInt(140));
        }
    }

    private Map<String, Object> node(String id, String type, String name, List<String> dependsOn) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("resource_type", type);
        node.put("name", name);
        node.put("package_name", "shop");
        node.put("original_file_path", "models/marts/" + name + (type.equals("model") ? ".sql" : ".yml"));
        node.put("depends_on", Map.of("nodes", dependsOn));
        nodes.put(id, node);
        return node;
    }

    private void result(String id, String status, String message, int millis) {
        int thread = 0;
        for (int i = 1; i < threads.length; i++) {
            thread = threads[i] < threads[thread] ? i : thread;
        }
        Instant from = START.plusMillis(threads[thread]);
        threads[thread] += millis + 4;
        results.add(Map.of(
                "unique_id",
                id,
                "status",
                status,
                "message",
                message,
                "failures",
                12,
                "thread_id",
                "Thread-" + (thread + 1) + " (worker)",
                "execution_time",
                millis / 1e3,
                "timing",
                List.of(Map.of(
                        "name", "execute",
                        "started_at", from.toString(),
                        "completed_at", from.plusMillis(millis).toString()))));
    }

    /** Writes the pair and reads it. */
    public DbtRun in(Path directory) throws IOException, ArtifactException {
        Files.createDirectories(directory);
        Path manifest = directory.resolve("manifest.json");
        Path runResults = directory.resolve("run_results.json");
        Files.writeString(manifest, JSON.std.asString(Map.of("metadata", metadata("manifest/v12"), "nodes", nodes)));
        Files.writeString(
                runResults,
                JSON.std.asString(Map.of(
                        "metadata", metadata("run-results/v6"), "results", results, "args", Map.of("which", "build"))));
        return new DbtRunReader().read(new ArtifactPaths(manifest, runResults));
    }

    private static Map<String, Object> metadata(String schema) {
        return Map.of(
                "dbt_schema_version", "https://schemas.getdbt.com/dbt/" + schema + ".json",
                "dbt_version", "1.11.7",
                "invocation_id", "1a9ecf8c-5a70-4b2c-a852-eb451483a474",
                "generated_at", "2026-09-14T05:40:00Z");
    }
}
