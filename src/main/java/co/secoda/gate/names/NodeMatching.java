package co.secoda.gate.names;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.relation.RelationName;
import co.secoda.dbt.relation.Relations;
import co.secoda.dbt.relation.Relations.Relation;
import co.secoda.gate.names.SecodaEntity.Match;
import co.secoda.gate.names.SecodaEntity.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the nodes of a run that Secoda's names mean: those of the same {@code database.schema.alias}, whatever the case
 * and the quotes. If several differ in case alone, it is the one that is written the same, or it stays open which.
 * Nodes that are one table in the database, as a model and a source of its table are, are one entity. A test that
 * failed or warned and speaks of no table goes by its own name, too.
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
        if (entity.tests().get(0).test().equals(entity.node())) {
            add(new Relation(uniqueId, new RelationName(entity.node().name())));
        }
    }

    private void add(Relation relation) {
        List<Relation> alike = relations.computeIfAbsent(relation.name().folded(), folded -> new ArrayList<>());
        if (alike.stream().noneMatch(other -> other.uniqueId().equals(relation.uniqueId()))) {
            alike.add(relation);
        }
    }

    /** The entities, each with what of the run it is. */
    Map<String, SecodaEntity> match(Collection<SecodaEntity> entities) {
        List<RelationName> names =
                entities.stream().map(entity -> new RelationName(entity.name())).toList();
        // Of one that is spelled otherwise there may be a twin, which passed.
        boolean allSpelledAlike = names.stream().allMatch(this::isSpelledLikeOne);
        Standing otherwise = allSpelledAlike || readOthers(names) ? Standing.NOT_IN_MANIFEST : Standing.UNKNOWN;
        return entities.stream()
                .map(entity -> entity.as(match(new RelationName(entity.name()), otherwise)))
                .collect(Collectors.toMap(SecodaEntity::id, entity -> entity));
    }

    private boolean isSpelledLikeOne(RelationName name) {
        return relations.getOrDefault(name.folded(), List.of()).stream()
                .anyMatch(relation -> relation.name().equals(name));
    }

    /** Whether the artifacts could be read. If not, no more is known than what did not pass. */
    private boolean readOthers(List<RelationName> names) {
        try {
            List<Relation> found = Relations.find(
                    run.manifest(), names.stream().map(RelationName::folded).collect(Collectors.toSet()));
            Set<String> tested = found.isEmpty()
                    ? Set.of()
                    : run.inFull().tested(found.stream().map(Relation::uniqueId).toList());
            for (Relation relation : found) {
                add(relation);
                standings.putIfAbsent(
                        relation.uniqueId(),
                        tested.contains(relation.uniqueId()) ? Standing.TESTED : Standing.NOT_TESTED);
            }
            return true;
        } catch (ArtifactException e) {
            return false;
        }
    }

    private Match match(RelationName name, Standing otherwise) {
        List<Relation> alike = relations.getOrDefault(name.folded(), List.of());
        if (alike.isEmpty()) {
            return new Match(otherwise, List.of());
        }
        boolean spelledAlike = alike.stream().map(Relation::name).distinct().count() == 1;
        List<String> nodes = alike.stream()
                .filter(other -> spelledAlike || other.name().equals(name))
                .map(Relation::uniqueId)
                .sorted(Comparator.comparing(this::standing))
                .toList();
        return new Match(nodes.isEmpty() ? Standing.SEVERAL : standing(nodes.get(0)), nodes);
    }

    private Standing standing(String uniqueId) {
        return Objects.requireNonNull(standings.get(uniqueId));
    }
}
