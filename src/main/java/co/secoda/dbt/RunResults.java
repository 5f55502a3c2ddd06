package co.secoda.dbt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

    /** dbt has ten statuses; a file that makes up its own must not fill the memory with them. */
    private static final int MAX_STATUSES = 50;

    private final UniqueIds ids;
    private final SortedMap<String, Integer> statuses = new TreeMap<>();
    private final BitSet testsWithOutcome = new BitSet();
    private final UnknownStatuses unknownStatuses = new UnknownStatuses();
    private final List<Outcome> failing = new ArrayList<>();
    private final List<Outcome> warning = new ArrayList<>();
    private final List<Outcome> errored = new ArrayList<>();
    /** How many results there are of each id, by its number. */
    private final Ints resultsOf = new Ints();

    private int size;
    private int skippedTests;
    private int reusedTests;
    private int outcomes;
    private int testsWithoutQuery;

    RunResults(UniqueIds ids) {
        this.ids = ids;
    }

    void add(Result result) {
        int id = ids.add(result.uniqueId());
        String status = result.status();
        size++;
        statuses.merge(
                statuses.size() < MAX_STATUSES || statuses.containsKey(status) ? status : Statuses.OTHER,
                1,
                Integer::sum);
        count(id);
        if (!Statuses.known(result.uniqueId(), status)) {
            unknownStatuses.add(status, result.uniqueId());
        }
        if (Statuses.ofTest(result.uniqueId())) {
            addTest(id, result);
        } else if (Statuses.notBuilt(status)) {
            errored.add(new Outcome(id, status, result.failures(), result.message()));
        }
    }

    private void addTest(int id, Result test) {
        String status = test.status();
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
        return idsNotIn(manifest).map(resultsOf::get).sum();
    }

    /** The numbers of the results' ids that {@code manifest} doesn't have. */
    IntStream idsNotIn(BitSet manifest) {
        return IntStream.range(0, resultsOf.size()).filter(id -> !manifest.get(id));
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

    /** How many results there are. */
    int size() {
        return size;
    }

    /** What no known dbt writes. */
    List<Caveats.UnknownStatus> unknownStatuses() {
        return unknownStatuses.all();
    }

    /** How many tests passed without a query. */
    int testsWithoutQuery() {
        return testsWithoutQuery;
    }

    int skippedTests() {
        return skippedTests;
    }

    /** How many tests have the status {@code reused}, which is no outcome of this run. */
    int reusedTests() {
        return reusedTests;
    }

    /** Whether there is a result of this id, by its number. */
    boolean has(int id) {
        return id < resultsOf.size();
    }

    /** How many results are of tests with an outcome of their own. */
    int outcomes() {
        return outcomes;
    }

    private void count(int id) {
        if (id == resultsOf.size()) {
            resultsOf.add(0);
        }
        resultsOf.set(id, resultsOf.get(id) + 1);
    }
}
