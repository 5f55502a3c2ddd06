package co.secoda.dbt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is kept of the results: counts, the numbers of the ids, and in detail only what did not pass. */
final class RunResults {
    /**
     * A result that did not pass.
     *
     * @param id the number of its unique id
     */
    record Outcome(int id, String status, OptionalLong failures, String message) {}

    /**
     * One result, as far as it is used.
     *
     * @param status as {@link Statuses#spelled} spells it
     * @param queried whether nothing in it says that dbt asked the database nothing
     */
    record Result(String uniqueId, String status, OptionalLong failures, String message, boolean queried) {}

    /** How a result stands to those before it. */
    enum Place {
        /** It is the first of its node. */
        FIRST,
        /** There was one of its node that says the same, and it isn't kept. */
        TWIN,
        /** There was one of its node that says something else. */
        CONTRADICTION
    }

    /** dbt has ten statuses; a file that makes up its own must not fill the memory with them. */
    private static final int MAX_STATUSES = 50;

    private final NumberedIds ids;
    private final SortedMap<String, Integer> statuses = new TreeMap<>();
    private final BitSet testsWithOutcome = new BitSet();
    private final SortedMap<String, Integer> skippedNodes = new TreeMap<>();
    private final SortedMap<String, Caveats.UnknownStatus> unknownStatuses = new TreeMap<>();
    private final List<Outcome> failing = new ArrayList<>();
    private final List<Outcome> warning = new ArrayList<>();
    private final List<Outcome> errored = new ArrayList<>();
    private final ResultStatuses statusOf = new ResultStatuses();
    private final Map<Integer, Long> failuresOf = new HashMap<>();
    private final List<Integer> twins = new ArrayList<>();
    private final TimedResults times = new TimedResults();

    private int size;
    private int skippedTests;
    private int reusedTests;
    private int outcomes;
    private int testsWithoutQuery;
    private int testsWithoutOutcome;

    RunResults(NumberedIds ids) {
        this.ids = ids;
    }

    /** Keeps a result, whose unique id has the number {@code id}, unless there is one of its node. */
    Place add(int id, Result result) {
        String status = result.status();
        String counted = statuses.size() < MAX_STATUSES || statuses.containsKey(status) ? status : Statuses.OTHER;
        if (has(id)) {
            return addAgain(id, counted, result.failures());
        }
        size++;
        statuses.merge(counted, 1, Integer::sum);
        keep(id, counted, result.failures());
        if (!Statuses.known(result.uniqueId(), status)) {
            addUnknown(status, result.uniqueId());
        }
        if (Statuses.ofTest(result.uniqueId())) {
            addTest(id, result);
        } else if (status.equals(Statuses.SKIPPED)) {
            skippedNodes.merge(DbtNode.type(result.uniqueId()), 1, Integer::sum);
        } else if (Statuses.notBuilt(status)) {
            errored.add(new Outcome(id, status, result.failures(), result.message()));
        }
        return Place.FIRST;
    }

    private void addUnknown(String status, String uniqueId) {
        boolean room = unknownStatuses.size() < MAX_STATUSES || unknownStatuses.containsKey(status);
        String counted = room ? status : Statuses.OTHER;
        unknownStatuses.merge(
                counted,
                new Caveats.UnknownStatus(counted, 1, uniqueId),
                (known, one) -> new Caveats.UnknownStatus(counted, known.results() + 1, known.example()));
    }

    /** Twins differ in time and thread, and may in their message; what they say of their node is the same. */
    private Place addAgain(int id, String status, OptionalLong failures) {
        boolean same = statusOf.of(id).equals(status) && failures.orElse(0) == failuresOf.getOrDefault(id, 0L);
        if (!same) {
            return Place.CONTRADICTION;
        }
        twins.add(id);
        return Place.TWIN;
    }

    private void keep(int id, String status, OptionalLong failures) {
        statusOf.add(status);
        failures.ifPresent(count -> {
            if (count != 0) {
                failuresOf.put(id, count);
            }
        });
    }

    private void addTest(int id, Result test) {
        String status = test.status();
        if (Statuses.withoutOutcome(status)) {
            testsWithoutOutcome++;
        }
        if (status.equals(Statuses.SKIPPED)) {
            skippedTests++;
        } else if (status.equals(Statuses.REUSED)) {
            reusedTests++;
        } else if (Statuses.outcome(status)) {
            outcomes++;
            testsWithOutcome.set(id);
        }
        if (Statuses.failing(status)) {
            failing.add(new Outcome(id, status, test.failures(), test.message()));
        } else if (status.equals(Statuses.WARN)) {
            warning.add(new Outcome(id, status, test.failures(), test.message()));
        } else if (status.equals(Statuses.PASS) && !test.queried()) {
            testsWithoutQuery++;
        }
    }

    /** How many results name ids that {@code manifest} doesn't have. */
    int notIn(BitSet manifest) {
        return (int) idsNotIn(manifest).count();
    }

    /** The numbers of the results' ids that {@code manifest} should have and doesn't. */
    IntStream idsNotIn(BitSet manifest) {
        return IntStream.range(0, statusOf.size()).filter(id -> !manifest.get(id) && !DbtNode.isOperation(ids.get(id)));
    }

    /** What each result ended with, as {@link #statuses} counts it. */
    ResultStatuses statusOf() {
        return statusOf;
    }

    /** When they were made, as far as that was read. */
    TimedResults times() {
        return times;
    }

    /** The ids that did not pass, which reports name. */
    IntStream idsNotPassed() {
        return Stream.of(failing, warning, errored).flatMap(List::stream).mapToInt(Outcome::id);
    }

    /** How many results did not pass. */
    int notPassed() {
        return failing.size() + warning.size() + errored.size();
    }

    /** Tests with an outcome of their own. */
    BitSet testsWithOutcome() {
        return testsWithOutcome;
    }

    List<Outcome> failing() {
        return failing;
    }

    List<Outcome> warning() {
        return warning;
    }

    List<Outcome> errored() {
        return errored;
    }

    SortedMap<String, Integer> statuses() {
        return statuses;
    }

    /** The numbers of the ids that are there more than once, each time again. */
    List<Integer> twins() {
        return twins;
    }

    /** How many results there are, of each node one. */
    int size() {
        return size;
    }

    /** What no known dbt writes. */
    List<Caveats.UnknownStatus> unknownStatuses() {
        return List.copyOf(unknownStatuses.values());
    }

    /** How many tests passed without a query. */
    int testsWithoutQuery() {
        return testsWithoutQuery;
    }

    /** How many tests have a status that no test of dbt has that looked at the data. */
    int testsWithoutOutcome() {
        return testsWithoutOutcome;
    }

    int skippedTests() {
        return skippedTests;
    }

    /** How many nodes that are no tests were skipped, by resource type. */
    SortedMap<String, Integer> skippedNodes() {
        return skippedNodes;
    }

    /** How many tests have the status {@code reused}, which is no outcome of this run. */
    int reusedTests() {
        return reusedTests;
    }

    /** Whether there is a result of this id, by its number. */
    boolean has(int id) {
        return id < statusOf.size();
    }

    /** How many results are of tests with an outcome of their own. */
    int outcomes() {
        return outcomes;
    }
}
