package co.secoda.dbt;

import co.secoda.dbt.RunResultsReader.ResultsWalk;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the results of tests from {@code run_results.json}, one by one, keeping none. */
final class TestResultsReader {
    private static final List<String> RESULT = List.of("unique_id", "status", "execution_time");
    private static final int MAX_WORD = 100;

    /** Takes one result. */
    interface Results {
        void take(String uniqueId, String status, OptionalDouble seconds);
    }

    private TestResultsReader() {}

    /** Reads the document at whose start {@code json} stands; how many results of tests there were. */
    static int read(JsonReader json, Results results) throws ArtifactException {
        int[] tests = {0};
        ResultsWalk.each(json, () -> tests[0] += readResult(json, results));
        return tests[0];
    }

    private static int readResult(JsonReader json, Results results) throws ArtifactException {
        Optional<String> uniqueId = Optional.empty();
        String status = Statuses.NONE;
        OptionalDouble seconds = OptionalDouble.empty();
        JsonReader.Members members = json.members(RESULT);
        while (members.next()) {
            switch (members.name()) {
                case "unique_id" -> uniqueId = json.string();
                case "status" ->
                    status = json.text(MAX_WORD).map(Statuses::spelled).orElse(status);
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
