package co.secoda.dbt.relation;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactReader;
import co.secoda.dbt.artifact.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the models, sources, seeds and snapshots of some names in a manifest, in one go and in constant memory. */
public final class Relations {
    private static final List<String> SECTIONS = List.of("nodes", "sources");
    private static final List<String> ENTITIES = List.of("model.", "source.", "seed.", "snapshot.");
    /** As others of a node. */
    private static final int MAX_TEXT = 1_000;

    /** More than a few nodes are never one table; a manifest that was made so must not fill the memory. */
    private static final int MOST_ALIKE = 50;

    private static final List<String> NODE = List.of("database", "schema", "alias", "identifier", "name");

    private final JsonReader json;
    private final Set<String> wanted;
    private final List<Relation> found = new ArrayList<>();
    private final Map<String, Integer> alike = new HashMap<>();

    /**
     * A node that was found.
     *
     * @param uniqueId such as {@code model.shop.orders}
     * @param name what it is called in its database
     */
    public record Relation(String uniqueId, RelationName name) {}

    private Relations(JsonReader json, Set<String> wanted) {
        this.json = json;
        this.wanted = wanted;
    }

    /**
     * The nodes of these names, of each name the first 50.
     *
     * @param manifest a manifest that was read before
     * @param wanted names, {@link RelationName#folded}
     * @throws ArtifactException if it isn't there any more, or isn't the file that it was
     */
    public static List<Relation> find(ArtifactFile manifest, Set<String> wanted) throws ArtifactException {
        return ArtifactReader.again(manifest, ArtifactKind.MANIFEST, json -> read(json, wanted));
    }

    private static List<Relation> read(JsonReader json, Set<String> wanted) throws ArtifactException {
        Relations search = new Relations(json, wanted);
        JsonReader.Members members = json.members(SECTIONS);
        while (members.next()) {
            if (json.atObject()) {
                search.readNodes();
            } else {
                json.skip();
            }
        }
        return search.found;
    }

    private void readNodes() throws ArtifactException {
        while (json.nextMember()) {
            String uniqueId = json.memberName();
            if (json.atObject() && ENTITIES.stream().anyMatch(uniqueId::startsWith)) {
                Optional<RelationName> name = readName();
                if (name.isPresent() && isWanted(name.get().folded())) {
                    found.add(new Relation(uniqueId, name.get()));
                }
            } else {
                json.skip();
            }
        }
    }

    private boolean isWanted(String folded) {
        return wanted.contains(folded) && alike.merge(folded, 1, Integer::sum) <= MOST_ALIKE;
    }

    private Optional<RelationName> readName() throws ArtifactException {
        Optional<String> database = Optional.empty();
        Optional<String> schema = Optional.empty();
        Optional<String> alias = Optional.empty();
        Optional<String> name = Optional.empty();
        JsonReader.Members members = json.members(NODE);
        while (members.next()) {
            Optional<String> text = json.string(MAX_TEXT).filter(value -> !value.isBlank());
            switch (members.name()) {
                case "database" -> database = text;
                case "schema" -> schema = text;
                case "name" -> name = text;
                default -> alias = text.isPresent() ? text : alias;
            }
        }
        Optional<String> called = alias.isPresent() ? alias : name;
        return RelationName.of(database, schema, called);
    }
}
