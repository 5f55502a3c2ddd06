package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Reads what a result says of its times, one result after the other. */
final class ResultTiming {
    /** What of a result it is to be given. */
    static final List<String> MEMBERS = List.of("timing", "thread_id", "execution_time");

    private static final List<String> TIMING = List.of("started_at", "completed_at");
    private static final int MAX_WORD = 100;
    /** Before and after, no dbt runs. */
    private static final long EARLIEST = TimedResults.nanos(Instant.parse("2000-01-01T00:00:00Z"));

    private static final long LATEST = TimedResults.nanos(Instant.parse("2200-01-01T00:00:00Z"));
    /** What start and end are before any is read, so that the first of them is the earliest, and the latest. */
    private static final long NO_START = Long.MAX_VALUE;

    private static final long NO_END = Long.MIN_VALUE;

    private long start = NO_START;
    private long end = NO_END;
    private String thread = "";
    private double seconds = Double.NaN;

    /** Forgets the last result. */
    void begin() {
        start = NO_START;
        end = NO_END;
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
        if (start <= end) {
            times.add(id, start, end, thread);
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
            OptionalLong time = json.nanos();
            if (time.isEmpty() || time.getAsLong() <= EARLIEST || time.getAsLong() >= LATEST) {
                continue;
            }
            if (members.name().equals("started_at")) {
                start = Math.min(start, time.getAsLong());
            } else {
                end = Math.max(end, time.getAsLong());
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
