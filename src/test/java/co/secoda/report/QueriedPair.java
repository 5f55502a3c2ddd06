package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.location.DbtProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/** A pair of artifacts of a run in which one test of a model failed, and another model was not built. */
public final class QueriedPair {
    /** Where dbt says that it wrote the test's query. */
    public static final String PATH = "target/compiled/shop/unique.sql";

    private final Map<String, Object> test = node("unique", "models/orders.yml");

    private QueriedPair() {
        test.put("attached_node", "model.shop.orders");
        test.put("compiled_path", PATH);
    }

    /** One whose test says nothing of its query but where it is. */
    public static QueriedPair ofPath(String compiledPath) {
        QueriedPair pair = new QueriedPair();
        pair.test.put("compiled_path", compiledPath);
        return pair;
    }

    /** One whose test stored its failing rows. */
    public static QueriedPair storing(String relation) {
        QueriedPair pair = new QueriedPair();
        pair.test.put("relation_name", relation);
        return pair;
    }

    /** One whose manifest doesn't say where queries are, as that of dbt 0.19 doesn't. */
    public static QueriedPair sayingNotWhere(String originalFile, String file) {
        QueriedPair pair = new QueriedPair();
        pair.test.remove("compiled_path");
        pair.test.put("original_file_path", originalFile);
        pair.test.put("path", file);
        return pair;
    }

    /** The same with the query in the manifest. */
    public QueriedPair withCode(String member, String query) {
        test.put(member, query);
        return this;
    }

    private static Map<String, Object> node(String name, String file) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", name);
        node.put("package_name", "shop");
        node.put("original_file_path", file);
        return node;
    }

    /** Writes the pair and reads it, as that of the project above the directory. */
    public DbtRun in(Path directory) throws IOException, ArtifactException {
        Map<String, Object> orders = node("orders", "models/orders.sql");
        orders.put("relation_name", "shop.main.orders");
        Map<String, Object> refunds = node("refunds", "models/refunds.sql");
        refunds.put("compiled_code", "select * from raw_refunds");
        Files.createDirectories(directory);
        Path manifest = write(
                directory.resolve("manifest.json"),
                "manifest/v12",
                "nodes",
                Map.of("model.shop.orders", orders, "model.shop.refunds", refunds, "test.shop.unique", test));
        Path runResults = write(
                directory.resolve("run_results.json"),
                "run-results/v6",
                "results",
                List.of(
                        result("model.shop.orders", "success", "OK"),
                        result("test.shop.unique", "fail", "Got 3 results, configured to fail if != 0"),
                        result("model.shop.refunds", "error", "Database Error in model refunds\n  no such table")));
        DbtProject project = new DbtProject(Optional.of("shop"), Optional.ofNullable(directory.getParent()), List.of());
        return new DbtRunReader().of(project).read(new ArtifactPaths(manifest, runResults));
    }

    private static Map<String, Object> result(String uniqueId, String status, String message) {
        return Map.of("unique_id", uniqueId, "status", status, "message", message, "failures", 3);
    }

    private static Path write(Path file, String schema, String member, Object value) throws IOException {
        Map<String, Object> metadata = Map.of(
                "dbt_schema_version", "https://schemas.getdbt.com/dbt/" + schema + ".json",
                "dbt_version", "1.11.7",
                "generated_at", "2026-09-14T05:40:00Z");
        return Files.writeString(file, JSON.std.asString(Map.of("metadata", metadata, member, value)));
    }
}
