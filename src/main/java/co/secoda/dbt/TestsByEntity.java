package co.secoda.dbt;

import co.secoda.dbt.DbtRun.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Tests, gathered by the entities that they speak of, in the order in which these are first spoken of. */
final class TestsByEntity {
    private TestsByEntity() {}

    /** The entities of all of these. */
    static List<Entity> of(List<TestResult> tests) {
        return without(Set.of(), tests);
    }

    /** Those of the same that none of the others speaks of. */
    static List<Entity> of(List<TestResult> tests, List<TestResult> others) {
        Set<String> theirs = others.stream()
                .flatMap(test -> test.entities().stream())
                .map(DbtNode::uniqueId)
                .collect(Collectors.toSet());
        return without(theirs, tests);
    }

    private static List<Entity> without(Set<String> leftOut, List<TestResult> tests) {
        // By texts: where hashes collide, a map sorts them, and no records.
        Map<String, DbtNode> nodes = new HashMap<>();
        Map<String, List<TestResult>> byEntity = new LinkedHashMap<>();
        for (TestResult test : tests) {
            for (DbtNode entity : test.entities()) {
                if (!leftOut.contains(entity.uniqueId())) {
                    nodes.put(entity.uniqueId(), entity);
                    byEntity.computeIfAbsent(entity.uniqueId(), id -> new ArrayList<>())
                            .add(test);
                }
            }
        }
        List<Entity> entities = new ArrayList<>();
        byEntity.forEach((id, itsTests) -> entities.add(new Entity(Objects.requireNonNull(nodes.get(id)), itsTests)));
        return List.copyOf(entities);
    }
}
