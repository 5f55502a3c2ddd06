package co.secoda.run.history;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.SlowNode;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.report.PastRun;
import co.secoda.report.Report;
import co.secoda.report.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTimesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final RunOwner OWNER = RunOwner.ofProject(Optional.empty(), Optional.of("shop"));

    @TempDir
    private Path directory;

    @Test
    void a_copy_has_the_times_of_the_nodes_that_took_a_second_and_ran_to_their_end() throws Exception {
        keep(1, run(20, 0));

        PastRun past = history().newest(1).get(0);

        assertThat(past.nodeTimes()).containsOnlyKeys("model.shop.orders");
        assertThat(past.nodeTimes()).containsEntry("model.shop.orders", Duration.ofSeconds(20));
        assertThat(Files.readString(directory.resolve("run/manifest.json"))).doesNotContain("nodeMillis");
    }

    @Test
    void a_node_is_slow_past_so_many_times_its_median_over_at_least_five_runs() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(slow(90, 3)).isEmpty();
            keep(i, run(List.of(20, 10, 300, 30, 20).get(i), i));
        }

        assertThat(slow(60, 3)).isEmpty();
        assertThat(slow(61, 3))
                .containsExactly(new SlowNode("model.shop.orders", Duration.ofSeconds(61), Duration.ofSeconds(20), 5));
        assertThat(slow(61, 3.1)).isEmpty();
    }

    @Test
    void a_node_that_takes_less_than_ten_seconds_more_than_usual_is_not_slow() throws Exception {
        for (int i = 0; i < 6; i++) {
            keep(i, run(2, i));
        }

        assertThat(slow(11, 2)).isEmpty();
        assertThat(slow(12, 2)).hasSize(1);
    }

    @Test
    void a_run_is_not_compared_with_itself() throws Exception {
        DbtRun run = run(90, 99);
        for (int i = 0; i < 5; i++) {
            keep(i, i == 0 ? run : run(20, i));
        }

        assertThat(NodeTimes.slow(run, history(), 2)).isEmpty();
    }

    private List<SlowNode> slow(int seconds, double times) throws Exception {
        return NodeTimes.slow(run(seconds, 1_000), history(), times);
    }

    private PastRuns history() {
        return PastRuns.in(directory.resolve("kept"), OWNER, NOON.plusSeconds(3_600));
    }

    private void keep(int minute, DbtRun run) throws Exception {
        Report report = Report.of("validate", Optional.empty(), Optional.empty(), NOON)
                .with(run, Optional.empty())
                .judged(Reports.GATE, Reports.verdict("passed", List.of(), List.of()))
                .endedAt(NOON.plusSeconds(60L * minute));
        HistoryWriter.write(report, directory.resolve("kept"));
    }

    /** A model that took so long, one that took less than a second, and one that broke after a minute. */
    private DbtRun run(int seconds, int number) throws Exception {
        Path files = Files.createDirectories(directory.resolve("run"));
        String metadata = "\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/%s.json\","
                + " \"project_name\": \"shop\", \"invocation_id\": \"" + number + "\"}";
        Files.writeString(
                files.resolve("manifest.json"),
                "{" + metadata.formatted("manifest/v12")
                        + ", \"nodes\": {\"model.shop.orders\": {}, \"model.shop.quick\": {}, \"model.shop.broken\": {}}}");
        Files.writeString(
                files.resolve("run_results.json"),
                "{" + metadata.formatted("run-results/v6") + ", \"results\": ["
                        + result("orders", "success", seconds * 1_000L) + "," + result("quick", "success", 900) + ","
                        + result("broken", "error", 60_000) + "]}");
        return new DbtRunReader()
                .read(new ArtifactPaths(files.resolve("manifest.json"), files.resolve("run_results.json")));
    }

    private static String result(String name, String status, long millis) {
        return "{\"unique_id\": \"model.shop." + name + "\", \"status\": \"" + status
                + "\", \"timing\": [{\"name\": \"execute\", \"started_at\": \"" + NOON + "\", \"completed_at\": \""
                + NOON.plusMillis(millis) + "\"}]}";
    }
}
