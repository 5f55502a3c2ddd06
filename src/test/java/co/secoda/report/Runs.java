package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.GivenDbtRun;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Runs for reports to be written of. */
public final class Runs {
    private Runs() {}

    public static DbtNode model(String name) {
        return new DbtNode("model.shop." + name, name, "model", "models/" + name + ".sql");
    }

    public static TestResult test(String name, String status, String message, DbtNode... entities) {
        return test(name, status, 3, message, entities);
    }

    public static TestResult test(String name, String status, long rows, DbtNode... entities) {
        return test(name, status, rows, "Got " + rows + " results", entities);
    }

    private static TestResult test(String name, String status, long rows, String message, DbtNode... entities) {
        DbtNode test = new DbtNode("test.shop." + name, name, "test", "models/schema.yml");
        return new TestResult(test, status, OptionalLong.of(rows), message, List.of(entities));
    }

    public static DbtRun of(List<TestResult> failing, List<TestResult> warning, List<NodeError> errored) {
        return GivenDbtRun.of(file("manifest.json"), file("run_results.json"))
                .command(Optional.of("build"))
                .results(40, Map.of("pass", 40 - failing.size(), "fail", failing.size()))
                .failing(failing)
                .warning(warning)
                .errored(errored)
                .tests(4, 36, 12)
                .build();
    }

    /** The same run, with more known of its nodes. */
    public static DbtRun with(DbtRun run, Map<String, NodeDetails> details) {
        return GivenDbtRun.like(run).details(details).build();
    }

    /** Details of a node that this exposure reads from. */
    public static NodeDetails readBy(String exposure, String type) {
        Owner finance = new Owner(Optional.of("Finance team"), Optional.of("finance@shop.example"));
        return new NodeDetails(
                Map.of(NodeText.GROUP, "finance", NodeText.SCHEMA, "main"),
                Optional.of(finance),
                List.of("daily"),
                List.of(new Exposure("exposure.shop.board", exposure, Optional.of(type), Optional.of(finance))));
    }

    public static DbtRun failing(int entities) {
        return of(
                IntStream.range(0, entities)
                        .mapToObj(i -> test("unique_" + i, "fail", "Got 3 results", model("orders_" + i)))
                        .toList(),
                List.of(),
                List.of());
    }

    private static ArtifactFile file(String name) {
        return new ArtifactFile(
                Path.of("target", name),
                1234,
                "0123456789abcdef".repeat(4),
                Optional.of("1.11.12"),
                Optional.of("v12"),
                Optional.of("1a9ecf8c-5a70-4b2c-a852-eb451483a474"),
                Optional.of(Instant.parse("2026-09-14T05:30:04Z")));
    }
}
