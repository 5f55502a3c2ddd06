package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.secoda.dbt.RunTimeline.TimedNode;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the timelines of real pairs that dbt wrote, where they are present beside the checkout. */
class CorpusTimelineTest {
    @TestFactory
    Stream<DynamicTest> every_pair_has_a_timeline() throws IOException {
        return Corpus.tests(CorpusTimelineTest::check);
    }

    private static void check(Path pair) throws Exception {
        DbtRun run = run(pair);

        RunTimeline timeline = run.inFull().timeline();

        assertThat(timeline.nodes().size() + timeline.leftOut() + timeline.untimed())
                .isEqualTo(run.results());
        List<TimedNode> path = timeline.criticalPath();
        assertThat(path.isEmpty()).isEqualTo(timeline.nodes().isEmpty());
        for (int i = 1; i < path.size(); i++) {
            assertThat(path.get(i - 1).endedAt()).isBeforeOrEqualTo(path.get(i).startedAt());
        }
        if (!path.isEmpty()) {
            assertThat(timeline.endedAt()).contains(path.get(path.size() - 1).endedAt());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dbt-1.11-passing, 4, stg_taxi_zones|"
                + "relationships_int_trips_enriched_pickup_location_id__location_id__ref_stg_taxi_zones_|"
                + "mart_hourly_patterns|not_null_mart_hourly_patterns_total_trips",
        "dbt-1.11-failing, 4, stg_yellow_trips|"
                + "relationships_int_trips_enriched_pickup_location_id__location_id__ref_stg_taxi_zones_",
        "dbt-1.12, 8, raw_orders|stg_orders|py_order_stats|unique_py_order_stats_order_id",
        "dbt-2.0-fusion, 16, raw_orders|stg_orders|not_null_stg_orders_order_id|test_clv_logic.v3|customers.v3|"
                + "relationships_orders_customer_id_fk__customer_id_pk__ref_customers_"
    })
    void the_critical_path_is_what_an_independent_program_found(String pair, int threads, String names)
            throws Exception {
        assumeTrue(Corpus.isPresent(), "the corpus is not beside this checkout");

        RunTimeline timeline = run(Corpus.pair(pair)).inFull().timeline();

        assertThat(timeline.criticalPath().stream()
                        .map(node -> Labels.BY_IDS_ALONE.of(node.uniqueId()).name()))
                .containsExactly(names.split("\\|"));
        assertThat(timeline.threads()).hasSize(threads);
    }

    private static DbtRun run(Path pair) throws ArtifactException {
        return new DbtRunReader()
                .read(new ArtifactPaths(pair.resolve("manifest.json"), pair.resolve("run_results.json")));
    }
}
