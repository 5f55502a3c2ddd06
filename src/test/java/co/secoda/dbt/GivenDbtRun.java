package co.secoda.dbt;

import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.location.DbtProject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds a run for tests: one without a result, or like another, to which a test adds what it is about. */
public final class GivenDbtRun {
    private final ArtifactFile manifest;
    private final ArtifactFile runResults;
    private Optional<String> command = Optional.empty();
    private Optional<String> target = Optional.empty();
    private int results;
    private Map<String, Integer> statuses = Map.of();
    private List<TestResult> failing = List.of();
    private List<TestResult> warning = List.of();
    private List<NodeError> errored = List.of();
    private int skippedTests;
    private int testsWithOutcome;
    private int testedEntities;
    private List<Problem> problems = List.of();
    private Map<String, NodeDetails> details = Map.of();
    private Map<String, Integer> skippedNodes = Map.of();
    private Caveats caveats = Caveats.NONE;
    private DbtProject project = DbtProject.UNKNOWN;
    private Labels labels = Labels.BY_IDS_ALONE;

    private GivenDbtRun(ArtifactFile manifest, ArtifactFile runResults) {
        this.manifest = manifest;
        this.runResults = runResults;
    }

    /** A run of these artifacts without a result. */
    public static GivenDbtRun of(ArtifactFile manifest, ArtifactFile runResults) {
        return new GivenDbtRun(manifest, runResults);
    }

    /** A run with all that the artifacts of another say. */
    public static GivenDbtRun like(DbtRun run) {
        GivenDbtRun given = of(run.manifest(), run.runResults())
                .command(run.command())
                .results(run.results(), run.statuses())
                .failing(run.failingTests())
                .warning(run.warningTests())
                .errored(run.errored())
                .tests(run.skippedTests(), run.testsWithOutcome(), run.testedEntities())
                .skipping(run.skippedNodes())
                .problems(run.problems())
                .details(run.details())
                .caveats(run.caveats());
        return given.named(run.project(), run.labels());
    }

    public GivenDbtRun command(Optional<String> which) {
        command = which;
        return this;
    }

    public GivenDbtRun target(String name) {
        target = Optional.of(name);
        return this;
    }

    public GivenDbtRun results(int all, Map<String, Integer> byStatus) {
        results = all;
        statuses = byStatus;
        return this;
    }

    public GivenDbtRun failing(List<TestResult> tests) {
        failing = tests;
        return this;
    }

    public GivenDbtRun warning(List<TestResult> tests) {
        warning = tests;
        return this;
    }

    public GivenDbtRun errored(List<NodeError> nodes) {
        errored = nodes;
        return this;
    }

    public GivenDbtRun tests(int skipped, int withOutcome, int ofEntities) {
        skippedTests = skipped;
        testsWithOutcome = withOutcome;
        testedEntities = ofEntities;
        return this;
    }

    public GivenDbtRun skipping(Map<String, Integer> nodesByType) {
        skippedNodes = nodesByType;
        return this;
    }

    public GivenDbtRun problems(List<Problem> found) {
        problems = found;
        return this;
    }

    public GivenDbtRun details(Map<String, NodeDetails> byId) {
        details = byId;
        return this;
    }

    public GivenDbtRun caveats(Caveats known) {
        caveats = known;
        return this;
    }

    public GivenDbtRun named(DbtProject itsProject, Labels itsLabels) {
        project = itsProject;
        labels = itsLabels;
        return this;
    }

    public DbtRun build() {
        return new DbtRun(
                manifest,
                runResults,
                command,
                results,
                new TreeMap<>(statuses),
                failing,
                warning,
                errored,
                skippedTests,
                testsWithOutcome,
                testedEntities,
                0,
                problems,
                details,
                caveats,
                project,
                labels,
                Optional.empty(),
                Freshness.NONE,
                new TreeMap<>(skippedNodes),
                List.of(),
                RunInFull.of(manifest, runResults, project, target));
    }
}
