package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class NodeCountsTest {
    @TempDir
    private Path directory;

    @Test
    void what_there_is_more_of_stands_first() {
        assertThat(NodeCounts.of(Map.of("snapshot", 1, "model", 3), "")).isEqualTo("3 models and 1 snapshot");
        assertThat(NodeCounts.of(Map.of("seed", 2, "model", 3_000, "exposure", 2), "more"))
                .isEqualTo("3,000 more models, 2 more exposures and 2 more seeds");
        assertThat(NodeCounts.of(Map.of(), "")).isEmpty();
    }

    @Test
    void each_type_has_its_plural() {
        assertThat(NodeCounts.of(Map.of("saved_query", 2, "analysis", 2, "semantic_model", 2), ""))
                .isEqualTo("2 analyses, 2 saved queries and 2 semantic models");
    }

    @Test
    void what_dbt_skipped_is_said_by_type() throws Exception {
        assertThat(NodeCounts.skipped(skipped("model.shop.a", "test.shop.t", "model.shop.b", "snapshot.shop.c")))
                .contains("dbt skipped 1 test, 2 models and 1 snapshot");
        assertThat(NodeCounts.skipped(skipped("unit_test.shop.a.t", "test.shop.t")))
                .contains("dbt skipped 2 tests");
        assertThat(NodeCounts.skipped(skipped("model.shop.a"))).contains("dbt skipped 1 model");
        assertThat(NodeCounts.skipped(skipped())).isEmpty();
    }

    @Test
    void a_type_that_dbt_does_not_have_is_a_node() throws Exception {
        assertThat(NodeCounts.skipped(skipped("\u001b[31mmodel.shop.a", "x", "model.shop.b")))
                .contains("dbt skipped 2 nodes and 1 model");
    }

    private DbtRun skipped(String... uniqueIds) throws Exception {
        List<Map<String, Object>> results = new ArrayList<>();
        for (String id : uniqueIds) {
            results.add(Map.of("unique_id", id, "status", "skipped"));
        }
        Path manifest = write("manifest", "manifest/v12", "nodes", Map.of());
        return new DbtRunReader()
                .read(new ArtifactPaths(manifest, write("run_results", "run-results/v6", "results", results)));
    }

    private Path write(String name, String schema, String member, Object value) throws Exception {
        Map<String, Object> metadata = Map.of(
                "dbt_schema_version", "https://schemas.getdbt.com/dbt/" + schema + ".json",
                "dbt_version", "1.11.7",
                "generated_at", "2026-09-14T05:40:00Z");
        return Files.writeString(
                directory.resolve(name + ".json"), JSON.std.asString(Map.of("metadata", metadata, member, value)));
    }
}
