package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what a result says of its times, one result after the other. */
final class ResultTiming {
    /** What of a result it is to be given. */
    static final List<String> MEMBERS = List.of("timing", "thread_id", "execution_time");

    private static final List<String> TIMING = List.of("started_at", "completed_at");
    private static final int MAX_WORD = 100;
    /** Before and after, no dbt runs, and nanoseconds that are counted from 1970 would overflow. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Optional<Instant> start = Optional.empty();
    private Optional<Instant> end = Optional.empty();
    private String thread = "";
    private double seconds = Double.NaN;

    /** Forgets the last result. */
    void begin() {
        start = Optional.empty();
        end = Optional.empty();
        thread = "";
        seconds = Double.NaN;
    }

    /** Reads one of the {@link #MEMBERS}, at whose value {@code json} stands. */
    void take(String member, JsonReader json) throws ArtifactException {
        switch (member) {
            case "thread_id" -> thread = json.text(MAX_WORD).orElse("");
            case "execution_time" ->
                seconds = json.text(MAX_WORD).map(ResultTiming::number).orElse(Double.NaN);
            default -> readTimings(json);
        }
    }

    /** Gives {@code times} what was read of the result with this number. */
    void addTo(TimedResults times, int id) {
        if (start.isPresent() && end.isPresent() && !end.get().isBefore(start.get())) {
            times.add(id, TimedResults.nanos(start.get()), TimedResults.nanos(end.get()), thread);
        } else {
            times.addUntimed();
        }
        if (seconds >= 0 && Double.isFinite(seconds) && times.seconds(id).isEmpty()) {
            times.addSeconds(id, seconds);
        }
    }

    private void readTimings(JsonReader json) throws ArtifactException {
        if (!json.atArray()) {
            json.skip();
            return;
        }
        while (json.nextElement()) {
            readTiming(json);
        }
    }

    private void readTiming(JsonReader json) throws ArtifactException {
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

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
