package co.secoda.dbt;

/** A list of longs, as {@link Ints} is one of ints. */
final class Longs {
    private final Ints low = new Ints();
    private final Ints high = new Ints();

    void add(long value) {
        low.add((int) value);
        high.add((int) (value >>> Integer.SIZE));
    }

    long get(int index) {
        return (long) high.get(index) << Integer.SIZE | Integer.toUnsignedLong(low.get(index));
    }

    void set(int index, long value) {
        low.set(index, (int) value);
        high.set(index, (int) (value >>> Integer.SIZE));
    }

    int size() {
        return low.size();
    }

    /** Makes it so long that there is such an index, with {@code value} in each place that is new. */
    void reach(int index, long value) {
        while (size() <= index) {
            add(value);
        }
    }
}
