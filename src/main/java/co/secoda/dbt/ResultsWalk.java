package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.util.List;

/** Walks through the {@code results} of {@code run_results.json}, and passes over all else. */
final class ResultsWalk {
    private static final List<String> TOP = List.of("results");

    /** Reads the result at whose start the reader stands. */
    @FunctionalInterface
    interface Result {
        void read() throws ArtifactException;
    }

    private ResultsWalk() {}

    /** Reads the document at whose start {@code json} stands, {@code result} each of its results. */
    static void each(JsonReader json, Result result) throws ArtifactException {
        JsonReader.Members members = json.members(TOP);
        while (members.next()) {
            eachOf(json, result);
        }
    }

    /** Reads the array of results at which {@code json} stands; {@code result} reads each of them. */
    static void eachOf(JsonReader json, Result result) throws ArtifactException {
        if (!json.atArray()) {
            throw json.notFromDbt("\"results\" is not an array");
        }
        while (json.nextElement()) {
            if (!json.atObject()) {
                throw json.notFromDbt("a result is not an object");
            }
            result.read();
        }
    }
}
