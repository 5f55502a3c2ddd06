package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedNodeTest {
    @TempDir
    private Path directory;

    @Test
    void what_was_skipped_is_told_with_the_nearest_that_failed() throws Exception {
        DbtRun run = new Artifacts(directory)
                .withNodes(
                        Artifacts.node("model.shop.orders"),
                        node("model.shop.customers", "model.shop.orders"),
                        node("model.shop.revenue", "model.shop.customers"),
                        node("model.shop.refunds", "source.shop.raw.refunds"),
                        node("model.shop.board", "model.shop.refunds\", \"model.shop.revenue"),
                        Artifacts.node("model.shop.late"),
                        Artifacts.test("not_null", "\"depends_on\": {\"nodes\": [\"model.shop.orders\"]}"),
                        Artifacts.test("unique", "\"depends_on\": {\"nodes\": [\"model.shop.revenue\"]}"))
                .withResults(
                        Artifacts.result("model.shop.orders", "success"),
                        Artifacts.result("test.shop.not_null", "fail"),
                        Artifacts.result("model.shop.refunds", "error"),
                        Artifacts.result("model.shop.customers", "skipped"),
                        Artifacts.result("model.shop.revenue", "skipped"),
                        Artifacts.result("model.shop.board", "skipped"),
                        Artifacts.result("model.shop.late", "skipped"),
                        Artifacts.result("test.shop.unique", "skipped"))
                .read();

        assertThat(run.inFull().skipped(run))
                .containsExactly(
                        new SkippedNode("model.shop.customers", Optional.of("test.shop.not_null")),
                        new SkippedNode("model.shop.revenue", Optional.of("test.shop.not_null")),
                        new SkippedNode("model.shop.board", Optional.of("model.shop.refunds")),
                        new SkippedNode("model.shop.late", Optional.empty()),
                        new SkippedNode("test.shop.unique", Optional.of("test.shop.not_null")));
        assertThat(run.skippedTests()).isEqualTo(1);
        assertThat(run.skippedNodes()).isEqualTo(Map.of("model", 4));
    }

    private static String node(String uniqueId, String parent) {
        String node = Artifacts.node(uniqueId);
        return node.substring(0, node.length() - 1) + ", \"depends_on\": {\"nodes\": [\"" + parent + "\"]}}";
    }
}
