package co.secoda.dbt;

import java.util.Set;

/** The statuses of results, as dbt spells them, and what they mean for a test and for any other node. */
final class Statuses {
    /** Stands for a status that isn't there. */
    static final String NONE = "(none)";

    static final String WARN = "warn";
    static final String SKIPPED = "skipped";

    private static final Set<String> FAILING = Set.of("fail", "error", "runtime error");
    private static final Set<String> OUTCOMES = Set.of("pass", WARN, "fail", "error", "runtime error");
    private static final Set<String> NOT_BUILT = Set.of("error", "runtime error", "fail", "partial success");
    private static final Set<String> OTHERS = Set.of("success", SKIPPED, "no-op", "reused");

    private Statuses() {}

    /** Whether the id is of a test, whose statuses mean something else than those of other nodes. */
    static boolean ofTest(String uniqueId) {
        return uniqueId.startsWith("test.") || uniqueId.startsWith("unit_test.");
    }

    /** Whether a test with this status has an outcome of its own. */
    static boolean outcome(String status) {
        return OUTCOMES.contains(status);
    }

    static boolean failing(String status) {
        return FAILING.contains(status);
    }

    /** Whether a node, not a test, with this status could not be built. */
    static boolean notBuilt(String status) {
        return NOT_BUILT.contains(status);
    }

    static boolean known(String status) {
        return OUTCOMES.contains(status) || NOT_BUILT.contains(status) || OTHERS.contains(status);
    }
}
