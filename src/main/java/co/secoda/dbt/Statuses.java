package co.secoda.dbt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The statuses of results, as dbt spells them, and what they mean for a test and for any other node. They are those of
 * dbt's published schemas of run results, v1 (dbt 0.19) to v6 (Fusion): of a run {@code success}, {@code error},
 * {@code skipped}, and newer {@code partial success} (1.9), {@code no-op} (1.10) and {@code reused} (Fusion); of a test
 * {@code pass}, {@code fail}, {@code warn}, {@code error}, {@code skipped}; of freshness {@code runtime error} besides.
 */
final class Statuses {
    /** Stands for a status that isn't there, or is blank. */
    static final String NONE = "(none)";

    /** Stands for those past a bound. */
    static final String OTHER = "(other)";

    static final String WARN = "warn";
    static final String SKIPPED = "skipped";
    static final String REUSED = "reused";
    static final String PASS = "pass";

    private static final Set<String> FAILING = Set.of("fail", "error", "runtime error");
    private static final Set<String> OUTCOMES = Set.of(PASS, WARN, "fail", "error", "runtime error");
    private static final Set<String> NOT_BUILT = Set.of("error", "runtime error", "fail", "partial success");
    private static final Set<String> OTHERS = Set.of("success", SKIPPED, "no-op", REUSED);

    private static final byte[] TEST = "test.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UNIT_TEST = "unit_test.".getBytes(StandardCharsets.UTF_8);

    private Statuses() {}

    /** Whether the id with this number is of a data test. */
    static boolean ofDataTest(NumberedIds ids, int id) {
        return ids.beginsWith(id, TEST);
    }

    /** Whether the id with this number is of a unit test. */
    static boolean ofUnitTest(NumberedIds ids, int id) {
        return ids.beginsWith(id, UNIT_TEST);
    }

    /** The same as {@link #ofTest(String)} of the id with this number. */
    static boolean ofTest(NumberedIds ids, int id) {
        return ofDataTest(ids, id) || ofUnitTest(ids, id);
    }

    /** Whether the id is of a test, whose statuses mean something else than those of other nodes. */
    static boolean ofTest(String uniqueId) {
        return uniqueId.startsWith("test.") || uniqueId.startsWith("unit_test.");
    }

    /**
     * A status as dbt spells it, in small letters: Fusion was seen to write {@code Fail}. One that isn't known stays as
     * it is.
     */
    static String spelled(String status) {
        if (status.isBlank()) {
            return NONE;
        }
        String small = status.toLowerCase(Locale.ROOT);
        return OUTCOMES.contains(small) || NOT_BUILT.contains(small) || OTHERS.contains(small) ? small : status;
    }

    /** Whether a test with this status has an outcome of its own. */
    static boolean outcome(String status) {
        return OUTCOMES.contains(status);
    }

    /** Whether a known status of a test, other than skipped, says nothing of the data. */
    static boolean withoutOutcome(String status) {
        return OTHERS.contains(status) && !status.equals(SKIPPED);
    }

    static boolean failing(String status) {
        return FAILING.contains(status);
    }

    /** Whether a node, not a test, with this status could not be built. */
    static boolean notBuilt(String status) {
        return NOT_BUILT.contains(status);
    }

    /** Whether a known dbt writes this status of such a node; {@code partial success} of a test none does. */
    static boolean known(String uniqueId, String status) {
        return OUTCOMES.contains(status)
                || OTHERS.contains(status)
                || (NOT_BUILT.contains(status) && !ofTest(uniqueId));
    }
}
