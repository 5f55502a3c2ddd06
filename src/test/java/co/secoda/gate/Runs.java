package co.secoda.gate;

import co.secoda.dbt.Caveats;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.GivenDbtRun;
import co.secoda.dbt.Problem;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.Excuses.Excuse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Builds runs for tests: {@code run().failing("orders").warning("a", "b").build()}. */
public final class Runs {
    public static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

    private final List<TestResult> failing = new ArrayList<>();
    private final List<TestResult> warning = new ArrayList<>();
    private final List<NodeError> errored = new ArrayList<>();
    private int skipped;
    private int withOutcome = 20;
    private int tested = 10;
    private Caveats caveats = Caveats.NONE;
    private String digest = "ab12";

    public static Runs run() {
        return new Runs();
    }

    /** A run in which one test fails on each of these models. */
    public static DbtRun runFailing(String... entities) {
        Runs run = run();
        Arrays.stream(entities).forEach(run::failing);
        return run.build();
    }

    public static DbtRun cleanRun() {
        return run().build();
    }

    /** A list that excuses these of the failing tests, by their places in the run. */
    public static Excuses excusing(Integer... tests) {
        return excusing(List.of(tests));
    }

    static Excuses excusing(Collection<Integer> tests) {
        Excuse excuse = new Excuse("late events, DATA-412", Optional.of("finance@shop.example"), UNTIL);
        return new Excuses(
                tests.stream().collect(Collectors.toMap(test -> "test.shop.fail" + test, test -> excuse)),
                List.of(),
                Optional.of("c0ffee"));
    }

    public Runs failing(String... entities) {
        failing.add(result("fail", failing.size(), entities));
        return this;
    }

    public Runs warning(String... entities) {
        warning.add(result("warn", warning.size(), entities));
        return this;
    }

    public Runs errored(String... nodes) {
        Arrays.stream(nodes).forEach(node -> errored.add(new NodeError(model(node), "error", "no such column")));
        return this;
    }

    public Runs skipped(int tests) {
        skipped = tests;
        return this;
    }

    public Runs withOutcome(int tests) {
        withOutcome = tests;
        return this;
    }

    public Runs tested(int entities) {
        tested = entities;
        return this;
    }

    public Runs caveats(Caveats known) {
        caveats = known;
        return this;
    }

    public Runs digest(String sha256) {
        digest = sha256;
        return this;
    }

    public DbtRun build() {
        return GivenDbtRun.of(file("manifest.json"), file("run_results.json"))
                .command(Optional.of("build"))
                .results(withOutcome + skipped, Map.of("fail", failing.size(), "pass", withOutcome))
                .failing(failing)
                .warning(warning)
                .errored(errored)
                .tests(skipped, withOutcome, tested)
                .problems(List.of(new Problem(Problem.Kind.OLD, "the run results are two days old")))
                .caveats(caveats)
                .build();
    }

    private ArtifactFile file(String name) {
        return new ArtifactFile(
                Path.of("target", name),
                1234,
                digest + name,
                Optional.of("1.11.7"),
                Optional.of("v12"),
                Optional.of("c0ffee"),
                Optional.of(Instant.parse("2026-11-24T10:00:00.5Z")));
    }

    private static TestResult result(String status, int number, String... entities) {
        DbtNode test = new DbtNode("test.shop." + status + number, status + number, "test", "tests/t.sql");
        return new TestResult(
                test,
                status,
                OptionalLong.of(3),
                "Got 3 results",
                Arrays.stream(entities).map(Runs::model).toList());
    }

    private static DbtNode model(String name) {
        return new DbtNode("model.shop." + name, name, "model", "models/" + name + ".sql");
    }
}
