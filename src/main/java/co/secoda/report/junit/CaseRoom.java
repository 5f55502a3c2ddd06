package co.secoda.report.junit;

import co.secoda.dbt.NodeEnding;
import co.secoda.dbt.TestCases.TestCase;
import co.secoda.dbt.TestCases.TestSuite;
import co.secoda.text.NumberText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which cases a report has room for: {@value #MOST_CASES}, those that did not pass before those that did. */
final class CaseRoom {
    /** With these a report has some 30 MB at most, which build servers still take. */
    static final int MOST_CASES = 30_000;

    /** Of dbt's messages; cases after these say how they ended, and no more. */
    private static final long MOST_TEXT = 6_000_000;

    private static final Set<NodeEnding> HAVE_PASSED = Set.of(NodeEnding.PASSED, NodeEnding.NOT_RUN);

    private final int leftOut;
    private int errored;
    private int notPassed;
    private int passed;
    private long text = MOST_TEXT;

    private CaseRoom(int leftOut, int errored, int notPassed, int passed) {
        this.leftOut = leftOut;
        this.errored = errored;
        this.notPassed = notPassed;
        this.passed = passed;
    }

    /**
     * The room for tests that ended so.
     *
     * @param errored how many nodes were not built, which come first
     */
    static CaseRoom of(Map<NodeEnding, Integer> endings, int errored) {
        int passed = HAVE_PASSED.stream()
                .mapToInt(ending -> endings.getOrDefault(ending, 0))
                .sum();
        int notPassed = endings.values().stream().mapToInt(count -> count).sum() - passed;
        int errors = Math.min(errored, MOST_CASES);
        int roomForOthers = Math.min(notPassed, MOST_CASES - errors);
        int roomForPassed = Math.min(passed, MOST_CASES - errors - roomForOthers);
        int leftOut = errored + notPassed + passed - errors - roomForOthers - roomForPassed;
        return new CaseRoom(leftOut, errors, roomForOthers, roomForPassed);
    }

    private static boolean hasPassed(TestCase test) {
        return HAVE_PASSED.contains(test.ending());
    }

    /** That not all cases are there, if so. */
    Optional<String> told() {
        return leftOut == 0
                ? Optional.empty()
                : Optional.of("only " + NumberText.of(MOST_CASES) + " cases, and " + NumberText.of(leftOut)
                        + " are left out: those that passed or did not run go first");
    }

    /** Whether no case finds room any more. */
    boolean isFull() {
        return passed <= 0 && notPassed <= 0;
    }

    /** What of a list of errors there is room for. */
    <T> List<T> errors(List<T> all) {
        return all.subList(0, Math.min(errored, all.size()));
    }

    /** Those of a suite's cases that there is room for, which is then taken. */
    List<TestCase> take(TestSuite suite) {
        return suite.cases().stream().filter(this::take).toList();
    }

    private boolean take(TestCase test) {
        return hasPassed(test) ? passed-- > 0 : notPassed-- > 0;
    }

    /** A message, of which at most so many characters are written; empty where there is no more room for messages. */
    String message(String message, int most) {
        text -= Math.min(message.length(), most);
        return text < 0 ? "" : message;
    }
}
