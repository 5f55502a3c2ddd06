package co.secoda.dbt;

import co.secoda.dbt.NodePlaces.NodeFiles;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactReader;
import co.secoda.dbt.location.DbtProject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The tests of a run by entity, also those that passed, which a {@link DbtRun} only counts. A test that speaks of
 * several entities stands with the first of them. Memory grows with the number of tests and nodes (some 200 bytes
 * each); names and suites are made while they are iterated.
 */
public final class TestCases implements Iterable<TestCases.TestSuite> {
    /**
     * The tests of one entity.
     *
     * @param entity the unique id of the model, source, seed or snapshot, or of the test itself where it speaks of none
     * @param file where the entity is written, relative to the dbt project, with forward slashes; absent where that
     *     isn't known, or isn't in the checkout
     * @param cases in the order of the run results
     */
    public record TestSuite(String entity, Optional<String> file, List<TestCase> cases) {
        public TestSuite {
            cases = List.copyOf(cases);
        }
    }

    private record Result(int id, String status, double seconds) {
        TestCase named(NumberedIds ids) {
            return new TestCase(
                    ids.get(id), status, seconds >= 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty());
        }
    }

    private static final double NO_TIME = -1;

    private final DbtProject project;
    private final NumberedIds ids = new NumberedIds();
    private final NodeFiles files = new NodeFiles();
    private final Map<Integer, List<Result>> byEntity = new LinkedHashMap<>();

    private TestCases(DbtProject project) {
        this.project = project;
    }

    /**
     * Reads a run's artifacts once more, streaming.
     *
     * @throws ArtifactException if one of them isn't there any more, or isn't the one that the run was read from
     */
    public static TestCases read(DbtRun run) throws ArtifactException {
        TestCases cases = new TestCases(run.project());
        List<Result> results = new ArrayList<>();
        // Counted as failed, every test has its entities kept.
        RunResults allFailed = new RunResults(cases.ids);
        ArtifactReader.again(
                run.runResults(),
                json -> TestResultsReader.read(json, (uniqueId, status, seconds) -> {
                    RunResults.Place place =
                            allFailed.add(new RunResults.Result(uniqueId, "fail", OptionalLong.empty(), "", true));
                    if (place == RunResults.Place.FIRST) {
                        results.add(new Result(cases.ids.find(uniqueId), status, seconds.orElse(NO_TIME)));
                    }
                }));
        Map<Integer, int[]> entities = ArtifactReader.again(
                        run.manifest(), json -> ManifestReader.read(json, cases.ids, allFailed, cases.files))
                .entities();
        for (Result result : results) {
            cases.add(entities.getOrDefault(result.id(), new int[] {result.id()})[0], result);
        }
        return cases;
    }

    /** What is known without the artifacts: the tests that failed or warned, without times. */
    public static TestCases notPassed(DbtRun run) {
        // Their files are found by now.
        TestCases cases = new TestCases(DbtProject.UNKNOWN);
        Stream.of(run.failingTests(), run.warningTests()).flatMap(List::stream).forEach(cases::addNotPassed);
        return cases;
    }

    private void addNotPassed(TestResult test) {
        DbtNode entity = test.entities().get(0);
        int id = ids.add(entity.uniqueId());
        files.add(id, entity.path());
        add(id, new Result(ids.add(test.test().uniqueId()), test.status(), NO_TIME));
    }

    private void add(int entity, Result result) {
        byEntity.computeIfAbsent(entity, id -> new ArrayList<>()).add(result);
    }

    /** The suites, in the order in which the run results first speak of their entities. */
    @Override
    public Iterator<TestSuite> iterator() {
        return byEntity.entrySet().stream()
                .map(suite -> new TestSuite(
                        ids.get(suite.getKey()),
                        Optional.of(project.file(ids.get(suite.getKey()), files.of(suite.getKey())))
                                .filter(DbtProject::isInCheckout),
                        suite.getValue().stream()
                                .map(result -> result.named(ids))
                                .toList()))
                .iterator();
    }

    /**
     * One dbt test, passed or not, and how it ended. A {@link TestResult} says more of one that didn't pass.
     *
     * @param uniqueId such as {@code test.shop.unique_orders_order_id.fed79b3a6e}
     * @param status as dbt wrote it
     * @param seconds how long it took, where dbt says so; not negative
     */
    public record TestCase(String uniqueId, String status, OptionalDouble seconds) {
        /** What its status says. */
        public NodeEnding ending() {
            return NodeEnding.ofTest(status);
        }
    }
}
