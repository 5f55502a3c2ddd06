package co.secoda.dbt;

import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.NodePlaces.NodeFiles;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactMetadata;
import co.secoda.dbt.artifact.JsonReader;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads {@code manifest.json}: which ids there are, what the tests with an outcome speak of and, where something did
 * not pass, where the nodes lie that a report may name.
 */
final class ManifestReader {
    /** What dbt runs, and so may have results of; macros, docs, groups and disabled nodes it doesn't. */
    private static final List<String> NODE_SECTIONS = List.of(
            "nodes", "sources", "unit_tests", "exposures", "metrics", "semantic_models", "saved_queries", "functions");

    private static final List<String> TOP = Stream.concat(
                    Stream.of("metadata", "groups", "selectors"), NODE_SECTIONS.stream())
            .toList();
    private static final String FILE = "original_file_path";
    private static final List<String> NODE = List.of("attached_node", "depends_on", FILE);
    private static final List<String> WITH_FILE = List.of(FILE);
    private static final List<String> DEPENDENT = List.of("depends_on");
    private static final List<String> DEPENDS_ON = List.of("nodes");
    private static final List<String> ENTITY_TYPES = List.of("model.", "source.", "seed.", "snapshot.");

    private final JsonReader json;
    private final NumberedIds ids;
    private final RunResults results;
    private final BitSet notPassed = new BitSet();
    private final BitSet present = new BitSet();
    private final BitSet tested = new BitSet();
    private final Map<Integer, int[]> entities = new HashMap<>();
    private final NodePlaces places = new NodePlaces();
    private final KeepEdges keep;
    private final Optional<Edges> edges;
    private final Optional<NodeFiles> files;
    private Optional<ArtifactMetadata> metadata = Optional.empty();
    private Map<String, Owner> groupOwners = Map.of();
    private boolean selectors;
    private int testsWithoutResult;

    private ManifestReader(
            JsonReader json, NumberedIds ids, RunResults results, KeepEdges keep, Optional<NodeFiles> files) {
        this.json = json;
        this.ids = ids;
        this.results = results;
        results.idsNotPassed().forEach(notPassed::set);
        this.keep = keep;
        boolean wanted = keep == KeepEdges.OF_ALL || (keep == KeepEdges.OF_WHAT_DID_NOT_PASS && !notPassed.isEmpty());
        this.edges = wanted ? Optional.of(new Edges()) : Optional.empty();
        this.files = files;
    }

    private enum KeepEdges {
        NEVER,
        OF_WHAT_DID_NOT_PASS,
        OF_ALL
    }

    /**
     * What the file holds. Ids are given by their numbers.
     *
     * @param present the ids that are there, as far as they have a number
     * @param tested the entities of tests with an outcome
     * @param entities of the tests that did not pass
     * @param places where the nodes lie that may be named, and the tests that may share their names
     * @param groupOwners the owners of the groups, by the groups' unique ids
     * @param testsWithoutResult how many data tests are there that have no result
     * @param selectors whether selections are defined, one of which may be the default
     * @param edges what reads from what, if that was asked for and something did not pass
     */
    record Content(
            ArtifactMetadata metadata,
            BitSet present,
            BitSet tested,
            Map<Integer, int[]> entities,
            NodePlaces places,
            Map<String, Owner> groupOwners,
            int testsWithoutResult,
            boolean selectors,
            Optional<Edges> edges) {}

    /**
     * Reads the document at whose start {@code json} stands; ids that it brings up get numbers in {@code ids}.
     *
     * @param downstream whether to keep what reads from what
     */
    static Content read(JsonReader json, NumberedIds ids, RunResults results, boolean downstream)
            throws ArtifactException {
        KeepEdges keep = downstream ? KeepEdges.OF_WHAT_DID_NOT_PASS : KeepEdges.NEVER;
        return new ManifestReader(json, ids, results, keep, Optional.empty()).read();
    }

    /** Reads only what reads from what. Ids that it brings up get numbers in {@code ids}. */
    static Edges edges(JsonReader json, NumberedIds ids) throws ArtifactException {
        return new ManifestReader(json, ids, new RunResults(ids), KeepEdges.OF_ALL, Optional.empty())
                .read()
                .edges()
                .orElseThrow();
    }

    /** Reads the same, but keeps the nodes' files in place of their places. */
    static Content read(JsonReader json, NumberedIds ids, RunResults results, NodeFiles files)
            throws ArtifactException {
        return new ManifestReader(json, ids, results, KeepEdges.NEVER, Optional.of(files)).read();
    }

    private Content read() throws ArtifactException {
        boolean sawNodes = false;
        JsonReader.Members members = json.members(TOP);
        while (members.next()) {
            if (members.name().equals("metadata")) {
                metadata = Optional.of(ArtifactMetadata.read(json, ArtifactKind.MANIFEST));
            } else if (!json.atObject()) {
                json.skip();
            } else if (members.name().equals("groups")) {
                groupOwners = Owner.ofGroups(json);
            } else if (members.name().equals("selectors")) {
                readSelectors();
            } else {
                readNodes();
                sawNodes |= members.name().equals("nodes");
            }
        }
        if (metadata.isEmpty()) {
            throw json.tooOld("it has no \"metadata\"");
        }
        if (!sawNodes) {
            throw json.notFromDbt("it has no \"nodes\"");
        }
        addTestsThatAreNotThere();
        return new Content(
                metadata.get(), present, tested, entities, places, groupOwners, testsWithoutResult, selectors, edges);
    }

    private void readSelectors() {
        while (json.nextMember()) {
            selectors = true;
            json.skip();
        }
    }

    private void readNodes() throws ArtifactException {
        while (json.nextMember()) {
            String uniqueId = json.memberName();
            int id = ids.add(uniqueId);
            if (present.get(id)) {
                throw json.notFromDbt("this id is there twice");
            }
            present.set(id);
            if (uniqueId.startsWith("test.") && !results.has(id)) {
                testsWithoutResult++;
            }
            readNode(id, Statuses.ofTest(uniqueId));
        }
    }

    private boolean mayBeNamed(int id, boolean test) {
        return files.isEmpty() && (test ? notPassed.get(id) || Labels.mayShare(ids.get(id)) : !notPassed.isEmpty());
    }

    private void readNode(int id, boolean test) throws ArtifactException {
        long start = json.start();
        boolean described = json.atObject();
        if (results.testsWithOutcome().get(id)) {
            readTest(id);
        } else if (edges.isPresent() && described && (!test || keep == KeepEdges.OF_ALL)) {
            readEdges(id, edges.get());
        } else if (files.isPresent() && described) {
            readFile(id);
        } else {
            json.skip();
        }
        if (described && mayBeNamed(id, test)) {
            places.add(id, start, json.end());
        }
    }

    private void readEdges(int id, Edges into) throws ArtifactException {
        JsonReader.Members members = json.members(DEPENDENT);
        while (members.next()) {
            for (String parent : readParents(any -> true)) {
                into.add(ids.add(parent), id);
            }
        }
    }

    private void readFile(int id) throws ArtifactException {
        JsonReader.Members members = json.members(WITH_FILE);
        while (members.next()) {
            takeFile(id);
        }
    }

    private void takeFile(int id) {
        if (files.isPresent()) {
            json.string(NodeContent.MAX_TEXT).map(NodeContent::forwardSlashes).ifPresent(path -> files.get()
                    .add(id, path));
        } else {
            json.skip();
        }
    }

    private void readTest(int id) throws ArtifactException {
        Optional<String> attachedNode = Optional.empty();
        Set<String> parents = Set.of();
        JsonReader.Members members = json.members(NODE);
        while (members.next()) {
            switch (members.name()) {
                case "attached_node" -> attachedNode = json.string().filter(node -> !node.isBlank());
                case FILE -> takeFile(id);
                default -> parents = readParents(ManifestReader::isEntity);
            }
        }
        Set<String> entities = attachedNode.map(Set::of).orElse(parents);
        addTest(
                id,
                entities.isEmpty()
                        ? new int[] {id}
                        : entities.stream().mapToInt(ids::add).toArray());
    }

    private Set<String> readParents(Predicate<String> wanted) throws ArtifactException {
        Set<String> parents = new LinkedHashSet<>();
        JsonReader.Members members = json.members(DEPENDS_ON);
        while (members.next()) {
            if (!json.atArray()) {
                json.skip();
                continue;
            }
            while (json.nextElement()) {
                json.string().filter(wanted).ifPresent(parents::add);
            }
        }
        return parents;
    }

    private static boolean isEntity(String uniqueId) {
        return ENTITY_TYPES.stream().anyMatch(uniqueId::startsWith);
    }

    private void addTestsThatAreNotThere() {
        results.testsWithOutcome().stream().filter(id -> !present.get(id)).forEach(id -> addTest(id, new int[] {id}));
    }

    private void addTest(int id, int[] itsEntities) {
        Arrays.stream(itsEntities).forEach(tested::set);
        if (notPassed.get(id)) {
            entities.put(id, itsEntities);
        }
    }
}
