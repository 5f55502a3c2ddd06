package co.secoda.gate.state;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Labels;
import co.secoda.dbt.NodeError;
import co.secoda.dbt.Problem;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.location.DbtProject;
import co.secoda.file.JsonFieldException;
import co.secoda.file.JsonFields;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A dbt run as a part of the state file. */
final class DbtRunJson {
    private DbtRunJson() {}

    static Map<String, Object> write(DbtRun run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("manifest", file(run.manifest()));
        json.put("runResults", file(run.runResults()));
        run.command().ifPresent(command -> json.put("command", command));
        json.put("results", run.results());
        json.put("statuses", run.statuses());
        json.put("failingTests", each(run.failingTests(), DbtRunJson::test));
        json.put("warningTests", each(run.warningTests(), DbtRunJson::test));
        json.put("errored", each(run.errored(), DbtRunJson::error));
        json.put("skippedTests", run.skippedTests());
        json.put("testsWithOutcome", run.testsWithOutcome());
        json.put("testedEntities", run.testedEntities());
        json.put("resultsNotInManifest", run.resultsNotInManifest());
        json.put(
                "problems",
                each(run.problems(), problem -> Map.of("kind", problem.kind().name(), "sentence", problem.sentence())));
        json.put("details", NodeDetailsJson.write(run.details()));
        json.put("caveats", CaveatsJson.write(run.caveats()));
        json.put("project", project(run.project()));
        json.put("labels", labels(run.labels()));
        return json;
    }

    static DbtRun read(JsonFields json) throws JsonFieldException {
        return new DbtRun(
                file(json.object("manifest")),
                file(json.object("runResults")),
                json.optionalText("command"),
                json.count("results"),
                statuses(json.object("statuses")),
                json.objects("failingTests", DbtRunJson::test),
                json.objects("warningTests", DbtRunJson::test),
                json.objects("errored", DbtRunJson::error),
                json.count("skippedTests"),
                json.count("testsWithOutcome"),
                json.count("testedEntities"),
                json.count("resultsNotInManifest"),
                json.objects(
                        "problems",
                        problem ->
                                new Problem(problem.parsed("kind", Problem.Kind::valueOf), problem.text("sentence"))),
                NodeDetailsJson.read(json.optionalObject("details")),
                CaveatsJson.read(json.optionalObject("caveats")),
                project(json.optionalObject("project")),
                labels(json.optionalObject("labels")));
    }

    private static Map<String, Object> project(DbtProject project) {
        Map<String, Object> json = new LinkedHashMap<>();
        project.name().ifPresent(name -> json.put("name", name));
        project.directory().ifPresent(directory -> json.put("directory", directory.toString()));
        json.put("packageFolders", project.packageFolders());
        return json;
    }

    private static DbtProject project(Optional<JsonFields> json) throws JsonFieldException {
        if (json.isEmpty()) {
            return DbtProject.UNKNOWN;
        }
        Optional<Path> directory = json.get().optionalText("directory").isPresent()
                ? Optional.of(json.get().parsed("directory", Path::of))
                : Optional.empty();
        return new DbtProject(json.get().optionalText("name"), directory, json.get().texts("packageFolders"));
    }

    private static Map<String, Object> labels(Labels labels) {
        Map<String, Object> json = new LinkedHashMap<>();
        labels.project().ifPresent(project -> json.put("project", project));
        json.put("toldApart", new TreeMap<>(labels.toldApart()));
        json.put("byId", labels.byId());
        return json;
    }

    private static Labels labels(Optional<JsonFields> json) throws JsonFieldException {
        if (json.isEmpty()) {
            return Labels.BY_IDS_ALONE;
        }
        JsonFields named = json.get().object("toldApart");
        Map<String, String> toldApart = new TreeMap<>();
        for (String uniqueId : named.names()) {
            toldApart.put(uniqueId, named.text(uniqueId));
        }
        return new Labels(json.get().optionalText("project"), toldApart, json.get().flag("byId"));
    }

    private static Map<String, Object> file(ArtifactFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path().toString());
        json.put("bytes", file.bytes());
        json.put("sha256", file.sha256());
        file.dbtVersion().ifPresent(version -> json.put("dbtVersion", version));
        file.schemaVersion().ifPresent(version -> json.put("schemaVersion", version));
        file.invocationId().ifPresent(id -> json.put("invocationId", id));
        file.generatedAt().map(Instant::toString).ifPresent(at -> json.put("generatedAt", at));
        return json;
    }

    private static ArtifactFile file(JsonFields json) throws JsonFieldException {
        return new ArtifactFile(
                json.parsed("path", Path::of),
                json.number("bytes"),
                json.text("sha256"),
                json.optionalText("dbtVersion"),
                json.optionalText("schemaVersion"),
                json.optionalText("invocationId"),
                json.optionalInstant("generatedAt"));
    }

    private static SortedMap<String, Integer> statuses(JsonFields json) throws JsonFieldException {
        SortedMap<String, Integer> statuses = new TreeMap<>();
        for (String status : json.names()) {
            statuses.put(status, json.count(status));
        }
        return statuses;
    }

    private static Map<String, Object> test(TestResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("test", node(result.test()));
        json.put("status", result.status());
        result.failures().ifPresent(failures -> json.put("failures", failures));
        json.put("message", result.message());
        json.put("entities", each(result.entities(), DbtRunJson::node));
        return json;
    }

    private static TestResult test(JsonFields json) throws JsonFieldException {
        List<DbtNode> entities = json.objects("entities", DbtRunJson::node);
        if (entities.isEmpty()) {
            throw json.wrong("entities", "is empty");
        }
        return new TestResult(
                node(json.object("test")),
                json.text("status"),
                json.optionalNumber("failures").map(OptionalLong::of).orElse(OptionalLong.empty()),
                json.text("message"),
                entities);
    }

    private static Map<String, Object> error(NodeError error) {
        return Map.of("node", node(error.node()), "status", error.status(), "message", error.message());
    }

    private static NodeError error(JsonFields json) throws JsonFieldException {
        return new NodeError(node(json.object("node")), json.text("status"), json.text("message"));
    }

    private static Map<String, Object> node(DbtNode node) {
        return Map.of(
                "uniqueId", node.uniqueId(),
                "name", node.name(),
                "resourceType", node.resourceType(),
                "path", node.path());
    }

    private static DbtNode node(JsonFields json) throws JsonFieldException {
        return new DbtNode(json.text("uniqueId"), json.text("name"), json.text("resourceType"), json.text("path"));
    }

    private static <T> List<Object> each(List<T> values, Function<T, Map<String, Object>> json) {
        return new ArrayList<>(values.stream().map(json).toList());
    }
}
