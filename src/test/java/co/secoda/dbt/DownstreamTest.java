package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.artifact.ArtifactException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownstreamTest {
    @TempDir
    private Path directory;

    @Test
    void what_reads_from_a_broken_node_is_found_however_far_down_but_no_tests() throws Exception {
        DbtRun run = run(
                reads("model.shop.far", "model.shop.near"),
                reads("model.shop.near", "source.shop.raw.orders", "model.shop.other"),
                reads("model.shop.other"),
                reads("snapshot.shop.history", "source.shop.raw.orders"),
                reads("exposure.shop.board", "model.shop.far", "model.shop.near"),
                Artifacts.test(
                        "unique",
                        "\"attached_node\": \"source.shop.raw.orders\","
                                + " \"depends_on\": {\"nodes\": [\"source.shop.raw.orders\"]}"));

        Downstream downstream = run.inFull().downstream(List.of("source.shop.raw.orders"), 50);
        assertThat(downstream.nodes())
                .containsExactly(
                        node("source.shop.raw.orders", true),
                        node("model.shop.near", false),
                        node("snapshot.shop.history", false),
                        node("model.shop.far", false),
                        node("exposure.shop.board", false));
        assertThat(downstream.edges())
                .containsExactlyInAnyOrder(
                        new Downstream.Edge(0, 1),
                        new Downstream.Edge(0, 2),
                        new Downstream.Edge(1, 3),
                        new Downstream.Edge(1, 4),
                        new Downstream.Edge(3, 4));
        assertThat(downstream.leftOut()).isEmpty();
        assertThat(downstream.edgesLeftOut()).isZero();
    }

    @Test
    void broken_nodes_that_nothing_reads_from_or_that_are_not_there_are_left_out() throws Exception {
        DbtRun run = run(reads("model.shop.a"), reads("model.shop.b", "model.shop.a"));
        assertThat(run.inFull().downstream(List.of("model.shop.b", "model.shop.gone", "test.shop.t"), 50))
                .isEqualTo(new Downstream(List.of(), List.of(), new TreeMap<>(), 0));
        assertThat(run.inFull()
                        .downstream(List.of("model.shop.b", "model.shop.a"), 50)
                        .nodes())
                .containsExactly(node("model.shop.a", true), node("model.shop.b", true));
    }

    @Test
    void of_very_many_the_first_and_nearest_are_named_and_the_others_counted() throws Exception {
        List<String> nodes = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            nodes.add(reads("model.shop.broken" + i));
            broken.add("model.shop.broken" + i);
        }
        for (int i = 0; i < 40; i++) {
            nodes.add(reads("model.shop.child" + i, broken.toArray(String[]::new)));
        }
        Downstream downstream = run(nodes.toArray(String[]::new)).inFull().downstream(broken, 20);

        assertThat(downstream.nodes()).hasSize(20);
        assertThat(downstream.nodes().subList(0, 10)).allMatch(Downstream.Node::broken);
        assertThat(downstream.nodes().subList(10, 20)).noneMatch(Downstream.Node::broken);
        assertThat(downstream.leftOut()).isEqualTo(Map.of("model", 50));
        assertThat(downstream.edges()).hasSize(80);
        assertThat(downstream.edgesLeftOut()).isEqualTo(20);
    }

    @Test
    void a_circle_is_walked_once() throws Exception {
        DbtRun run = run(reads("model.shop.a", "model.shop.b", "model.shop.b"), reads("model.shop.b", "model.shop.a"));
        assertThat(run.inFull().downstream(List.of("model.shop.a"), 50).edges())
                .containsExactly(new Downstream.Edge(0, 1), new Downstream.Edge(1, 0));
    }

    @Test
    void a_manifest_that_is_another_by_now_is_refused() throws Exception {
        DbtRun run = run(reads("model.shop.a"));
        Files.writeString(run.manifest().path(), " ", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> run.inFull().downstream(List.of("model.shop.a"), 50))
                .isInstanceOf(ArtifactException.class);
    }

    private DbtRun run(String... nodes) throws Exception {
        return new Artifacts(directory).withNodes(nodes).read();
    }

    private static Downstream.Node node(String uniqueId, boolean broken) {
        return new Downstream.Node(uniqueId, broken);
    }

    private static String reads(String uniqueId, String... parents) {
        return "\"" + uniqueId + "\": {\"depends_on\": {\"nodes\": ["
                + (parents.length == 0 ? "" : "\"" + String.join("\", \"", parents) + "\"") + "]}}";
    }

    @Test
    void walks_from_very_many_broken_nodes_look_at_no_more_edges_than_a_bound_and_one_more_walk() {
        Edges edges = new Edges();
        int models = 10_000;
        for (int id = 1; id < models; id++) {
            edges.add(id - 1, id);
        }
        Edges.Walk walk = edges.walk(models, new BitSet());
        for (int start = 0; start < models; start++) {
            walk.from(start, any -> false, 20);
        }

        assertThat(walk.looked()).isLessThan(Edges.Walk.MOST_EDGES + models);
    }
}
