package co.secoda.dbt;

import co.secoda.dbt.RunResultsReader.ResultsWalk;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from {@code run_results.json} when its results were made. */
final class TimedResultsReader {
    private static final List<String> RESULT = List.of("unique_id", "status", "thread_id", "timing");
    private static final List<String> TIMING = List.of("started_at", "completed_at");
    private static final int MAX_WORD = 100;
    /** Before and after, no dbt runs, and who reckons in smaller units would overflow. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final JsonReader json;
    private final TimedResults times;
    /** Statuses and threads stand in many results, and are kept once. */
    private final Map<String, String> words = new HashMap<>();

    private Optional<Instant> start = Optional.empty();
    private Optional<Instant> end = Optional.empty();

    private TimedResultsReader(JsonReader json, TimedResults times) {
        this.json = json;
        this.times = times;
    }

    /** Reads the document at whose start {@code json} stands; ids get numbers in {@code ids}. */
    static TimedResults read(JsonReader json, NumberedIds ids) throws ArtifactException {
        TimedResults times = new TimedResults(ids);
        TimedResultsReader reader = new TimedResultsReader(json, times);
        ResultsWalk.each(json, reader::readResult);
        return times;
    }

    private void readResult() throws ArtifactException {
        Optional<String> uniqueId = Optional.empty();
        String status = Statuses.NONE;
        String thread = "";
        start = Optional.empty();
        end = Optional.empty();
        JsonReader.Members members = json.members(RESULT);
        while (members.next()) {
            switch (members.name()) {
                case "unique_id" -> uniqueId = json.string();
                case "status" ->
                    status = json.text(MAX_WORD).map(Statuses::spelled).orElse(status);
                case "thread_id" -> thread = json.text(MAX_WORD).orElse(thread);
                default -> readTimings();
            }
        }
        if (uniqueId.isPresent()
                && start.isPresent()
                && end.isPresent()
                && !end.get().isBefore(start.get())) {
            times.add(uniqueId.get(), once(status), start.get(), end.get(), once(thread));
        } else {
            times.addUntimed();
        }
    }

    private void readTimings() throws ArtifactException {
        if (!json.atArray()) {
            json.skip();
            return;
        }
        while (json.nextElement()) {
            readTiming();
        }
    }

    private void readTiming() throws ArtifactException {
        JsonReader.Members members = json.members(TIMING);
        while (members.next()) {
            Optional<Instant> time =
                    json.instant().filter(instant -> instant.isAfter(EARLIEST) && instant.isBefore(LATEST));
            if (members.name().equals("started_at")) {
                start = start.filter(known -> time.filter(known::isAfter).isEmpty())
                        .or(() -> time);
            } else {
                end = end.filter(known -> time.filter(known::isBefore).isEmpty())
                        .or(() -> time);
            }
        }
    }

    private String once(String word) {
        return words.computeIfAbsent(word, same -> same);
    }
}
