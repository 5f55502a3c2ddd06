package co.secoda.dbt;

import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import co.secoda.dbt.location.DbtProject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the manifest's entry of one node, or of one exposure, says. */
final class NodeContent {
    static final int MAX_TEXT = 1_000;
    private static final int MAX_DESCRIPTION = 500;
    private static final int MAX_CODE = 16_000;
    private static final int MAX_TAGS = 50;
    private static final int MAX_TAG = 100;

    private static final Map<String, NodeText> TEXTS = textsByName();
    private static final List<String> NODE = Stream.concat(
                    TEXTS.keySet().stream(),
                    Stream.of(
                            "name",
                            "resource_type",
                            "original_file_path",
                            "path",
                            "tags",
                            "owner",
                            "meta",
                            "config",
                            "label",
                            "type"))
            .toList();
    /** Since dbt 1.10 these are kept here; before, and in most files since, they are in the node too. */
    private static final List<String> CONFIG = List.of("severity", "group", "tags", "meta");

    private static final List<String> META = List.of("owner");

    private final String uniqueId;
    private final boolean withCode;
    private final Map<NodeText, String> texts = new EnumMap<>(NodeText.class);
    private String name;
    private String resourceType;
    private String path = "";
    private String pathInFolder = "";
    private boolean saysWhereCompiled;
    private List<String> tags = List.of();
    private Optional<Owner> owner = Optional.empty();
    private Optional<Owner> metaOwner = Optional.empty();
    private Optional<String> label = Optional.empty();
    private Optional<String> type = Optional.empty();

    private NodeContent(String uniqueId, boolean withCode) {
        int dot = uniqueId.indexOf('.');
        this.uniqueId = uniqueId;
        this.withCode = withCode;
        this.name = uniqueId;
        this.resourceType = dot < 0 ? uniqueId : uniqueId.substring(0, dot);
    }

    /** Of a node that the manifest doesn't have. */
    static NodeContent unknown(String uniqueId) {
        NodeContent content = new NodeContent(uniqueId, false);
        if (DbtNode.isOperation(uniqueId)) {
            content.name = Labels.BY_IDS_ALONE.of(uniqueId).name();
        }
        return content;
    }

    /**
     * Reads the entry at whose start {@code json} stands.
     *
     * @param withCode whether to keep the query, too
     */
    static NodeContent read(JsonReader json, String uniqueId, boolean withCode) throws ArtifactException {
        NodeContent content = new NodeContent(uniqueId, withCode);
        JsonReader.Members members = json.members(NODE);
        while (members.next()) {
            content.take(members.name(), json);
        }
        return content;
    }

    DbtNode node(DbtProject project) {
        return new DbtNode(uniqueId, name, resourceType, project.file(uniqueId, path));
    }

    Exposure exposure() {
        return new Exposure(uniqueId, label.orElse(name), type, owner.or(() -> metaOwner));
    }

    /**
     * Where dbt writes its query, from the folder {@code compiled} on; empty where the manifest itself says whether and
     * where it did, as those of dbt 0.20 and newer do. As dbt's {@code get_target_write_path} has it, a node that isn't
     * called as its file, such as a generic test, is below a folder of that file's name.
     */
    Optional<String> compiledBelow() {
        if (saysWhereCompiled || path.isEmpty() || pathInFolder.isEmpty()) {
            return Optional.empty();
        }
        boolean ofItsFile = fileName(path).equals(fileName(pathInFolder));
        return Optional.ofNullable(texts.get(NodeText.PACKAGE))
                .map(name -> "compiled/" + name + "/" + path + (ofItsFile ? "" : "/" + pathInFolder));
    }

    /** Takes note of where its query lies. */
    void compiledTo(String file) {
        texts.put(NodeText.COMPILED_PATH, file);
    }

    private static String fileName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** The rest, with the owner of its group before one of its own. */
    NodeDetails details(Map<String, Owner> groupOwners, List<Exposure> downstream) {
        String group = "group." + texts.get(NodeText.PACKAGE) + "." + texts.get(NodeText.GROUP);
        Optional<Owner> ofGroup = Optional.ofNullable(groupOwners.get(group));
        return new NodeDetails(texts, ofGroup.or(() -> owner).or(() -> metaOwner), tags, downstream);
    }

    private void take(String member, JsonReader json) throws ArtifactException {
        switch (member) {
            case "name" -> name = json.string(MAX_TEXT).orElse(name);
            case "resource_type" -> resourceType = json.string(MAX_TEXT).orElse(resourceType);
            case "original_file_path" ->
                path = forwardSlashes(json.string(MAX_TEXT).orElse(path));
            case "path" -> pathInFolder = forwardSlashes(json.string(MAX_TEXT).orElse(""));
            case "owner" -> owner = Owner.read(json);
            case "label" -> label = text(json, MAX_TEXT);
            case "type" -> type = text(json, MAX_TAG);
            case "tags" -> takeTags(json);
            case "meta" -> takeMeta(json);
            case "config" -> takeConfig(json);
            default -> takeText(member, json);
        }
    }

    private void takeConfig(JsonReader json) throws ArtifactException {
        JsonReader.Members config = json.members(CONFIG);
        while (config.next()) {
            take(config.name(), json);
        }
    }

    private void takeMeta(JsonReader json) throws ArtifactException {
        JsonReader.Members meta = json.members(META);
        while (meta.next()) {
            metaOwner = Owner.read(json).or(() -> metaOwner);
        }
    }

    private void takeTags(JsonReader json) {
        List<String> found = tags(json);
        tags = found.isEmpty() ? tags : found;
    }

    /** The tags that the current value names. */
    static List<String> tags(JsonReader json) {
        return json.strings(MAX_TAGS, MAX_TAG);
    }

    private void takeText(String member, JsonReader json) {
        NodeText which = TEXTS.getOrDefault(member, NodeText.ALIAS);
        saysWhereCompiled |= which == NodeText.COMPILED_PATH;
        if (!isWanted(which)) {
            json.skip();
            return;
        }
        text(json, longest(which)).map(text -> cleaned(which, text)).ifPresent(text -> texts.put(which, text));
    }

    /** The relation of a test is there only if dbt stores its failures; of a model it is the model's own. */
    private boolean isWanted(NodeText which) {
        return switch (which) {
            case STORED_FAILURES -> Statuses.ofTest(uniqueId);
            case COMPILED_CODE -> withCode;
            default -> true;
        };
    }

    private static int longest(NodeText which) {
        return switch (which) {
            case DESCRIPTION -> MAX_DESCRIPTION;
            case COMPILED_CODE -> MAX_CODE;
            default -> MAX_TEXT;
        };
    }

    private static String cleaned(NodeText which, String text) {
        return switch (which) {
            // It begins with the package: shop://models/schema.yml.
            case PATCH_PATH -> forwardSlashes(text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3));
            case COMPILED_PATH -> forwardSlashes(text);
            case SEVERITY -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private static Optional<String> text(JsonReader json, int limit) {
        return json.string(limit).filter(text -> !text.isBlank());
    }

    /** dbt on Windows writes backslashes. */
    static String forwardSlashes(String path) {
        return path.replace('\\', '/');
    }

    private static Map<String, NodeText> textsByName() {
        Map<String, NodeText> texts = new HashMap<>();
        Arrays.stream(NodeText.values()).forEach(text -> texts.put(text.inManifest(), text));
        texts.put("identifier", NodeText.ALIAS);
        texts.put("compiled_sql", NodeText.COMPILED_CODE); // before dbt 1.3
        return Map.copyOf(texts);
    }
}
