package co.secoda.dbt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the results of tests from {@code run_results.json}, one by one, keeping none. */
final class TestResultsReader {
    private static final List<String> TOP = List.of("results");
    private static final List<String> RESULT = List.of("unique_id", "status", "execution_time");
    private static final int MAX_WORD = 100;

    /** Takes one result. */
    interface Results {
        void take(String uniqueId, String status, OptionalDouble seconds);
    }

    private TestResultsReader() {}

    /** Reads the document at whose start {@code json} stands; how many results of tests there were. */
    static int read(JsonReader json, Results results) throws ArtifactException {
        int tests = 0;
        JsonReader.Members members = json.members(TOP);
        while (members.next()) {
            if (!json.atArray()) {
                throw json.wrong("\"results\" is not an array", ArtifactErrors.NOT_FROM_DBT);
            }
            while (json.nextElement()) {
                tests += readResult(json, results);
            }
        }
        return tests;
    }

    private static int readResult(JsonReader json, Results results) throws ArtifactException {
        Optional<String> uniqueId = Optional.empty();
        String status = Statuses.NONE;
        OptionalDouble seconds = OptionalDouble.empty();
        if (!json.atObject()) {
            throw json.wrong("a result is not an object", ArtifactErrors.NOT_FROM_DBT);
        }
        JsonReader.Members members = json.members(RESULT);
        while (members.next()) {
            switch (members.name()) {
                case "unique_id" -> uniqueId = json.string();
                case "status" -> status = json.text(MAX_WORD).orElse(status);
                default ->
                    seconds =
                            json.text(MAX_WORD).map(TestResultsReader::seconds).orElse(seconds);
            }
        }
        if (uniqueId.filter(Statuses::ofTest).isEmpty()) {
            return 0;
        }
        results.take(uniqueId.get(), status, seconds);
        return 1;
    }

    private static OptionalDouble seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            return seconds >= 0 && Double.isFinite(seconds) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
