package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.RunTimeline.TimedNode;
import co.secoda.dbt.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTimelineTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void nodes_stand_by_their_start_with_what_is_known_of_them() throws Exception {
        RunTimeline timeline = read(
                List.of(dependent("model.shop.b"), dependent("model.shop.a")),
                List.of(result("model.shop.b", "error", 3, 5, "Thread-10"), result("model.shop.a", "success", 1, 2)));

        assertThat(timeline)
                .isEqualTo(new RunTimeline(
                        List.of(
                                new TimedNode(
                                        "model.shop.a", "success", NodeEnding.PASSED, at(1), at(2), "Thread-1", false),
                                new TimedNode(
                                        "model.shop.b", "error", NodeEnding.BROKEN, at(3), at(5), "Thread-10", true)),
                        0,
                        0));
        assertThat(timeline.startedAt()).contains(at(1));
        assertThat(timeline.endedAt()).contains(at(5));
        assertThat(timeline.nodes().get(1).duration()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void nothing_that_ran_is_a_timeline_too() throws Exception {
        RunTimeline timeline = read(List.of(), List.of());

        assertThat(timeline).isEqualTo(new RunTimeline(List.of(), 0, 0));
        assertThat(timeline.startedAt()).isEmpty();
        assertThat(timeline.endedAt()).isEmpty();
        assertThat(timeline.criticalPath()).isEmpty();
        assertThat(timeline.threads()).isEmpty();
        assertThat(timeline.slowest(10)).isEmpty();
    }

    @Test
    void threads_stand_by_the_numbers_in_their_names() throws Exception {
        RunTimeline timeline = read(
                List.of(),
                List.of(
                        result("model.shop.a", "success", 0, 1, "Thread-10 (worker)"),
                        result("model.shop.b", "success", 0, 1, "Thread-2 (worker)"),
                        result("model.shop.c", "success", 1, 2, "Thread-2 (worker)"),
                        result("model.shop.d", "success", 1, 2, "Main"),
                        "{\"unique_id\": \"model.shop.e\", \"status\": \"success\", \"timing\": [%s]}"
                                .formatted(timing(2, 3))));

        assertThat(timeline.threads()).containsExactly("", "Main", "Thread-2 (worker)", "Thread-10 (worker)");
    }

    @Test
    void the_slowest_stand_by_duration_and_then_by_id() throws Exception {
        RunTimeline timeline = read(
                List.of(),
                List.of(
                        result("model.shop.c", "success", 0, 2),
                        result("model.shop.b", "success", 2, 4),
                        result("model.shop.a", "success", 4, 5),
                        result("model.shop.d", "success", 5, 9)));

        assertThat(timeline.slowest(3))
                .extracting(TimedNode::uniqueId)
                .containsExactly("model.shop.d", "model.shop.b", "model.shop.c");
    }

    @Test
    void a_node_goes_from_its_earliest_start_to_its_latest_end() throws Exception {
        assertThat(only(timing(3, 4) + ", " + timing(1, 2) + ", {\"name\": \"odd\"}, 7, " + timing(6, 8)))
                .isEqualTo(List.of(at(1), at(8)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:01Z, 2026-03-01T12:00:01Z",
        "2026-03-01T12:00:01.5Z, 2026-03-01T12:00:01.500Z",
        "2026-03-01T12:00:01.123456, 2026-03-01T12:00:01.123456Z",
        "2026-03-01T12:00:01, 2026-03-01T12:00:01Z",
        "2026-03-01T12:00:01.1234567891234Z, 2026-03-01T12:00:01.123456789Z",
        "2026-03-01T12:00:01.1234567891234, 2026-03-01T12:00:01.123456789Z",
        "2026-03-01T13:00:01+01:00, 2026-03-01T12:00:01Z"
    })
    void times_are_read_in_every_form(String written, Instant meant) throws Exception {
        assertThat(only("{\"started_at\": \"%s\", \"completed_at\": \"%s\"}".formatted(written, written)))
                .isEqualTo(List.of(meant, meant));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"timing\": []",
                "\"timing\": null",
                "\"timing\": {\"started_at\": \"2026-03-01T12:00:00Z\"}",
                "\"timing\": [{\"name\": \"compile\"}, {\"name\": \"execute\", \"started_at\": null}]",
                "\"timing\": [{\"started_at\": \"2026-03-01T12:00:00Z\"}]",
                "\"timing\": [{\"completed_at\": \"2026-03-01T12:00:00Z\"}]",
                "\"timing\": [{\"started_at\": \"soon\", \"completed_at\": 12}]",
                "\"timing\": [{\"started_at\": \"2026-03-01T12:00:01Z\", \"completed_at\": \"2026-03-01T12:00:00Z\"}]",
                "\"timing\": [{\"started_at\": \"-99999-03-01T12:00:01Z\", \"completed_at\": \"2026-03-01T12:00:00Z\"}]",
                "\"timing\": [{\"started_at\": \"2026-03-01T12:00:01Z\", \"completed_at\": \"9999-03-01T12:00:00Z\"}]",
                "\"execution_time\": 3"
            })
    void a_result_without_usable_times_is_counted(String member) throws Exception {
        RunTimeline timeline =
                read(List.of(), List.of("{\"unique_id\": \"model.shop.a\", \"status\": \"success\", " + member + "}"));

        assertThat(timeline).isEqualTo(new RunTimeline(List.of(), 0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "model.shop.a, success, PASSED",
        "snapshot.shop.a, success, PASSED",
        "model.shop.a, pass, PASSED",
        "source.shop.raw.a, warn, WARNED",
        "model.shop.a, error, BROKEN",
        "model.shop.a, partial success, BROKEN",
        "model.shop.a, skipped, NOT_RUN",
        "model.shop.a, no-op, NOT_RUN",
        "model.shop.a, reused, NOT_RUN",
        "model.shop.a, flying, NOT_RUN",
        "test.shop.a, pass, PASSED",
        "test.shop.a, success, NOT_RUN",
        "unit_test.shop.a.b, fail, FAILED",
        "test.shop.a, fail, FAILED",
        "test.shop.a, runtime error, BROKEN"
    })
    void a_status_says_how_a_node_ended(String uniqueId, String status, NodeEnding ending) throws Exception {
        assertThat(read(List.of(), List.of(result(uniqueId, status, 0, 1))).nodes())
                .extracting(TimedNode::ending)
                .containsExactly(ending);
    }

    @Test
    void of_very_many_nodes_those_are_kept_that_a_reader_needs() throws Exception {
        List<String> nodes = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            results.add(result("model.shop.quick_%04d".formatted(i), "success", 100, 101));
        }
        for (int i = 0; i < 4_000; i++) {
            results.add(result(
                    "test.shop.bad_%04d".formatted(i),
                    List.of("fail", "warn", "error").get(i % 3),
                    100,
                    101));
        }
        for (int i = 0; i < 1_000; i++) {
            results.add(result("model.shop.slow_%04d".formatted(i), "success", 100, 110 + i));
        }
        results.add(result("model.shop.first", "success", 5, 6));
        results.add(result("model.shop.parent", "success", 99, 100));
        results.add(result("model.shop.last", "success", 2_000, 2_001));
        nodes.add(dependent("model.shop.parent"));
        nodes.add(dependent("model.shop.last", "model.shop.parent"));

        RunTimeline timeline = read(nodes, results);

        assertThat(timeline.nodes()).hasSize(RunTimeline.MAX_NODES).isSortedAccordingTo((one, other) -> one.startedAt()
                .compareTo(other.startedAt()));
        assertThat(timeline.leftOut()).isEqualTo(results.size() - RunTimeline.MAX_NODES);
        assertThat(timeline.startedAt()).contains(at(5));
        assertThat(timeline.endedAt()).contains(at(2_001));
        assertThat(timeline.criticalPath())
                .extracting(node -> Labels.BY_IDS_ALONE.of(node.uniqueId()).name())
                .containsExactly("parent", "last");
        assertThat(timeline.slowest(RunTimeline.SLOWEST))
                .extracting(node -> Labels.BY_IDS_ALONE.of(node.uniqueId()).name())
                .containsExactlyElementsOf(IntStream.iterate(999, i -> i - 1)
                        .limit(RunTimeline.SLOWEST)
                        .mapToObj("slow_%04d"::formatted)
                        .toList());
        assertThat(names(timeline, "bad_")).hasSize(4_000);
        assertThat(names(timeline, "slow_")).hasSize(997);
        assertThat(names(timeline, "quick_")).isEmpty();
    }

    @Test
    void artifacts_that_are_not_those_of_the_run_any_more_are_refused() throws Exception {
        DbtRun run = artifacts(List.of(), List.of(result("model.shop.a", "success", 0, 1)))
                .read();
        Path file = run.manifest().path();
        Files.writeString(file, Files.readString(file).replace("one", "two"));

        assertThatThrownBy(() -> run.inFull().timeline())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("not the file any more");
    }

    private static List<String> names(RunTimeline timeline, String prefix) {
        return timeline.nodes().stream()
                .map(node -> Labels.BY_IDS_ALONE.of(node.uniqueId()).name())
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private List<Instant> only(String timings) throws IOException, ArtifactException {
        TimedNode node = read(
                        List.of(),
                        List.of("{\"unique_id\": \"model.shop.a\", \"status\": \"success\", \"timing\": [%s]}"
                                .formatted(timings)))
                .nodes()
                .get(0);
        return List.of(node.startedAt(), node.endedAt());
    }

    private RunTimeline read(List<String> nodes, List<String> results) throws IOException, ArtifactException {
        Artifacts artifacts = artifacts(nodes, results);
        RunTimeline timeline = artifacts.readInFull().inFull().timeline();
        assertThat(artifacts.read().inFull().timeline()).as("read again").isEqualTo(timeline);
        return timeline;
    }

    private Artifacts artifacts(List<String> nodes, List<String> results) {
        return new Artifacts(directory)
                .withNodes(nodes.toArray(String[]::new))
                .withResults(results.toArray(String[]::new));
    }

    static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    static String dependent(String uniqueId, String... on) {
        return "\"%s\": {\"depends_on\": {\"macros\": [\"m\"], \"nodes\": [%s]}}"
                .formatted(uniqueId, Stream.of(on).map(id -> "\"" + id + "\"").collect(Collectors.joining(", ")));
    }

    static String result(String uniqueId, String status, int start, int end) {
        return result(uniqueId, status, start, end, "Thread-1");
    }

    private static String result(String uniqueId, String status, int start, int end, String thread) {
        return "{\"unique_id\": \"%s\", \"status\": \"%s\", \"thread_id\": \"%s\", \"timing\": [%s]}"
                .formatted(uniqueId, status, thread, timing(start, end));
    }

    private static String timing(int start, int end) {
        return "{\"name\": \"execute\", \"started_at\": \"%s\", \"completed_at\": \"%s\"}"
                .formatted(at(start), at(end));
    }
}
