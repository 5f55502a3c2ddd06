package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.command.DbtExit;
import co.secoda.gate.Baseline;
import co.secoda.gate.Outcome;
import co.secoda.gate.Poll;
import co.secoda.gate.Rule;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.RunState;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.Verdict;
import co.secoda.report.CiRun.Ci;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class SummaryWriterTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void a_whole_report_is_written_as_the_schema_says() throws IOException {
        Map<String, Object> summary = write(whole());
        assertThat(summary)
                .containsEntry("goal", "publish")
                .containsEntry("sandbox", true)
                .containsEntry("startedAt", "2026-09-14T12:00:00Z");
        assertThat(at(summary, "local", "failing", 0, "uniqueId")).isEqualTo("model.shop.orders");
        assertThat(at(summary, "local", "failing", 0, "tests", 0, "failures")).isEqualTo(3);
        assertThat(at(summary, "local", "warning", 0, "uniqueId")).isEqualTo("model.shop.products");
        assertThat(at(summary, "local", "errored", 0, "status")).isEqualTo("error");
        assertThat(at(summary, "server", "baseline", "failing")).isEqualTo(List.of());
        assertThat(at(summary, "sync", "evidence")).isEqualTo("last-run-advanced");
        assertThat(at(summary, "sync", "polls", 0, "decision")).isEqualTo("wait");
        assertThat(at(summary, "gate", "verdict")).isEqualTo("failed");
        assertThat(at(summary, "artifacts", "runResults", "command")).isEqualTo("build");
        assertThat(at(summary, "dbt", "exitCode")).isEqualTo(1);
        assertThat(at(summary, "ci"))
                .isEqualTo(Map.of(
                        "name", "GitLab CI",
                        "branch", "main",
                        "commit", "abc123",
                        "url", "https://gitlab.example/shop/-/jobs/7",
                        "pullRequest", "12"));
    }

    @Test
    void what_a_goal_did_not_come_to_is_absent() throws IOException {
        Report bare = Report.of("upload", Optional.empty(), Optional.empty(), NOON);
        assertThat(write(bare)).containsOnlyKeys("schemaVersion", "goal", "startedAt", "finishedAt");
    }

    @Test
    void an_entity_with_failing_and_warning_tests_is_listed_as_failing_only() throws IOException {
        var run = Runs.of(
                List.of(Runs.test("unique", "fail", "", Runs.model("orders"))),
                List.of(Runs.test("accepted", "warn", "", Runs.model("orders"))),
                List.of());
        Map<String, Object> summary = write(Reports.bare().with(run, Optional.empty()));
        assertThat(at(summary, "local", "warning")).isEqualTo(List.of());
        assertThat(at(summary, "local", "failing", 0, "tests"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void what_the_manifest_says_of_nodes_is_written_as_the_schema_says() throws IOException {
        var run = Runs.of(
                List.of(Runs.test("unique", "fail", "", Runs.model("orders"))),
                List.of(),
                List.of(new NodeError(Runs.model("refunds"), "error", "")));
        var test = new NodeDetails(Map.of(NodeText.COLUMN, "order_id"), Optional.empty(), List.of(), List.of());
        Map<String, NodeDetails> details = Map.of(
                "model.shop.orders", Runs.readBy("Board", "dashboard"),
                "model.shop.refunds", Runs.readBy("Board", "dashboard"),
                "test.shop.unique", test);
        Map<String, Object> summary = write(Reports.bare().with(Runs.with(run, details), Optional.empty()));
        for (String list : List.of("failing", "errored")) {
            assertThat(at(summary, "local", list, 0, "group")).isEqualTo("finance");
            assertThat(at(summary, "local", list, 0, "owner", "email")).isEqualTo("finance@shop.example");
            assertThat(at(summary, "local", list, 0, "tags")).isEqualTo(List.of("daily"));
            assertThat(at(summary, "local", list, 0, "downstream", 0, "name")).isEqualTo("Board");
        }
        assertThat(at(summary, "local", "failing", 0, "tests", 0, "column")).isEqualTo("order_id");
    }

    @Test
    void nothing_but_the_summary_is_left_in_the_directory() throws IOException {
        write(whole());
        write(whole());
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("secoda.json"));
        }
    }

    @Test
    void a_directory_that_cannot_be_made_is_an_error() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> SummaryWriter.write(whole(), file.resolve("secoda")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void what_the_artifacts_fail_by_themselves_is_said_to_be_by_them() throws IOException {
        Verdict byArtifacts = new Verdict.Failed(Evidence.ARTIFACTS, List.of("1 model was not built"), List.of());
        assertThat(at(write(whole().judged(Reports.GATE, byArtifacts)), "sync", "evidence"))
                .isEqualTo("artifacts");
    }

    private static Report whole() {
        var run = Runs.of(
                List.of(Runs.test("unique", "fail", "Got 3 results", Runs.model("orders"))),
                List.of(Runs.test("accepted", "warn", "", Runs.model("products"))),
                List.of(new NodeError(Runs.model("refunds"), "error", "Database Error")));
        var poll = new Poll(
                NOON,
                Optional.of("2026-09-14T11:00:00Z"),
                OptionalInt.of(2),
                OptionalInt.empty(),
                Optional.of("503"),
                "wait");
        var state = new RunState(
                new IntegrationId("an-id"),
                "http://127.0.0.1:1",
                NOON,
                run,
                new Baseline.Known(FailingTests.of(List.of(), List.of())),
                Optional.of(NOON),
                Optional.of(new Trigger(NOON, new LastRun(Optional.empty()), false)));
        var target =
                new Report.Target("an-id", "http://127.0.0.1:1", "http://127.0.0.1:1/integrations/an-id/syncs", true);
        var ci = new CiRun(
                Ci.GITLAB,
                Optional.of("main"),
                Optional.of("abc123"),
                Optional.of("https://gitlab.example/shop/-/jobs/7"),
                Optional.of("12"));
        return Report.of("publish", Optional.of(target), Optional.of(ci), NOON)
                .with(state, Optional.of(new DbtExit("dbt build", 1, NOON, NOON.plusSeconds(5), false)))
                .with(new Outcome(
                        Rule.MOVED_AND_CERTAIN,
                        Optional.of(FailingTests.of(List.of("a-uuid"), List.of())),
                        NOON,
                        "last-run moved",
                        false,
                        Optional.empty(),
                        List.of(poll),
                        3))
                .judged(
                        Reports.GATE,
                        new Verdict.Failed(
                                Evidence.LAST_RUN_ADVANCED,
                                List.of("1 table or model is failing"),
                                List.of("1 comes from another run")))
                .endedAt(NOON.plusSeconds(5));
    }

    private Map<String, Object> write(Report report) throws IOException {
        String text = Files.readString(SummaryWriter.write(report, directory));
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/secoda.schema.json")));
        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
        return JSON.std.mapFrom(text);
    }

    private static Object at(Object value, Object... path) {
        Object here = value;
        for (Object step : path) {
            here = Objects.requireNonNull(
                    here instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) here).get(step));
        }
        return here;
    }
}
