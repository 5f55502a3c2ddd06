package co.secoda.dbt;

import co.secoda.dbt.RunInFull.Part;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;

/**
 * What reports need to know of all nodes of a manifest, by the numbers of their ids: what they read from, which entity
 * a test speaks of, and which file they are in. Only what is wanted is kept: 8 bytes for each dependency, and some 20
 * for each node.
 */
final class NodeLinks {
    private static final int NONE = -1;

    private final boolean edgesOfTests;
    private final boolean edgesOfNodes;
    private final boolean cases;
    private final Edges edges = new Edges();
    private final BitSet tests = new BitSet();
    private final Ints entityOf = new Ints();
    private final NumberedIds paths = new NumberedIds();
    private final Ints pathOf = new Ints();

    /**
     * None so far.
     *
     * @param notPassed whether something did not pass; otherwise nothing is downstream of it
     */
    NodeLinks(Set<Part> wanted, boolean notPassed) {
        this.edgesOfTests = wanted.contains(Part.TIMELINE) || (notPassed && wanted.contains(Part.SKIPPED));
        this.edgesOfNodes =
                edgesOfTests || (notPassed && (wanted.contains(Part.DOWNSTREAM) || wanted.contains(Part.EXPOSURES)));
        this.cases = wanted.contains(Part.TEST_CASES);
    }

    /** Whether it is to be told what tests read from, besides other nodes. */
    boolean wantsEdgesOfTests() {
        return edgesOfTests;
    }

    /** Whether it is to be told what nodes, other than tests, read from. */
    boolean wantsEdges() {
        return edgesOfNodes;
    }

    /** Whether it is to be told of files, and what tests speak of. */
    boolean wantsCases() {
        return cases;
    }

    /** Keeps what a node reads from, with the numbers that {@code ids} gives it. */
    void addEdges(int id, Collection<String> parents, NumberedIds ids) {
        parents.forEach(parent -> edges.add(ids.add(parent), id));
    }

    /** Marks a node as a test. */
    void addTest(int id) {
        tests.set(id);
    }

    /** Keeps what a test speaks of. */
    void addEntity(int test, int entity) {
        set(entityOf, test, entity);
    }

    /** Keeps a node's file; of many nodes in one file its name is kept once. */
    void addFile(int id, String path) {
        set(pathOf, id, paths.add(path));
    }

    private static void set(Ints of, int id, int value) {
        while (of.size() <= id) {
            of.add(NONE);
        }
        of.set(id, value);
    }

    /** What reads from what. */
    Edges edges() {
        return edges;
    }

    /** The same without tests, to be walked down; {@code ids} is how many numbers there are. */
    Edges.Walk downstream(int ids) {
        return edges.walk(ids, tests);
    }

    /** What a test speaks of; the test itself where that isn't known. */
    int entity(int test) {
        return test >= entityOf.size() || entityOf.get(test) == NONE ? test : entityOf.get(test);
    }

    /** The file of the node with this number; empty where none is known. */
    String file(int id) {
        return id >= pathOf.size() || pathOf.get(id) == NONE ? "" : paths.get(pathOf.get(id));
    }
}
