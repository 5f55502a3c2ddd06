package co.secoda.gate.names;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** A run of a few tests and an answer of Secoda, both drawn by a seed. */
final class DrawnAnswer {
    static final String FOREIGN = "another.project.table";
    /** The table that each node is: a source may be that of a model, and two may differ in case alone. */
    static final Map<String, String> NODES = new TreeMap<>(Map.of(
            "model.shop.orders", "shop.main.orders",
            "model.shop.customers.v2", "shop.main.customers_v2",
            "model.shop.läden", "shop.main.läden",
            "seed.shop.regions", "shop.main.regions",
            "snapshot.shop.prices", "shop.past.prices",
            "source.shop.raw.orders", "shop.main.orders",
            "source.shop.raw.payments", "shop.raw.payments",
            "model.shop.twin", "shop.main.twin",
            "model.shop.TWIN", "shop.main.TWIN"));

    private static final int MOST_OF_A_KIND = 5;
    private static final List<String> STATUSES =
            List.of("pass", "pass", "warn", "fail", "error", "Fail", "skipped", "reused", "no such status");

    final List<DrawnTest> tests = new ArrayList<>();
    /** The tables that fail in Secoda. */
    final List<String> failing = new ArrayList<>();
    /** The tables that warn there. */
    final List<String> warning = new ArrayList<>();

    private final Map<String, Object> nodes = new LinkedHashMap<>();
    private final Random random;

    /**
     * A test of the run.
     *
     * @param status as dbt spells it, or not
     * @param entities what it speaks of; itself if that is nothing
     */
    record DrawnTest(String id, String status, List<String> entities) {}

    DrawnAnswer(long seed) {
        random = new Random(seed);
        NODES.forEach((id, table) -> nodes.put(id, node(table)));
        int number = random.nextInt(6);
        for (int i = 0; i < number; i++) {
            drawTest((random.nextInt(6) == 0 ? "unit_test.shop.t" : "test.shop.t") + i);
        }
        for (String table : new TreeSet<>(NODES.values())) {
            draw(table);
        }
        draw(FOREIGN);
    }

    private static Map<String, Object> node(String table) {
        String[] parts = table.split("\\.", -1);
        return Map.of("database", parts[0], "schema", parts[1], "alias", parts[2]);
    }

    private void drawTest(String id) {
        List<String> some = new ArrayList<>(NODES.keySet());
        Collections.shuffle(some, random);
        List<String> several = some.subList(0, 1 + random.nextInt(3));
        switch (random.nextInt(5)) {
            case 0 -> add(id, Map.of("attached_node", some.get(0), "depends_on", on(several)), some.subList(0, 1));
            case 1, 2 -> add(id, Map.of("depends_on", on(several)), several);
            case 3 -> add(id, Map.of("depends_on", on(List.of("metric.shop.m"))), List.of(id));
            default -> tests.add(new DrawnTest(id, status(), List.of(id))); // the manifest doesn't have it
        }
    }

    private static Map<String, Object> on(List<String> parents) {
        return Map.of("nodes", parents);
    }

    private void add(String id, Map<String, Object> node, List<String> entities) {
        nodes.put(id, node);
        tests.add(new DrawnTest(id, status(), entities));
    }

    private String status() {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    private void draw(String table) {
        List<String> kind = random.nextBoolean() ? failing : warning;
        if (random.nextInt(3) > 0 && kind.size() < MOST_OF_A_KIND) {
            kind.add(table);
        }
    }

    /** What the catalogue says of the tables, with each table as its id. */
    EntityNames names() {
        Map<String, SecodaEntity> entities = new LinkedHashMap<>();
        Stream.of(failing, warning)
                .flatMap(List::stream)
                .forEach(table -> entities.put(
                        table, new SecodaEntity(table, spelled(table), Optional.of("table"), List.of(), List.of())));
        return new EntityNames(entities.keySet(), entities, "");
    }

    /** In any case, but for those that differ in case alone. */
    private String spelled(String table) {
        boolean asItIs = table.equalsIgnoreCase("shop.main.twin") || random.nextBoolean();
        String cased = asItIs ? table : table.toUpperCase(Locale.ROOT);
        return random.nextBoolean() ? cased : '"' + cased.replace(".", "\".\"") + '"';
    }

    DbtRun readIn(Path directory) throws IOException, ArtifactException {
        List<?> results = tests.stream()
                .map(test -> Map.of("unique_id", test.id(), "status", test.status()))
                .toList();
        ArtifactPaths pair = new ArtifactPaths(
                write(directory.resolve("manifest.json"), "manifest/v12", "nodes", nodes),
                write(directory.resolve("run_results.json"), "run-results/v6", "results", results));
        Set<Part> kept = random.nextBoolean() ? Set.of() : Set.of(Part.TIMELINE);
        return new DbtRunReader().keeping(kept).read(pair);
    }

    private static Path write(Path file, String schema, String key, Object content) throws IOException {
        Map<String, Object> metadata = Map.of(
                "dbt_schema_version", "https://schemas.getdbt.com/dbt/" + schema + ".json",
                "dbt_version", "1.11.7",
                "invocation_id", "one",
                "generated_at", "2026-03-01T10:00:00Z");
        return Files.writeString(file, JSON.std.asString(Map.of("metadata", metadata, key, content)));
    }
}
