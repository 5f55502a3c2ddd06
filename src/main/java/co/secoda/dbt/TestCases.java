package co.secoda.dbt;

import co.secoda.dbt.Edges.Links;
import co.secoda.dbt.location.DbtProject;
import co.secoda.text.BoundedText.WholeCharacters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tests of a run by entity, also those that passed, which a {@link DbtRun} only counts. A test that speaks of
 * several entities stands with the first of them. Names and suites are made while they are iterated.
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

    private final Iterable<TestSuite> suites;
    private final Map<NodeEnding, Integer> endings;

    private TestCases(Iterable<TestSuite> suites, Map<NodeEnding, Integer> endings) {
        this.suites = suites;
        this.endings = Collections.unmodifiableMap(endings);
    }

    static TestCases of(
            NumberedIds ids, ResultStatuses statuses, TimedResults times, NodeLinks links, DbtProject project) {
        Suites suites = new Suites(ids, statuses, times, links, project);
        return new TestCases(suites::iterator, suites.endings);
    }

    /** What is known without the artifacts: the tests that failed or warned, without times. */
    public static TestCases notPassed(DbtRun run) {
        Map<String, Optional<String>> files = new HashMap<>();
        Map<String, List<TestCase>> byEntity = new LinkedHashMap<>();
        Stream.of(run.failingTests(), run.warningTests()).flatMap(List::stream).forEach(test -> {
            DbtNode entity = test.entities().get(0);
            files.put(entity.uniqueId(), entity.file());
            byEntity.computeIfAbsent(entity.uniqueId(), id -> new ArrayList<>())
                    .add(new TestCase(
                            WholeCharacters.of(test.test().uniqueId()),
                            test.status(),
                            OptionalDouble.empty(),
                            test.test().file()));
        });
        Map<NodeEnding, Integer> endings = new EnumMap<>(NodeEnding.class);
        byEntity.values().stream().flatMap(List::stream).forEach(test -> endings.merge(test.ending(), 1, Integer::sum));
        return new TestCases(
                byEntity.entrySet().stream()
                        .map(suite -> new TestSuite(
                                suite.getKey(), files.getOrDefault(suite.getKey(), Optional.empty()), suite.getValue()))
                        .toList(),
                endings);
    }

    /** How many of them ended how, without their being made. */
    public Map<NodeEnding, Integer> endings() {
        return endings;
    }

    /** The suites, in the order in which the run results first speak of their entities. */
    @Override
    public Iterator<TestSuite> iterator() {
        return suites.iterator();
    }

    /** The suites of a run that was read, made one by one. */
    private static final class Suites {
        private final NumberedIds ids;
        private final ResultStatuses statuses;
        private final TimedResults times;
        private final NodeLinks links;
        private final DbtProject project;
        /** The numbers of the tests, in the order of the run results. */
        private final Ints tests = new Ints();

        private final Links byEntity;
        private final Map<NodeEnding, Integer> endings = new EnumMap<>(NodeEnding.class);

        Suites(NumberedIds ids, ResultStatuses statuses, TimedResults times, NodeLinks links, DbtProject project) {
            this.ids = ids;
            this.statuses = statuses;
            this.times = times;
            this.links = links;
            this.project = project;
            Ints entities = new Ints();
            for (int id = 0; id < statuses.size(); id++) {
                if (Statuses.ofTest(ids, id)) {
                    tests.add(id);
                    entities.add(links.entity(id));
                    endings.merge(NodeEnding.ofTest(statuses.of(id)), 1, Integer::sum);
                }
            }
            this.byEntity = Links.of(entities, tests, ids.size(), new BitSet());
        }

        Iterator<TestSuite> iterator() {
            BitSet seen = new BitSet();
            return IntStream.range(0, tests.size())
                    .map(test -> links.entity(tests.get(test)))
                    .filter(entity -> !seen.get(entity))
                    .peek(seen::set)
                    .mapToObj(this::suite)
                    .iterator();
        }

        private Optional<String> file(int id) {
            return Optional.of(project.file(ids.get(id), links.file(id))).filter(DbtProject::isInCheckout);
        }

        private TestSuite suite(int entity) {
            return new TestSuite(
                    ids.get(entity),
                    file(entity),
                    IntStream.range(byEntity.first(entity), byEntity.end(entity))
                            .map(byEntity::target)
                            .mapToObj(test ->
                                    new TestCase(ids.get(test), statuses.of(test), times.seconds(test), file(test)))
                            .toList());
        }
    }

    /**
     * One dbt test, passed or not, and how it ended. A {@link TestResult} says more of one that didn't pass.
     *
     * @param uniqueId such as {@code test.shop.unique_orders_order_id.fed79b3a6e}
     * @param status as dbt wrote it
     * @param seconds how long it took, where dbt says so; not negative
     * @param file where it is written itself, as {@link TestSuite#file}
     */
    public record TestCase(String uniqueId, String status, OptionalDouble seconds, Optional<String> file) {
        /** What its status says. */
        public NodeEnding ending() {
            return NodeEnding.ofTest(status);
        }
    }
}
