package co.secoda.gate.names;

import co.secoda.text.NumberText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
