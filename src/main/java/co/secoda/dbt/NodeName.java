package co.secoda.dbt;

/** What people call a node, by its unique id alone. */
final class NodeName {
    private static final String HASH = "\\.[0-9a-f]{10}$";

    private NodeName() {}

    /**
     * The id without type and package: of a versioned model {@code orders.v2}, of a source {@code raw.orders}. Of a
     * test without the hash at its end, of a unit test without its model.
     */
    static String of(String uniqueId) {
        String[] parts = uniqueId.split("\\.", uniqueId.startsWith("unit_test.") ? 4 : 3);
        String last = parts[parts.length - 1];
        return Statuses.ofTest(uniqueId) ? last.replaceFirst(HASH, "") : last;
    }
}
