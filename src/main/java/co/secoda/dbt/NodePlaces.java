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
}
