package co.secoda.dbt;

import co.secoda.dbt.TestMatches.Subject;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import co.secoda.dbt.location.DbtProject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the manifest's entry of one node says, as far as patterns look at it. */
final class SubjectReader {
    private static final List<String> NODE =
            List.of("name", "original_file_path", "tags", "config", "attached_node", "depends_on");
    private static final List<String> CONFIG = List.of("tags");

    private final String uniqueId;
    private String name;
    private String path = "";
    private List<String> tags = List.of();
    private Optional<String> attachedNode = Optional.empty();
    private Set<String> parents = Set.of();

    private SubjectReader(String uniqueId) {
        this.uniqueId = uniqueId;
        this.name = uniqueId;
    }

    /** Reads the entry at whose start {@code json} stands. */
    static SubjectReader read(JsonReader json, String uniqueId) throws ArtifactException {
        SubjectReader entry = new SubjectReader(uniqueId);
        JsonReader.Members members = json.members(NODE);
        while (members.next()) {
            entry.take(members.name(), json);
        }
        return entry;
    }

    private void take(String member, JsonReader json) throws ArtifactException {
        switch (member) {
            case "name" -> name = json.string(NodeContent.MAX_TEXT).orElse(name);
            case "original_file_path" ->
                path = NodeContent.forwardSlashes(
                        json.string(NodeContent.MAX_TEXT).orElse(path));
            case "tags" -> takeTags(json);
            case "config" -> takeConfig(json);
            case "attached_node" -> attachedNode = json.string().filter(node -> !node.isBlank());
            default -> parents = NodeReader.parents(json);
        }
    }

    private void takeConfig(JsonReader json) throws ArtifactException {
        JsonReader.Members config = json.members(CONFIG);
        while (config.next()) {
            takeTags(json);
        }
    }

    private void takeTags(JsonReader json) {
        List<String> found = NodeContent.tags(json);
        tags = found.isEmpty() ? tags : found;
    }

    /** What the node speaks of, if it is a test: what it is attached to, or else the entities that it depends on. */
    Set<String> entities() {
        return attachedNode.map(Set::of).orElseGet(() -> parents.stream()
                .filter(NodeReader::isEntity)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The node itself. */
    Subject subject(DbtProject project) {
        return new Subject(uniqueId, name, project.file(uniqueId, path), tags);
    }
}
