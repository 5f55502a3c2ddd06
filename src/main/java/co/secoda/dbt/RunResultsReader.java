package co.secoda.dbt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code run_results.json}. */
final class RunResultsReader {
    private static final List<String> TOP = List.of("metadata", "results", "args");
    private static final List<String> RESULT = List.of("unique_id", "status", "failures", "message");
    private static final List<String> ARGS = List.of("which");

    private static final int MAX_MESSAGE = 4_000;
    private static final int MAX_WORD = 100;
    /** Past so many results that did not pass, messages are kept shorter: a broken warehouse fails everything. */
    private static final int FULL_MESSAGES = 1_000;

    private static final int MAX_SHORT_MESSAGE = 400;

    private final JsonReader json;
    private final RunResults results;
    private Optional<Metadata> metadata = Optional.empty();
    private Optional<String> command = Optional.empty();

    private RunResultsReader(JsonReader json, UniqueIds ids) {
        this.json = json;
        this.results = new RunResults(ids);
    }

    /**
     * What the file holds.
     *
     * @param command {@code args.which}
     */
    record Content(Metadata metadata, Optional<String> command, RunResults results) {}

    /** Reads the document at whose start {@code json} stands. */
    static Content read(JsonReader json, UniqueIds ids) throws ArtifactException {
        return new RunResultsReader(json, ids).read();
    }

    private Content read() throws ArtifactException {
        boolean sawResults = false;
        JsonReader.Members members = json.members(TOP);
        while (members.next()) {
            switch (members.name()) {
                case "metadata" -> metadata = Optional.of(Metadata.read(json, ArtifactKind.RUN_RESULTS));
                case "args" -> readCommand();
                default -> {
                    readResults();
                    sawResults = true;
                }
            }
        }
        if (metadata.isEmpty()) {
            throw json.wrong("it has no \"metadata\"", ArtifactErrors.TOO_OLD);
        }
        if (!sawResults) {
            throw json.wrong("it has no \"results\"", ArtifactErrors.NOT_FROM_DBT);
        }
        return new Content(metadata.get(), command, results);
    }

    private void readCommand() throws ArtifactException {
        if (!json.atObject()) {
            json.skip();
            return;
        }
        JsonReader.Members args = json.members(ARGS);
        while (args.next()) {
            command = json.string(MAX_WORD);
        }
    }

    private void readResults() throws ArtifactException {
        if (!json.atArray()) {
            throw json.wrong("\"results\" is not an array", ArtifactErrors.NOT_FROM_DBT);
        }
        while (json.nextElement()) {
            if (!json.atObject()) {
                throw json.wrong("a result is not an object", ArtifactErrors.NOT_FROM_DBT);
            }
            readResult();
        }
    }

    private void readResult() throws ArtifactException {
        Optional<String> uniqueId = Optional.empty();
        String status = Statuses.NONE;
        OptionalLong failures = OptionalLong.empty();
        String message = "";
        JsonReader.Members members = json.members(RESULT);
        while (members.next()) {
            switch (members.name()) {
                case "unique_id" -> uniqueId = json.string();
                case "status" -> status = json.text(MAX_WORD).orElse(status);
                case "failures" ->
                    failures = json.text(MAX_WORD).map(RunResultsReader::number).orElseGet(OptionalLong::empty);
                default -> message = json.text(maxMessage()).orElse("");
            }
        }
        if (uniqueId.isEmpty()) {
            throw json.wrong(
                    "a result has no unique_id",
                    metadata.isEmpty() ? ArtifactErrors.TOO_OLD : ArtifactErrors.NOT_FROM_DBT);
        }
        results.add(uniqueId.get(), status, failures, message);
    }

    private int maxMessage() {
        return results.notPassed() < FULL_MESSAGES ? MAX_MESSAGE : MAX_SHORT_MESSAGE;
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(new BigDecimal(text.strip()).longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
