package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the manifest's entries of nodes, one by one, as far as a verdict or a report needs all of them. */
final class NodeReader {
    private static final String FILE = "original_file_path";
    private static final String PARENTS = "depends_on";
    private static final String ATTACHED = "attached_node";
    private static final List<String> DEPENDS_ON = List.of("nodes");
    private static final List<String> ENTITY_TYPES = List.of("model.", "source.", "seed.", "snapshot.");

    private final JsonReader json;
    private final NumberedIds ids;
    private final RunResults results;
    private final BitSet notPassed;
    private final NodeLinks links;
    private final List<String> ofTest;
    /** What is read of a node that is no test. */
    private final List<String> ofNode;

    private final BitSet tested = new BitSet();
    private final Map<Integer, int[]> entities = new HashMap<>();

    /**
     * A reader that has read none.
     *
     * @param notPassed the ids of results that did not pass
     * @param links is told what it wants to know
     */
    NodeReader(JsonReader json, NumberedIds ids, RunResults results, BitSet notPassed, NodeLinks links) {
        this.json = json;
        this.ids = ids;
        this.results = results;
        this.notPassed = notPassed;
        this.links = links;
        this.ofTest = links.wantsCases() ? List.of(ATTACHED, PARENTS, FILE) : List.of(ATTACHED, PARENTS);
        this.ofNode = ofNode(links.wantsEdges(), links.wantsCases());
    }

    private static List<String> ofNode(boolean edges, boolean file) {
        if (edges && file) {
            return List.of(PARENTS, FILE);
        }
        return edges ? List.of(PARENTS) : file ? List.of(FILE) : List.of();
    }

    /** Reads or passes over the entry at which the reader stands. */
    void read(int id, boolean test) throws ArtifactException {
        if (test) {
            links.addTest(id);
        }
        if (results.testsWithOutcome().get(id) || (test && results.has(id) && wantsTests())) {
            readTest(id);
        } else if (!test && !ofNode.isEmpty()) {
            readNode(id);
        } else {
            json.skip();
        }
    }

    private boolean wantsTests() {
        return links.wantsCases() || links.wantsEdgesOfTests();
    }

    private void readNode(int id) throws ArtifactException {
        JsonReader.Members members = json.members(ofNode);
        while (members.next()) {
            if (members.name().equals(FILE)) {
                file().ifPresent(path -> links.addFile(id, path));
            } else {
                links.addEdges(id, parents(json), ids);
            }
        }
    }

    private void readTest(int id) throws ArtifactException {
        Optional<String> attachedNode = Optional.empty();
        Optional<String> file = Optional.empty();
        Set<String> parents = Set.of();
        JsonReader.Members members = json.members(ofTest);
        while (members.next()) {
            switch (members.name()) {
                case ATTACHED -> attachedNode = json.string().filter(node -> !node.isBlank());
                case FILE -> file = file();
                default -> parents = parents(json);
            }
        }
        if (links.wantsEdgesOfTests()) {
            links.addEdges(id, parents, ids);
        }
        file.ifPresent(path -> links.addFile(id, path));
        addTest(id, attachedNode.isPresent() ? new int[] {ids.add(attachedNode.get())} : entities(id, parents));
    }

    /** Those of a test that isn't attached to one: the test itself, if it reads from none. */
    private int[] entities(int test, Set<String> parents) {
        int[] its = new int[parents.size()];
        int count = 0;
        for (String parent : parents) {
            if (isEntity(parent)) {
                its[count++] = ids.add(parent);
            }
        }
        return count == 0 ? new int[] {test} : Arrays.copyOf(its, count);
    }

    private Optional<String> file() {
        return json.string(NodeContent.MAX_TEXT).map(NodeContent::forwardSlashes);
    }

    /** The ids in the {@code depends_on} at whose start the reader stands, in its order. */
    static Set<String> parents(JsonReader json) throws ArtifactException {
        Set<String> parents = new LinkedHashSet<>();
        JsonReader.Members members = json.members(DEPENDS_ON);
        while (members.next()) {
            if (!json.atArray()) {
                json.skip();
                continue;
            }
            while (json.nextElement()) {
                json.string().ifPresent(parents::add);
            }
        }
        return parents;
    }

    /** Whether it is what a test may speak of. */
    static boolean isEntity(String uniqueId) {
        for (String type : ENTITY_TYPES) {
            if (uniqueId.startsWith(type)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the tests with an outcome that the manifest doesn't have. */
    void addTestsNotIn(BitSet present) {
        results.testsWithOutcome().stream().filter(id -> !present.get(id)).forEach(id -> addTest(id, new int[] {id}));
    }

    private void addTest(int id, int... itsEntities) {
        if (results.testsWithOutcome().get(id)) {
            for (int entity : itsEntities) {
                tested.set(entity);
            }
        }
        if (notPassed.get(id)) {
            entities.put(id, itsEntities);
        }
        if (links.wantsCases()) {
            links.addEntity(id, itsEntities[0]);
        }
    }

    /** The entities of tests with an outcome. */
    BitSet tested() {
        return tested;
    }

    /** The entities of the tests that did not pass. */
    Map<Integer, int[]> entities() {
        return entities;
    }

    /** What was wanted of all nodes. */
    NodeLinks links() {
        return links;
    }
}
