package co.secoda.dbt;

import java.util.OptionalDouble;

/**
 * One dbt test, passed or not, and how it ended. A {@link TestResult} says more of one that didn't pass.
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
}
