package co.secoda.dbt;

import static co.secoda.dbt.RunTimelineTest.dependent;
import static co.secoda.dbt.RunTimelineTest.result;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.RunTimeline.TimedNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriticalPathTest {
    @TempDir
    private Path directory;

    private final List<String> nodes = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    @Test
    void of_a_diamond_it_takes_the_side_that_ended_last() throws Exception {
        ran("model.shop.top", 0, 1);
        ran("model.shop.left", 1, 3, "model.shop.top");
        ran("model.shop.right", 1, 5, "model.shop.top");
        ran("model.shop.bottom", 6, 7, "model.shop.left", "model.shop.right");
        ran("model.shop.aside", 0, 6);

        assertThat(path()).containsExactly("top", "right", "bottom");
    }

    @Test
    void it_ends_with_the_node_that_ended_last_also_if_nothing_leads_to_it() throws Exception {
        ran("model.shop.a", 0, 1);
        ran("model.shop.b", 1, 2, "model.shop.a");
        ran("model.shop.long", 0, 3);

        assertThat(path()).containsExactly("long");
    }

    @Test
    void of_two_that_ended_last_it_takes_the_first_in_the_results() throws Exception {
        ran("model.shop.b", 0, 2);
        ran("model.shop.a", 1, 2);

        assertThat(path()).containsExactly("b");
    }

    @Test
    void it_goes_through_what_did_not_run_here() throws Exception {
        ran("model.shop.staging", 0, 2);
        node("model.shop.ephemeral", "model.shop.staging", "source.shop.raw.orders");
        node("model.shop.of_another_command", "model.shop.ephemeral");
        results.add("{\"unique_id\": \"model.shop.skipped\", \"status\": \"skipped\", \"timing\": []}");
        node("model.shop.skipped", "model.shop.of_another_command");
        ran("model.shop.orders", 3, 4, "model.shop.skipped");

        assertThat(path()).containsExactly("staging", "orders");
    }

    @Test
    void a_test_of_what_a_model_reads_from_is_waited_for_too() throws Exception {
        ran("model.shop.staging", 0, 2);
        ran("test.shop.unique_staging", 2, 6, "model.shop.staging");
        ran("test.shop.not_null_staging", 2, 5, "model.shop.staging");
        ran("model.shop.orders", 6, 7, "model.shop.staging");

        assertThat(path()).containsExactly("staging", "unique_staging", "orders");
    }

    @Test
    void a_test_of_several_is_waited_for_where_all_of_them_are_upstream() throws Exception {
        ran("model.shop.a", 0, 2);
        ran("model.shop.b", 0, 2);
        ran("model.shop.c", 2, 3, "model.shop.b");
        ran("test.shop.a_fits_b", 2, 5, "model.shop.a", "model.shop.b");
        ran("model.shop.d", 5, 6, "model.shop.a", "model.shop.c");

        assertThat(path()).containsExactly("a", "a_fits_b", "d");
    }

    @Test
    void a_test_that_also_speaks_of_something_else_is_not_waited_for() throws Exception {
        ran("model.shop.a", 0, 2);
        ran("model.shop.b", 0, 2);
        ran("test.shop.a_fits_b", 2, 5, "model.shop.a", "model.shop.b");
        ran("model.shop.d", 5, 6, "model.shop.a");

        assertThat(path()).containsExactly("a", "d");
    }

    @Test
    void a_test_does_not_wait_for_other_tests() throws Exception {
        ran("model.shop.a", 0, 2);
        ran("test.shop.one", 2, 5, "model.shop.a");
        ran("test.shop.other", 6, 8, "model.shop.a");

        assertThat(path()).containsExactly("a", "other");
    }

    @Test
    void a_model_waits_for_its_unit_tests_and_these_for_what_it_reads_from() throws Exception {
        ran("model.shop.staging", 0, 1);
        ran("test.shop.unique_staging", 1, 3, "model.shop.staging");
        ran("unit_test.shop.orders.adds_up", 4, 6, "model.shop.orders");
        ran("model.shop.orders", 6, 7, "model.shop.staging");

        assertThat(path()).containsExactly("staging", "unique_staging", "adds_up", "orders");
    }

    @Test
    void a_unit_test_that_ran_after_its_model_waited_for_it() throws Exception {
        ran("model.shop.staging", 0, 1);
        ran("model.shop.orders", 1, 2, "model.shop.staging");
        ran("unit_test.shop.orders.adds_up", 2, 3, "model.shop.orders");

        assertThat(path()).containsExactly("staging", "orders", "adds_up");
    }

    @Test
    void a_dependency_that_ended_after_the_start_is_no_cause() throws Exception {
        ran("model.shop.late", 0, 9);
        ran("model.shop.early", 0, 1);
        ran("model.shop.orders", 2, 10, "model.shop.late", "model.shop.early");

        assertThat(path()).containsExactly("early", "orders");
    }

    @Test
    void it_ends_in_a_circle() throws Exception {
        ran("model.shop.a", 1, 1, "model.shop.b", "model.shop.a");
        ran("model.shop.b", 1, 1, "model.shop.c");
        ran("model.shop.c", 1, 1, "model.shop.a");
        node("model.shop.d", "model.shop.e");
        node("model.shop.e", "model.shop.d", "model.shop.e", "model.shop.a");
        ran("model.shop.f", 1, 2, "model.shop.d");

        assertThat(path()).containsExactlyInAnyOrder("a", "b", "c", "f");
    }

    @Test
    void of_two_results_of_a_node_it_takes_the_one_that_ended_last() throws Exception {
        node("model.shop.a");
        results.add(result("model.shop.a", "success", 2, 4));
        results.add(result("model.shop.a", "success", 0, 2));
        ran("model.shop.b", 4, 5, "model.shop.a");

        assertThat(timeline().criticalPath())
                .extracting(TimedNode::endedAt)
                .containsExactly(RunTimelineTest.at(4), RunTimelineTest.at(5));
    }

    @Test
    void a_longer_one_is_followed_back_a_thousand_nodes() throws Exception {
        ran("model.shop.m0", 0, 1);
        for (int i = 1; i < 1_500; i++) {
            ran("model.shop.m" + i, i, i + 1, "model.shop.m" + (i - 1));
        }

        assertThat(path()).hasSize(RunTimeline.MAX_PATH).startsWith("m500").endsWith("m1499");
    }

    private void ran(String uniqueId, int start, int end, String... dependsOn) {
        node(uniqueId, dependsOn);
        results.add(result(uniqueId, uniqueId.startsWith("model") ? "success" : "pass", start, end));
    }

    private void node(String uniqueId, String... dependsOn) {
        nodes.add(dependent(uniqueId, dependsOn));
    }

    private List<String> path() throws Exception {
        return timeline().criticalPath().stream()
                .map(node -> Labels.BY_IDS_ALONE.of(node.uniqueId()).name())
                .toList();
    }

    private RunTimeline timeline() throws Exception {
        return new Artifacts(directory)
                .withNodes(nodes.toArray(String[]::new))
                .withResults(results.toArray(String[]::new))
                .readInFull()
                .inFull()
                .timeline();
    }

    @Test
    void in_very_many_edges_no_more_are_looked_at_than_a_bound_and_one_more_walk() {
        NumberedIds ids = new NumberedIds();
        Edges edges = new Edges();
        TimedResults times = new TimedResults();
        int models = 20_000;
        for (int i = 0; i < models; i++) {
            int id = ids.add("model.shop.m" + i);
            times.add(
                    id,
                    TimedResults.nanos(RunTimelineTest.at(i)),
                    TimedResults.nanos(RunTimelineTest.at(i + 1)),
                    "Thread-1");
            for (int parent = Math.max(0, id - 3); parent < id; parent++) {
                edges.add(parent, id);
            }
        }
        CriticalPath path = new CriticalPath(ids, times, edges);

        assertThat(path.results(RunTimeline.MAX_PATH).cardinality()).isBetween(50, 900);
        assertThat(path.looked()).isLessThan(CriticalPath.MOST_EDGES + 2L * 3 * models);
    }
}
