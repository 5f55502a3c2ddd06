package co.secoda.dbt;

import java.util.OptionalDouble;

/**
 * One dbt test and how it ended, without its message.
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

    /**
     * The last part of its unique id: of a test without type and package and without the hash at its end, of a unit
     * test without its model too. It is the same in every run, and nearly always what the manifest calls the test.
     */
    public String name() {
        return NodeName.of(uniqueId);
    }
}
