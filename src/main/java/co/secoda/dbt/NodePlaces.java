package co.secoda.dbt;

/**
 * Where in the manifest the nodes lie that may be named, in the order in which they stand there, so that they can be
 * read again.
 */
final class NodePlaces {
    private final Ints ids = new Ints();
    private final Longs starts = new Longs();
    private final Longs ends = new Longs();

    /** Remembers that the node's object goes from character {@code start} to before character {@code end}. */
    void add(int id, long start, long end) {
        ids.add(id);
        starts.add(start);
        ends.add(end);
    }

    int size() {
        return ids.size();
    }

    int id(int index) {
        return ids.get(index);
    }

    long start(int index) {
        return starts.get(index);
    }

    long end(int index) {
        return ends.get(index);
    }
}
