package co.secoda.dbt;

import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactMetadata;
import co.secoda.dbt.artifact.JsonReader;
import co.secoda.text.Quoted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Reads {@code run_results.json}. */
final class RunResultsReader {
    private static final List<String> TOP = List.of("metadata", "results", "args", "elapsed_time");
    private static final List<String> RESULT =
            List.of("unique_id", "status", "failures", "message", "adapter_response");
    private static final List<String> TIMED =
            Stream.concat(RESULT.stream(), ResultTiming.MEMBERS.stream()).toList();
    private static final List<String> RESPONSE = List.of("_message", "code", "message");
    /** How a message begins where dbt asked the database nothing. */
    private static final List<String> NO_QUERY = List.of("no-op", "reused");

    private static final int MAX_MESSAGE = 4_000;
    private static final int MAX_WORD = 100;
    /** A hundred years: no dbt runs for so long. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(3_155_760_000L);

    private static final int MILLIS = 3;
    /** Past so many results that did not pass, messages are kept shorter: a broken warehouse fails everything. */
    private static final int FULL_MESSAGES = 1_000;

    private static final int MAX_SHORT_MESSAGE = 400;

    private final JsonReader json;
    private final NumberedIds ids;
    private final Optional<IntConsumer> each;
    private final RunResults results;
    private final Optional<ResultTiming> timing;
    private Optional<ArtifactMetadata> metadata = Optional.empty();
    private DbtArguments args = DbtArguments.NONE;

    private RunResultsReader(JsonReader json, NumberedIds ids, Set<Part> wanted, Optional<IntConsumer> each) {
        this.json = json;
        this.ids = ids;
        this.each = each;
        this.results = new RunResults(ids);
        boolean timed = wanted.contains(Part.TIMELINE) || wanted.contains(Part.TEST_CASES);
        this.timing = timed ? Optional.of(new ResultTiming()) : Optional.empty();
    }

    /**
     * What the file holds.
     *
     * @param args of the command that wrote it
     * @param elapsed how long that took
     */
    record Content(ArtifactMetadata metadata, DbtArguments args, RunResults results, Optional<Duration> elapsed) {}

    /**
     * Reads the document at whose start {@code json} stands.
     *
     * @param wanted what reports ask of the run besides; without them no times are read
     */
    static Content read(JsonReader json, NumberedIds ids, Set<Part> wanted) throws ArtifactException {
        return new RunResultsReader(json, ids, wanted, Optional.empty()).read();
    }

    /**
     * Reads the same without times.
     *
     * @param each hears the number of each result's id, in the order in which they stand there
     */
    static Content read(JsonReader json, NumberedIds ids, IntConsumer each) throws ArtifactException {
        return new RunResultsReader(json, ids, Set.of(), Optional.of(each)).read();
    }

    private Content read() throws ArtifactException {
        boolean sawResults = false;
        Optional<Duration> elapsed = Optional.empty();
        JsonReader.Members members = json.members(TOP);
        while (members.next()) {
            switch (members.name()) {
                case "metadata" -> metadata = Optional.of(ArtifactMetadata.read(json, ArtifactKind.RUN_RESULTS));
                case "args" -> args = DbtArguments.read(json);
                case "elapsed_time" -> elapsed = json.text(MAX_WORD).flatMap(RunResultsReader::duration);
                default -> {
                    readResults();
                    sawResults = true;
                }
            }
        }
        if (metadata.isEmpty()) {
            throw json.tooOld("it has no \"metadata\"");
        }
        if (!sawResults) {
            throw json.notFromDbt("it has no \"results\"");
        }
        return new Content(metadata.get(), args, results, elapsed);
    }

    private void readResults() throws ArtifactException {
        if (!json.atArray()) {
            throw json.notFromDbt("\"results\" is not an array");
        }
        while (json.nextElement()) {
            if (!json.atObject()) {
                throw json.notFromDbt("a result is not an object");
            }
            readResult();
        }
    }

    private void readResult() throws ArtifactException {
        timing.ifPresent(ResultTiming::begin);
        Optional<String> uniqueId = Optional.empty();
        String status = Statuses.NONE;
        OptionalLong failures = OptionalLong.empty();
        String message = "";
        boolean queried = true;
        JsonReader.Members members = json.members(timing.isPresent() ? TIMED : RESULT);
        while (members.next()) {
            switch (members.name()) {
                case "unique_id" -> uniqueId = json.string();
                case "status" ->
                    status = json.text(MAX_WORD).map(Statuses::spelled).orElse(status);
                case "failures" ->
                    failures = json.text(MAX_WORD).map(RunResultsReader::number).orElseGet(OptionalLong::empty);
                case "message" -> message = json.text(maxMessage()).orElse("");
                case "adapter_response" -> queried = readQueried();
                default -> timing.orElseThrow().take(members.name(), json);
            }
        }
        if (uniqueId.isEmpty()) {
            String what = "a result has no unique_id";
            throw metadata.isEmpty() ? json.tooOld(what) : json.notFromDbt(what);
        }
        int id = ids.add(uniqueId.get());
        RunResults.Place place = results.add(
                id, new RunResults.Result(uniqueId.get(), status, failures, message, queried && !saysNoQuery(message)));
        if (place == RunResults.Place.CONTRADICTION) {
            throw json.wrong(
                    "a second result of " + Quoted.line(uniqueId.get()) + " says something else than the first, here \""
                            + Quoted.line(status) + '"',
                    "use the run results of one dbt command, not a mixture of several");
        }
        if (each.isPresent()) {
            each.get().accept(id);
        }
        if (timing.isPresent()) {
            timing.get().addTo(results.times(), id);
        }
    }

    /** Whether what the adapter answered doesn't say that it wasn't asked. */
    private boolean readQueried() throws ArtifactException {
        boolean queried = true;
        if (json.atObject()) {
            JsonReader.Members response = json.members(RESPONSE);
            while (response.next()) {
                queried &= json.text(MAX_WORD)
                        .filter(RunResultsReader::saysNoQuery)
                        .isEmpty();
            }
        } else {
            queried = json.text(MAX_WORD).filter(RunResultsReader::saysNoQuery).isEmpty();
        }
        return queried;
    }

    private static boolean saysNoQuery(String message) {
        for (String word : NO_QUERY) {
            if (message.regionMatches(true, 0, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private int maxMessage() {
        return results.notPassed() < FULL_MESSAGES ? MAX_MESSAGE : MAX_SHORT_MESSAGE;
    }

    /** The duration that dbt writes in seconds, exact to a millisecond; empty where the text is none. */
    private static Optional<Duration> duration(String seconds) {
        try {
            BigDecimal number = new BigDecimal(seconds.strip());
            return number.signum() < 0 || number.compareTo(MAX_SECONDS) > 0
                    ? Optional.empty()
                    : Optional.of(
                            Duration.ofMillis(number.movePointRight(MILLIS).longValue()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(new BigDecimal(text.strip()).longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
