package co.secoda.dbt;

import java.util.Set;

/** What the status of a result says of its node. */
public enum NodeEnding {
    /** A test that holds, or a node that was built. */
    PASSED,
    /** A test that doesn't hold, and is only to warn. */
    WARNED,
    /** A test that doesn't hold. */
    FAILED,
    /** A test that could not be run to its end, or a node that could not be built. */
    BROKEN,
    /** This command did not run it; what this reader doesn't know counts as that. */
    NOT_RUN;

    private static final Set<String> BROKEN_TEST = Set.of("error", "runtime error");
    private static final Set<String> BUILT = Set.of("success", "pass");

    /** What {@code status}, as dbt wrote it, says of the node with this id. */
    static NodeEnding of(String uniqueId, String status) {
        return Statuses.ofTest(uniqueId) ? ofTest(status) : ofOther(status);
    }

    /** The same of the node whose id has this number. */
    static NodeEnding of(NumberedIds ids, int id, String status) {
        return Statuses.ofTest(ids, id) ? ofTest(status) : ofOther(status);
    }

    /** The same, of a test. */
    static NodeEnding ofTest(String status) {
        if (!Statuses.outcome(status)) {
            return NOT_RUN;
        }
        if (Statuses.failing(status)) {
            return BROKEN_TEST.contains(status) ? BROKEN : FAILED;
        }
        return status.equals(Statuses.WARN) ? WARNED : PASSED;
    }

    private static NodeEnding ofOther(String status) {
        if (Statuses.notBuilt(status)) {
            return BROKEN;
        }
        if (status.equals(Statuses.WARN)) {
            return WARNED;
        }
        return BUILT.contains(status) ? PASSED : NOT_RUN;
    }
}
