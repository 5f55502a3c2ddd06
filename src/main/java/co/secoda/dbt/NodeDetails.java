package co.secoda.dbt;

import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report may tell of a node that didn't pass, besides its name and file.
 *
 * @param texts what has one value; what the manifest doesn't say, or leaves empty, is absent
 * @param owner whom its group belongs to, else the {@code owner} in its {@code meta}
 * @param tags its tags, at most 50
 * @param downstream the exposures that read from it, directly or not, at most 20; none unless they were asked for
 */
public record NodeDetails(
        Map<NodeText, String> texts, Optional<Owner> owner, List<String> tags, List<Exposure> downstream) {
    /** Of a node that nothing more is known of. */
    public static final NodeDetails NONE = new NodeDetails(Map.of(), Optional.empty(), List.of(), List.of());

    public NodeDetails {
        EnumMap<NodeText, String> copy = new EnumMap<>(NodeText.class);
        copy.putAll(texts);
        texts = Collections.unmodifiableMap(copy);
        tags = List.copyOf(tags);
        downstream = List.copyOf(downstream);
    }

    /** One of the texts, if the manifest has it. */
    public Optional<String> text(NodeText which) {
        return Optional.ofNullable(texts.get(which));
    }

    /** The same without the query, and without its file. */
    NodeDetails withoutQuery() {
        Map<NodeText, String> fewer = new EnumMap<>(NodeText.class);
        fewer.putAll(texts);
        fewer.remove(NodeText.COMPILED_PATH);
        fewer.remove(NodeText.COMPILED_CODE);
        return new NodeDetails(fewer, owner, tags, downstream);
    }

    /** What the manifest says of a node besides its {@link DbtNode}, as far as it is a text. */
    public enum NodeText {
        /** The dbt package that the node is of. */
        PACKAGE("package_name", "package"),
        /** The YAML file that describes it, relative to the package, with forward slashes. */
        PATCH_PATH("patch_path", "patchPath"),
        /** Its group, which may have an owner. */
        GROUP("group", "group"),
        /** Its description, up to 500 characters. */
        DESCRIPTION("description", "description"),
        /** The database that it is in. */
        DATABASE("database", "database"),
        /** The schema that it is in. */
        SCHEMA("schema", "schema"),
        /** What it is called there; of a source, its {@code identifier}. */
        ALIAS("alias", "alias"),
        /** The column that a test looks at. */
        COLUMN("column_name", "column"),
        /** Of a test: {@code error} or {@code warn}. */
        SEVERITY("severity", "severity"),
        /** The unique id of what a test is defined on. */
        ATTACHED_NODE("attached_node", "attachedNode"),
        /** Where dbt wrote the query that it ran; relative to the dbt project unless it is absolute. */
        COMPILED_PATH("compiled_path", "compiledPath"),
        /** Of a test: the relation, quoted as the database wants it, that dbt stores the failing rows in. */
        STORED_FAILURES("relation_name", "storedFailures"),
        /** The query itself, up to 16,000 characters, of the first that did not pass; no file of ours has it. */
        COMPILED_CODE("compiled_code", "compiledCode");

        private final String inManifest;
        private final String key;

        NodeText(String inManifest, String key) {
            this.inManifest = inManifest;
            this.key = key;
        }

        /** The manifest's name for it. */
        String inManifest() {
            return inManifest;
        }

        /** What the files that we write call it. */
        public String key() {
            return key;
        }

        /** Whether the files that later goals and scripts read have it. */
        public boolean isWritten() {
            return this != COMPILED_CODE;
        }
    }

    /**
     * Whom a group, a node or an exposure belongs to. At least one of the two is there.
     *
     * @param name of a person or a team
     * @param email one address, or several with commas between
     */
    public record Owner(Optional<String> name, Optional<String> email) {
        private static final List<String> NAMES = List.of("name", "email");
        private static final int MAX_TEXT = 200;
        private static final int MAX_SEVERAL = 5;
        private static final List<String> GROUP = List.of("owner");
        /** Far more than any project has. */
        private static final int MAX_GROUPS = 5_000;

        /** Reads the value at which {@code json} stands: an object with a name or an email, or the name alone. */
        static Optional<Owner> read(JsonReader json) throws ArtifactException {
            if (!json.atObject()) {
                return of(several(json), Optional.empty());
            }
            Optional<String> name = Optional.empty();
            Optional<String> email = Optional.empty();
            JsonReader.Members members = json.members(NAMES);
            while (members.next()) {
                if (members.name().equals("name")) {
                    name = several(json);
                } else {
                    email = several(json);
                }
            }
            return of(name, email);
        }

        /** Reads the manifest's groups, as far as they have an owner: the owners by the groups' unique ids. */
        static Map<String, Owner> ofGroups(JsonReader json) throws ArtifactException {
            Map<String, Owner> owners = new HashMap<>();
            while (json.nextMember()) {
                if (!json.atObject() || owners.size() == MAX_GROUPS) {
                    json.skip();
                    continue;
                }
                String uniqueId = json.memberName();
                JsonReader.Members members = json.members(GROUP);
                while (members.next()) {
                    Optional<Owner> owner = read(json);
                    owner.ifPresent(found -> owners.put(uniqueId, found));
                }
            }
            return owners;
        }

        private static Optional<Owner> of(Optional<String> name, Optional<String> email) {
            return name.isEmpty() && email.isEmpty() ? Optional.empty() : Optional.of(new Owner(name, email));
        }

        private static Optional<String> several(JsonReader json) {
            return Optional.of(String.join(", ", json.strings(MAX_SEVERAL, MAX_TEXT)))
                    .filter(text -> !text.isEmpty());
        }
    }

    /**
     * Something outside dbt that reads what dbt builds, such as a dashboard.
     *
     * @param uniqueId such as {@code exposure.shop.finance_dashboard}
     * @param name its {@code label} where it has one, else its {@code name}
     * @param type such as {@code dashboard}, {@code notebook} or {@code application}
     * @param owner whom to tell
     */
    public record Exposure(String uniqueId, String name, Optional<String> type, Optional<Owner> owner) {}
}
