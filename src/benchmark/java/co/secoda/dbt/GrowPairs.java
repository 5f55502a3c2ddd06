package co.secoda.dbt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Grows pairs of artifacts, for measurements of whole processes. */
public final class GrowPairs {
    private static final int NODES_PER_MEGABYTE = 380;
    private static final int TESTS_PER_MODEL = 2;
    /** With this much SQL a node takes 1/380 MB, its result included. */
    private static final int SQL_CHARACTERS = 1_200;

    private GrowPairs() {}

    /**
     * Writes a pair of each size; one of an earlier run is taken as it is.
     *
     * @param arguments the directory, and about how many megabytes each should have
     */
    public static void main(String[] arguments) throws IOException {
        for (int at = 1; at < arguments.length; at++) {
            grow(Path.of(arguments[0], arguments[at] + "MB"), Integer.parseInt(arguments[at]), 0);
        }
    }

    /** The pair of one size. */
    static GrownPair grow(Path directory, int megabytes, int failEvery) throws IOException {
        int models = megabytes * NODES_PER_MEGABYTE / (1 + TESTS_PER_MODEL);
        GrownPair pair = new GrownPair(models, TESTS_PER_MODEL, SQL_CHARACTERS, failEvery);
        Path whole = directory.resolve("whole");
        if (!Files.exists(whole)) {
            Files.createDirectories(directory);
            pair.write(directory);
            Files.createFile(whole);
        }
        return pair;
    }
}
