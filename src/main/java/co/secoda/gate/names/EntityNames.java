package co.secoda.gate.names;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.text.NumberText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Secoda calls the entities of an answer.
 *
 * @param wanted the ids that names were wanted for
 * @param known the entities with a name, by their ids
 * @param why why others have none, in words without a full stop
 */
public record EntityNames(Set<String> wanted, Map<String, SecodaEntity> known, String why) {
    /** Of an answer whose ids were not looked up. */
    public static final EntityNames NONE = new EntityNames(Set.of(), Map.of(), "");

    public EntityNames {
        wanted = Collections.unmodifiableSet(new LinkedHashSet<>(wanted));
        Map<String, SecodaEntity> ofWanted = new LinkedHashMap<>();
        for (String id : wanted) {
            SecodaEntity entity = known.get(id);
            if (entity != null) {
                ofWanted.put(id, entity);
            }
        }
        known = Collections.unmodifiableMap(ofWanted);
    }

    /** What is known of an entity. */
    public Optional<SecodaEntity> of(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Whether each of these ids has a name. */
    public boolean knowsAll(Collection<String> ids) {
        return known.keySet().containsAll(ids);
    }

    /** The same, with what is known from elsewhere of those that have no name yet. */
    public EntityNames orElse(Map<String, SecodaEntity> others) {
        Map<String, SecodaEntity> all = new LinkedHashMap<>(others);
        all.putAll(known);
        return new EntityNames(wanted, all, why);
    }

    /** The same, with the nodes of a run that the names fit. */
    public EntityNames in(DbtRun run) {
        return known.isEmpty() ? this : new EntityNames(wanted, new NodeMatching(run).match(known.values()), why);
    }

    /** The entities that are this node of a run. */
    public List<SecodaEntity> of(DbtNode node) {
        return known.values().stream()
                .filter(entity -> entity.match().nodes().contains(node.uniqueId()))
                .toList();
    }

    /** What an entity is called in words: as its node if it has one, else by Secoda's name. */
    public String label(SecodaEntity entity, DbtRun run) {
        return entity.node().map(uniqueId -> run.labels().of(uniqueId).text()).orElseGet(entity::shownName);
    }

    /** How many ids stay without a name, and why, without a full stop; empty if all have one. */
    public Optional<String> note() {
        int nameless = wanted.size() - known.size();
        return nameless == 0
                ? Optional.empty()
                : Optional.of(nameless + " of " + NumberText.count(wanted.size(), "id", "ids")
                        + " in Secoda's answer " + (nameless == 1 ? "stays" : "stay") + " without a name: " + why
                        + " (secoda.names)");
    }
}
