package co.secoda.dbt;

/**
 * The files that nodes are written in, by the numbers of their ids; of many nodes in one file its name is kept once.
 */
final class NodeFiles {
    private static final int NONE = -1;

    private final NumberedIds paths = new NumberedIds();
    private final Ints pathOf = new Ints();

    void add(int id, String path) {
        while (pathOf.size() <= id) {
            pathOf.add(NONE);
        }
        pathOf.set(id, paths.add(path));
    }

    /** The file of the node with this number; empty where none is known. */
    String of(int id) {
        return id >= pathOf.size() || pathOf.get(id) == NONE ? "" : paths.get(pathOf.get(id));
    }
}
