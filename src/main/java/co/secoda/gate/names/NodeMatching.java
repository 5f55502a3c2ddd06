package co.secoda.gate.names;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.NodeEnding;
import co.secoda.dbt.TestCases;
import co.secoda.dbt.TestCases.TestCase;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.relation.RelationName;
import co.secoda.dbt.relation.Relations;
import co.secoda.dbt.relation.Relations.Relation;
import co.secoda.gate.names.SecodaEntity.RunNode;
import co.secoda.gate.names.SecodaEntity.RunNode.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the nodes of a run that Secoda's names mean: those of the same {@code database.schema.alias}, whatever the case
 * and the quotes. Where several differ in case alone, it is the one that is written the same, or none.
 */
final class NodeMatching {
    private final DbtRun run;
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, List<Relation>> relations = new HashMap<>();

    NodeMatching(DbtRun run) {
        this.run = run;
        run.failing().forEach(entity -> add(entity, Standing.FAILING));
        run.warning().forEach(entity -> add(entity, Standing.WARNING));
    }

    private void add(Entity entity, Standing standing) {
        String uniqueId = entity.node().uniqueId();
        standings.put(uniqueId, standing);
        RelationName.of(run.detailsOf(entity.node())).ifPresent(name -> add(new Relation(uniqueId, name)));
    }

    private void add(Relation relation) {
        List<Relation> same = relations.computeIfAbsent(relation.name().folded(), folded -> new ArrayList<>());
        if (!same.contains(relation)) {
            same.add(relation);
        }
    }

    /** The entities, each with its node if there is one. */
    Map<String, SecodaEntity> match(Collection<SecodaEntity> entities) {
        Set<String> elsewhere = entities.stream()
                .map(entity -> new RelationName(entity.name()).folded())
                .filter(folded -> !relations.containsKey(folded))
                .collect(Collectors.toSet());
        if (!elsewhere.isEmpty()) {
            readOthers(elsewhere);
        }
        return entities.stream()
                .map(entity -> node(entity).map(entity::as).orElse(entity))
                .collect(Collectors.toMap(SecodaEntity::id, entity -> entity));
    }

    /** The artifacts may be gone by now: then no more is known than what did not pass. */
    private void readOthers(Set<String> names) {
        try {
            List<Relation> found = Relations.find(run.manifest(), names);
            if (!found.isEmpty()) {
                Set<String> tested = tested(found);
                for (Relation relation : found) {
                    add(relation);
                    boolean passed = tested.contains(relation.uniqueId());
                    standings.putIfAbsent(relation.uniqueId(), passed ? Standing.PASSED : Standing.NOT_TESTED);
                }
            }
        } catch (ArtifactException e) {
            relations.keySet().removeAll(names);
        }
    }

    /** Those that a test with an outcome stands with. */
    private Set<String> tested(List<Relation> nodes) throws ArtifactException {
        Set<String> ids = nodes.stream().map(Relation::uniqueId).collect(Collectors.toSet());
        Set<String> tested = new HashSet<>();
        for (TestCases.TestSuite suite : run.inFull().testCases()) {
            boolean wanted = ids.contains(suite.entity());
            if (wanted
                    && suite.cases().stream().map(TestCase::ending).anyMatch(ending -> ending != NodeEnding.NOT_RUN)) {
                tested.add(suite.entity());
            }
        }
        return tested;
    }

    private Optional<RunNode> node(SecodaEntity entity) {
        RelationName name = new RelationName(entity.name());
        List<Relation> same = relations.getOrDefault(name.folded(), List.of());
        List<Relation> fitting = same.size() < 2
                ? same
                : same.stream().filter(other -> other.name().equals(name)).toList();
        return fitting.size() == 1
                ? fitting.stream()
                        .map(Relation::uniqueId)
                        .map(id -> new RunNode(id, Objects.requireNonNull(standings.get(id))))
                        .findFirst()
                : Optional.empty();
    }
}
