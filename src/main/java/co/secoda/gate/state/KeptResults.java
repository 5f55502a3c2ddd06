package co.secoda.gate.state;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Problem;
import co.secoda.dbt.TestResult;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.gate.known.Excuses;
import co.secoda.text.NumberText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a state file has room for of what did not pass. The first tests are kept whole. Of the others the file keeps the
 * unique ids, and of those with the same entities one, and one that is excused: what can be said of an answer hangs on
 * the entities alone.
 *
 * @param failing failing tests that are kept whole
 * @param moreFailing failing tests that are kept in short
 * @param moreExcused the same of failing tests that are excused
 * @param warning tests that warned and are kept whole
 * @param moreWarning tests that warned and are kept in short
 * @param errored nodes that were not built, all with their messages
 */
record KeptResults(
        List<TestResult> failing,
        List<TestResult> moreFailing,
        List<TestResult> moreExcused,
        List<TestResult> warning,
        List<TestResult> moreWarning,
        List<NodeError> errored) {
    /** In bytes of the file. */
    private static final long ROOM_FAILING = 14L << 20;

    private static final long ROOM_WARNING = 6L << 20;
    private static final long ROOM_ERRORED = 6L << 20;
    private static final long ROOM_LONGEST = 1L << 20;

    /** What an object takes besides its texts, at most: names, quotes and indentation. */
    private static final int OBJECT = 250;

    private static final String BETWEEN = "\n";

    static KeptResults of(DbtRun run, Excuses excuses) {
        List<TestResult> failing = fitting(run.failingTests(), KeptResults::bytes, ROOM_FAILING);
        List<TestResult> warning = fitting(run.warningTests(), KeptResults::bytes, ROOM_WARNING);
        return new KeptResults(
                failing,
                inShort(run.failingTests(), failing.size(), excuses::counts),
                inShort(run.failingTests(), failing.size(), test -> !excuses.counts(test)),
                warning,
                inShort(run.warningTests(), warning.size(), test -> true),
                fitting(run.errored(), error -> bytes(error.node()) + bytes(error.message()) + OBJECT, ROOM_ERRORED));
    }

    private static <T> List<T> fitting(List<T> all, ToLongFunction<T> bytes, long room) {
        long left = room;
        for (int kept = 0; kept < all.size(); kept++) {
            left -= bytes.applyAsLong(all.get(kept));
            if (left < 0) {
                return all.subList(0, kept);
            }
        }
        return all;
    }

    private static List<TestResult> inShort(List<TestResult> all, int whole, Predicate<TestResult> wanted) {
        if (whole == all.size()) {
            return List.of();
        }
        Set<Set<String>> named = new HashSet<>();
        all.subList(0, whole).stream().filter(wanted).forEach(test -> named.add(entities(test)));
        List<TestResult> others = new ArrayList<>();
        for (TestResult test : all.subList(whole, all.size())) {
            if (wanted.test(test) && named.add(entities(test))) {
                others.add(test);
            }
        }
        return others;
    }

    private static Set<String> entities(TestResult test) {
        return test.entities().stream().map(DbtNode::uniqueId).collect(Collectors.toSet());
    }

    private static long bytes(TestResult test) {
        return OBJECT
                + bytes(test.message())
                + bytes(test.test())
                + test.entities().stream().mapToLong(KeptResults::bytes).sum();
    }

    private static long bytes(DbtNode node) {
        return OBJECT + bytes(node.uniqueId()) + bytes(node.name()) + bytes(node.path());
    }

    /** In UTF-8, with what JSON escapes. */
    private static long bytes(String text) {
        return text.chars()
                .mapToLong(c -> c < 0x20 ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3)
                .sum();
    }

    /** Whether all is kept as it is. */
    boolean isAllOf(DbtRun run) {
        return failing.size() == run.failingTests().size()
                && warning.size() == run.warningTests().size()
                && errored.size() == run.errored().size();
    }

    /** The run's problems, and that not all was kept; that is told once, however often the state is written. */
    List<Problem> problems(DbtRun run) {
        boolean told = run.problems().stream().anyMatch(problem -> problem.kind() == Problem.Kind.STATE_IN_SHORT);
        if (isAllOf(run) || told) {
            return run.problems();
        }
        String sentence = "The state file has no room for all that did not pass. It has whole "
                + part(failing.size(), run.failingTests().size(), "failing tests") + ", "
                + part(warning.size(), run.warningTests().size(), "tests that warned") + " and "
                + part(errored.size(), run.errored().size(), "nodes not built")
                + ". Of the other tests it names each table or model once; "
                + NumberText.count(leftOut(run), "test is", "tests are")
                + " left out. The verdict is the same. The reports of the goal that uploaded it name more";
        return Stream.concat(run.problems().stream(), Stream.of(new Problem(Problem.Kind.STATE_IN_SHORT, sentence)))
                .toList();
    }

    private static String part(int kept, int all, String what) {
        return NumberText.of(kept) + " of " + NumberText.of(all) + " " + what;
    }

    private int leftOut(DbtRun run) {
        int kept = failing.size() + moreFailing.size() + moreExcused.size() + warning.size() + moreWarning.size();
        return run.failingTests().size() + run.warningTests().size() - kept;
    }

    /** The unique ids of all that is kept whole. */
    Set<String> wholeIds() {
        Set<String> ids = new HashSet<>();
        Stream.of(failing, warning).flatMap(List::stream).forEach(test -> {
            ids.add(test.test().uniqueId());
            ids.addAll(entities(test));
        });
        errored.forEach(error -> ids.add(error.node().uniqueId()));
        return ids;
    }

    /** The longest nodes that there is room for; they come the longest first. */
    static Map<String, Duration> longest(Map<String, Duration> all) {
        Map<String, Duration> longest = new LinkedHashMap<>();
        long left = ROOM_LONGEST;
        for (Map.Entry<String, Duration> node : all.entrySet()) {
            left -= OBJECT + bytes(node.getKey());
            if (left >= 0) {
                longest.put(node.getKey(), node.getValue());
            }
        }
        return longest;
    }

    /** Writes tests in short: the status, the test and its entities, in a text each. */
    static void writeInShort(RunJson json, String name, List<TestResult> tests) {
        if (!tests.isEmpty()) {
            json.texts(name, tests.stream().map(KeptResults::inShort).toList());
        }
    }

    private static String inShort(TestResult test) {
        return Stream.concat(
                        Stream.of(test.status(), test.test().uniqueId()),
                        test.entities().stream().map(DbtNode::uniqueId))
                .collect(Collectors.joining(BETWEEN));
    }

    /** Reads tests in short; none where the file has none. */
    static List<TestResult> readInShort(JsonFields json, String name) throws JsonFieldException {
        List<TestResult> tests = new ArrayList<>();
        for (String text : json.names().contains(name) ? json.texts(name) : List.<String>of()) {
            List<String> parts = List.of(text.split(BETWEEN, -1));
            if (parts.size() < 3) {
                throw json.wrong(name, "names a test without an entity");
            }
            tests.add(new TestResult(
                    named(parts.get(1)),
                    parts.get(0),
                    OptionalLong.empty(),
                    "",
                    parts.stream().skip(2).map(KeptResults::named).toList()));
        }
        return tests;
    }

    /** A node of which the file has the unique id alone. */
    private static DbtNode named(String uniqueId) {
        String[] parts = uniqueId.split("\\.", 3);
        return new DbtNode(uniqueId, parts[parts.length - 1], parts[0], "");
    }
}
