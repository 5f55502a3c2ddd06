package co.secoda.report;

import co.secoda.dbt.DbtRun.Entity;
import java.util.Comparator;
import java.util.List;

/** Which entities are told of first. */
public final class WorstFirst {
    private static final Comparator<Entity> MOST_TESTS_THEN_ROWS = Comparator.<Entity>comparingInt(
                    entity -> entity.tests().size())
            .thenComparingLong(WorstFirst::rows)
            .reversed();

    private WorstFirst() {}

    /** Those with the most tests first, then those with the most rows that a test found; else the order stays. */
    public static List<Entity> first(List<Entity> entities) {
        return entities.stream().sorted(MOST_TESTS_THEN_ROWS).toList();
    }

    private static long rows(Entity entity) {
        return entity.tests().stream()
                .mapToLong(test -> test.failures().orElse(0))
                .sum();
    }
}
