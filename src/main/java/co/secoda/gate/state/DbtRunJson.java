package co.secoda.gate.state;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Labels;
import co.secoda.dbt.Problem;
import co.secoda.dbt.RunInFull;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.Excerpt;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.location.DbtProject;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.gate.known.Excuses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** A dbt run as a part of the state file. */
final class DbtRunJson {
    private static final String MORE_FAILING = "moreFailingTests";
    private static final String MORE_EXCUSED = "moreExcusedTests";
    private static final String MORE_WARNING = "moreWarningTests";
    private static final String LONGEST = "longestNodes";

    private DbtRunJson() {}

    static void write(RunJson json, DbtRun run, Excuses excuses) {
        KeptResults kept = KeptResults.of(run, excuses);
        json.object("manifest", Optional.of(run.manifest()), json::artifact);
        json.object("runResults", Optional.of(run.runResults()), json::artifact);
        json.text("command", run.command());
        json.text("target", run.inFull().target());
        json.number("results", run.results());
        json.numbers("statuses", run.statuses());
        json.objects("failingTests", kept.failing(), test -> test(json, test));
        KeptResults.writeInShort(json, MORE_FAILING, kept.moreFailing());
        KeptResults.writeInShort(json, MORE_EXCUSED, kept.moreExcused());
        json.objects("warningTests", kept.warning(), test -> test(json, test));
        KeptResults.writeInShort(json, MORE_WARNING, kept.moreWarning());
        json.objects("errored", kept.errored(), error -> error(json, error));
        json.number("skippedTests", run.skippedTests());
        if (!run.skippedNodes().isEmpty()) {
            json.numbers("skippedNodes", run.skippedNodes());
        }
        json.number("testsWithOutcome", run.testsWithOutcome());
        json.number("testedEntities", run.testedEntities());
        json.number("resultsNotInManifest", run.resultsNotInManifest());
        json.objects("problems", kept.problems(run), problem -> {
            json.text("kind", problem.kind().name());
            json.text("sentence", problem.sentence());
        });
        json.object("details", () -> NodeDetailsJson.write(json, run.details()));
        json.object("caveats", () -> CaveatsJson.write(json, run.caveats()));
        json.object("project", () -> project(json, run.project()));
        json.object(
                "labels",
                () -> labels(
                        json, kept.isAllOf(run) ? run.labels() : run.labels().only(kept.wholeIds())));
        json.text("elapsed", run.elapsed().map(Duration::toString));
        Map<String, Duration> longest = KeptResults.longest(run.inFull().longestIfKnown());
        if (!longest.isEmpty()) {
            json.object(LONGEST, () -> longest.forEach((id, took) -> json.number(id, took.toMillis())));
        }
        if (!run.freshness().equals(Freshness.NONE)) {
            json.object("freshness", () -> FreshnessJson.write(json, run.freshness()));
        }
    }

    static DbtRun read(JsonFields json) throws JsonFieldException {
        ArtifactFile manifest = file(json.object("manifest"));
        ArtifactFile runResults = file(json.object("runResults"));
        DbtProject project = project(json.optionalObject("project"));
        return new DbtRun(
                manifest,
                runResults,
                json.optionalText("command"),
                json.count("results"),
                counts(json.object("statuses")),
                tests(json, "failingTests", List.of(MORE_FAILING, MORE_EXCUSED)),
                tests(json, "warningTests", List.of(MORE_WARNING)),
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
                project,
                labels(json.optionalObject("labels")),
                FreshnessJson.duration(json, "elapsed"),
                FreshnessJson.read(json.optionalObject("freshness")),
                skippedNodes(json),
                List.of(),
                inFull(json, RunInFull.of(manifest, runResults, project, json.optionalText("target"))));
    }

    /** With how long its longest nodes took, if the file says it. */
    private static RunInFull inFull(JsonFields json, RunInFull run) throws JsonFieldException {
        Optional<JsonFields> longest = json.optionalObject(LONGEST);
        if (longest.isEmpty()) {
            return run;
        }
        Map<String, Duration> times = new LinkedHashMap<>();
        for (String uniqueId : longest.get().names()) {
            times.put(uniqueId, Duration.ofMillis(longest.get().number(uniqueId)));
        }
        return run.lasting(times);
    }

    private static void project(RunJson json, DbtProject project) {
        json.text("name", project.name());
        json.text("directory", project.directory().map(Path::toString));
        json.texts("packageFolders", project.packageFolders());
    }

    private static DbtProject project(Optional<JsonFields> json) throws JsonFieldException {
        if (json.isEmpty()) {
            return DbtProject.UNKNOWN;
        }
        Optional<Path> directory = json.get().optionalText("directory").isPresent()
                ? Optional.of(json.get().parsed("directory", Path::of))
                : Optional.empty();
        return new DbtProject(
                json.get().optionalText("name"), directory, json.get().texts("packageFolders"));
    }

    private static void labels(RunJson json, Labels labels) {
        json.text("project", labels.project());
        json.texts("toldApart", new TreeMap<>(labels.toldApart()));
        json.flag("byId", labels.byId());
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
        return new Labels(
                json.get().optionalText("project"), toldApart, json.get().flag("byId"));
    }

    private static ArtifactFile file(JsonFields json) throws JsonFieldException {
        Optional<JsonFields> excerpt = json.optionalObject("excerpt");
        ArtifactFile file = new ArtifactFile(
                json.parsed("path", Path::of),
                excerpt.isPresent() ? excerpt.get().number("fileBytes") : json.number("bytes"),
                excerpt.isPresent() ? excerpt.get().text("fileSha256") : json.text("sha256"),
                json.optionalText("dbtVersion"),
                json.optionalText("schemaVersion"),
                json.optionalText("invocationId"),
                json.optionalInstant("generatedAt"));
        ArtifactFile united =
                file.unitedFrom(json.names().contains("files") ? json.objects("files", DbtRunJson::file) : List.of());
        return excerpt.isPresent() ? united.sending(excerpt(json, excerpt.get())) : united;
    }

    private static Excerpt excerpt(JsonFields file, JsonFields json) throws JsonFieldException {
        SortedMap<String, Long> leftOut = new TreeMap<>();
        JsonFields parts = json.object("leftOut");
        for (String part : parts.names()) {
            leftOut.put(part, parts.number(part));
        }
        return new Excerpt(json.parsed("path", Path::of), file.number("bytes"), file.text("sha256"), leftOut);
    }

    /** State files of a version that kept none have none. */
    private static SortedMap<String, Integer> skippedNodes(JsonFields json) throws JsonFieldException {
        Optional<JsonFields> byType = json.optionalObject("skippedNodes");
        return byType.isPresent() ? counts(byType.get()) : new TreeMap<>();
    }

    private static SortedMap<String, Integer> counts(JsonFields json) throws JsonFieldException {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (String name : json.names()) {
            counts.put(name, json.count(name));
        }
        return counts;
    }

    private static List<TestResult> tests(JsonFields json, String whole, List<String> inShort)
            throws JsonFieldException {
        List<TestResult> tests = new ArrayList<>(json.objects(whole, DbtRunJson::test));
        for (String name : inShort) {
            tests.addAll(KeptResults.readInShort(json, name));
        }
        return tests;
    }

    private static void test(RunJson json, TestResult result) {
        json.object("test", () -> node(json, result.test()));
        json.text("status", result.status());
        json.number("failures", result.failures());
        json.text("message", result.message());
        json.objects("entities", result.entities(), node -> node(json, node));
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

    private static void error(RunJson json, NodeError error) {
        json.object("node", () -> node(json, error.node()));
        json.text("status", error.status());
        json.text("message", error.message());
    }

    private static NodeError error(JsonFields json) throws JsonFieldException {
        return new NodeError(node(json.object("node")), json.text("status"), json.text("message"));
    }

    private static void node(RunJson json, DbtNode node) {
        json.text("uniqueId", node.uniqueId());
        json.text("name", node.name());
        json.text("resourceType", node.resourceType());
        json.text("path", node.path());
    }

    private static DbtNode node(JsonFields json) throws JsonFieldException {
        return new DbtNode(json.text("uniqueId"), json.text("name"), json.text("resourceType"), json.text("path"));
    }
}
