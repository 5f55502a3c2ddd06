package co.secoda.dbt.freshness;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One file as it was read.
 *
 * @param name the file's
 * @param generatedAt when it was written
 * @param sources what it tells of, by unique ids; empty for what is fresh
 */
record FreshnessFile(String name, Optional<Instant> generatedAt, Map<String, Optional<StaleSource>> sources) {
    private static final List<String> TOP = List.of("metadata", "results");
    private static final List<String> METADATA = List.of("generated_at");
    private static final List<String> RESULT =
            List.of("unique_id", "status", "error", "max_loaded_at", "max_loaded_at_time_ago_in_s", "criteria");
    private static final List<String> CRITERIA = List.of("warn_after", "error_after");
    private static final List<String> AFTER = List.of("count", "period");
    private static final Map<String, Duration> PERIODS =
            Map.of("minute", Duration.ofMinutes(1), "hour", Duration.ofHours(1), "day", Duration.ofDays(1));
    /** Fusion writes no failed checks; what it reused was fresh. */
    private static final Set<String> FRESH = Set.of("pass", "success", "reused", "no-op");

    private static final int MOST_SOURCES = 100_000;
    private static final int MAX_WORD = 100;
    private static final int MAX_MESSAGE = 1_000;
    /** Longer than anything has been loaded. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(1_000_000_000_000L);

    /** As a sentence names it. */
    String words() {
        return name + generatedAt.map(at -> " of " + at).orElse("");
    }

    /** Reads the document at whose start {@code json} stands. */
    static FreshnessFile read(Path file, JsonReader json) throws ArtifactException {
        Optional<Instant> generatedAt = Optional.empty();
        Map<String, Optional<StaleSource>> sources = new LinkedHashMap<>();
        boolean sawResults = false;
        JsonReader.Members members = json.members(TOP);
        while (members.next()) {
            if (members.name().equals("metadata")) {
                generatedAt = generatedAt(json);
            } else {
                results(json, sources);
                sawResults = true;
            }
        }
        if (!sawResults) {
            throw json.notFromDbt("it has no \"results\"");
        }
        return new FreshnessFile(String.valueOf(file.getFileName()), generatedAt, sources);
    }

    private static Optional<Instant> generatedAt(JsonReader json) throws ArtifactException {
        Optional<Instant> at = Optional.empty();
        JsonReader.Members members = json.members(METADATA);
        while (members.next()) {
            at = json.instant();
        }
        return at;
    }

    private static void results(JsonReader json, Map<String, Optional<StaleSource>> sources) throws ArtifactException {
        if (!json.atArray()) {
            throw json.notFromDbt("\"results\" is not an array");
        }
        while (json.nextElement()) {
            if (!json.atObject()) {
                throw json.notFromDbt("a result is not an object");
            }
            StaleSource source = result(json);
            if (sources.size() == MOST_SOURCES) {
                throw json.notFromDbt("it tells of more than " + MOST_SOURCES + " sources");
            }
            sources.put(source.uniqueId(), FRESH.contains(source.status()) ? Optional.empty() : Optional.of(source));
        }
    }

    private static StaleSource result(JsonReader json) throws ArtifactException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Duration> criteria = new HashMap<>();
        Optional<Instant> loadedAt = Optional.empty();
        JsonReader.Members members = json.members(RESULT);
        while (members.next()) {
            String name = members.name();
            switch (name) {
                case "unique_id" -> json.string().ifPresent(id -> texts.put(name, id));
                case "max_loaded_at" -> loadedAt = json.instant();
                case "criteria" -> criteria(json, criteria);
                case "error" -> json.text(MAX_MESSAGE).ifPresent(text -> texts.put(name, text));
                default -> json.text(MAX_WORD).ifPresent(text -> texts.put(name, text));
            }
        }
        if (!texts.containsKey("unique_id") || !texts.containsKey("status")) {
            throw json.notFromDbt("a result has no unique_id or no status");
        }
        return new StaleSource(
                texts.getOrDefault("unique_id", ""),
                texts.getOrDefault("status", "").strip().toLowerCase(Locale.ROOT),
                loadedAt,
                Optional.ofNullable(texts.get("max_loaded_at_time_ago_in_s")).flatMap(FreshnessFile::seconds),
                Optional.ofNullable(criteria.get("warn_after")),
                Optional.ofNullable(criteria.get("error_after")),
                Optional.ofNullable(texts.get("error")));
    }

    private static void criteria(JsonReader json, Map<String, Duration> into) throws ArtifactException {
        JsonReader.Members members = json.members(CRITERIA);
        while (members.next()) {
            String which = members.name();
            Optional<Duration> count = Optional.empty();
            Optional<Duration> period = Optional.empty();
            JsonReader.Members after = json.members(AFTER);
            while (after.next()) {
                Optional<String> text = json.text(MAX_WORD);
                if (after.name().equals("count")) {
                    count = text.flatMap(FreshnessFile::seconds);
                } else {
                    period = text.map(word -> word.strip().toLowerCase(Locale.ROOT))
                            .map(PERIODS::get);
                }
            }
            if (count.isPresent() && period.isPresent()) {
                try {
                    into.put(which, period.get().multipliedBy(count.get().toSeconds()));
                } catch (ArithmeticException e) {
                    // A limit of more years than time has: as if there were none.
                }
            }
        }
    }

    private static Optional<Duration> seconds(String text) {
        try {
            BigDecimal seconds = new BigDecimal(text.strip());
            return seconds.signum() < 0 || seconds.compareTo(MAX_SECONDS) > 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(seconds.longValue()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
