package co.secoda.dbt;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * One dbt test and how it ended, without its message.
 *
 * @param uniqueId such as {@code test.shop.unique_orders_order_id.fed79b3a6e}
 * @param status as dbt wrote it
 * @param seconds how long it took, where dbt says so; not negative
 */
public record TestCase(String uniqueId, String status, OptionalDouble seconds) {
    /** What a status says of a test. */
    public enum Ending {
        /** It holds. */
        PASSED,
        /** It doesn't hold, and is only to warn. */
        WARNED,
        /** It doesn't hold. */
        FAILED,
        /** It could not be run to its end. */
        BROKEN,
        /** It was not run by this command. */
        NOT_RUN
    }

    private static final Set<String> BROKEN = Set.of("error", "runtime error");
    private static final String HASH = "\\.[0-9a-f]{10}$";

    /** What its status says. */
    public Ending ending() {
        if (!Statuses.outcome(status)) {
            return Ending.NOT_RUN;
        }
        if (Statuses.failing(status)) {
            return BROKEN.contains(status) ? Ending.BROKEN : Ending.FAILED;
        }
        return status.equals(Statuses.WARN) ? Ending.WARNED : Ending.PASSED;
    }

    /**
     * The last part of its unique id: of a test without type and package and without the hash at its end, of a unit
     * test without its model too. It is the same in every run, and nearly always what the manifest calls the test.
     */
    public String name() {
        String[] parts = uniqueId.split("\\.", uniqueId.startsWith("unit_test.") ? 4 : 3);
        return parts[parts.length - 1].replaceFirst(HASH, "");
    }
}
