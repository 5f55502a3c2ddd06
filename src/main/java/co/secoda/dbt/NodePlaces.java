package co.secoda.dbt;

/**
 * Where in the manifest the nodes lie that may be named, in the order in which they stand there, so that they can be
 * read again.
 */
final class NodePlaces {
    private final Ints ids = new Ints();
    private final Ints starts = new Ints();
    private final Ints highStarts = new Ints();
    private final Ints ends = new Ints();
    private final Ints highEnds = new Ints();

    /** Remembers that the node's object goes from character {@code start} to before character {@code end}. */
    void add(int id, long start, long end) {
        ids.add(id);
        starts.add((int) start);
        highStarts.add((int) (start >>> Integer.SIZE));
        ends.add((int) end);
        highEnds.add((int) (end >>> Integer.SIZE));
    }

    int size() {
        return ids.size();
    }

    int id(int index) {
        return ids.get(index);
    }

    long start(int index) {
        return whole(highStarts.get(index), starts.get(index));
    }

    long end(int index) {
        return whole(highEnds.get(index), ends.get(index));
    }

    private static long whole(int high, int low) {
        return (long) high << Integer.SIZE | Integer.toUnsignedLong(low);
    }

    /**
     * The files that nodes are written in, by the numbers of their ids; of many nodes in one file its name is kept
     * once.
     */
    static final class NodeFiles {
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
}
