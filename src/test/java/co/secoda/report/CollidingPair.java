package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.jr.ob.JSON;

/**
 * Pairs of artifacts drawn from few names, so that packages, versions, sources and tests are called alike: a package
 * has the name of a model, a version that of a package, and tests differ in a column, an argument, a filter or only a
 * hash.
 */
final class CollidingPair {
    private static final List<String> PACKAGES = List.of("shop", "stripe", "orders");
    private static final List<String> NAMES = List.of("orders", "charges", "stripe", "v1");
    private static final List<String> TESTS = List.of("not_null", "is_true", "orders", "stripe.charges");
    private static final List<String> VALUES = List.of("> 0", "= 0", "a.b", "a_b");

    private final Random random;
    private final Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();
    private final Map<String, Object> metadata;

    CollidingPair(long seed) {
        this.random = new Random(seed);
        this.metadata = metadata("manifest/v12");
        if (random.nextInt(4) > 0) {
            metadata.put("project_name", "shop");
        }
        for (int i = 0; i < 7; i++) {
            addEntity();
        }
        List<String> entities = List.copyOf(nodes.keySet());
        for (int i = 0; i < 9; i++) {
            addTest(entities.get(random.nextInt(entities.size())));
        }
    }

    private void addEntity() {
        String owner = one(PACKAGES) + "." + one(NAMES);
        String id =
                switch (random.nextInt(4)) {
                    case 0 -> "source." + owner + "." + one(NAMES);
                    case 1 -> "seed." + owner;
                    case 2 -> "model." + owner + ".v" + (1 + random.nextInt(2));
                    default -> "model." + owner;
                };
        List<String> others = List.copyOf(nodes.keySet());
        List<String> parents = others.isEmpty() ? List.of() : List.of(one(others));
        put(id, Map.of("depends_on", Map.of("nodes", parents)));
    }

    private void addTest(String entity) {
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("attached_node", entity);
        String id = "test." + one(PACKAGES) + "." + one(TESTS);
        if (random.nextInt(3) == 0) {
            id = "unit_test." + one(PACKAGES) + "." + one(NAMES) + "." + one(TESTS);
        } else if (random.nextInt(4) > 0) {
            id += "." + "%010x".formatted(random.nextInt(1 << 20));
            test.put("column_name", one(VALUES));
            test.put("test_metadata", Map.of("kwargs", Map.of("expression", one(VALUES), "min", random.nextInt(2))));
            test.put("config", Map.of("where", one(VALUES)));
        }
        put(id, test);
    }

    private void put(String id, Map<String, Object> members) {
        Map<String, Object> node = new LinkedHashMap<>(members);
        node.put("resource_type", id.substring(0, id.indexOf('.')));
        node.put("name", id.substring(id.lastIndexOf('.') + 1));
        node.put("original_file_path", "models/all.yml");
        nodes.put(id, node);
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** All that the manifest has. */
    Set<String> ids() {
        return nodes.keySet();
    }

    /** Writes the same manifest in an order of its own with other results, and reads the pair. */
    DbtRun ranIn(Path directory) throws IOException, ArtifactException {
        Map<String, Object> shuffled = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(nodes.keySet());
        Collections.shuffle(order, random);
        order.forEach(id -> shuffled.put(id, nodes.get(id)));
        List<Object> results = new ArrayList<>();
        Collections.shuffle(order, random);
        order.stream().filter(id -> !id.startsWith("source.")).forEach(id -> results.add(result(id)));
        Path manifest = directory.resolve("manifest.json");
        Path runResults = directory.resolve("run_results.json");
        Files.writeString(manifest, JSON.std.asString(Map.of("metadata", metadata, "nodes", shuffled)));
        Files.writeString(
                runResults,
                JSON.std.asString(
                        Map.of("metadata", metadata("run-results/v6"), "results", results, "args", Map.of())));
        return new DbtRunReader().read(new ArtifactPaths(manifest, runResults));
    }

    private Map<String, Object> result(String id) {
        List<String> statuses = id.contains("test.")
                ? List.of("fail", "error", "warn", "pass", "skipped")
                : List.of("success", "success", "error");
        int second = random.nextInt(60);
        return Map.of(
                "unique_id",
                id,
                "status",
                one(statuses),
                "message",
                "",
                "timing",
                List.of(Map.of(
                        "started_at", "2026-09-14T05:30:%02dZ".formatted(second),
                        "completed_at", "2026-09-14T05:31:%02dZ".formatted(second))));
    }

    private static Map<String, Object> metadata(String schema) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("dbt_schema_version", "https://schemas.getdbt.com/dbt/" + schema + ".json");
        metadata.put("invocation_id", "one");
        metadata.put("generated_at", "2026-09-14T05:40:00Z");
        return metadata;
    }
}
