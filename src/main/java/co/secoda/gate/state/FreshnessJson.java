package co.secoda.gate.state;

import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import java.time.Duration;
import java.util.Optional;

/** What dbt found of its sources' freshness, as a part of the state file. */
final class FreshnessJson {
    private FreshnessJson() {}

    static void write(RunJson json, Freshness freshness) {
        json.texts("files", freshness.files());
        json.number("checked", freshness.checked());
        json.objects("stale", freshness.stale(), source -> write(json, source));
        json.number("moreStale", freshness.moreStale());
        json.texts("outdated", freshness.outdated());
        json.texts("unreadable", freshness.unreadable());
    }

    private static void write(RunJson json, StaleSource source) {
        json.text("uniqueId", source.uniqueId());
        json.text("status", source.status());
        json.time("maxLoadedAt", source.maxLoadedAt());
        json.text("age", source.age().map(Duration::toString));
        json.text("warnAfter", source.warnAfter().map(Duration::toString));
        json.text("errorAfter", source.errorAfter().map(Duration::toString));
        json.text("message", source.message());
    }

    /** Without it, nothing is known: an earlier version of this plugin wrote the state. */
    static Freshness read(Optional<JsonFields> json) throws JsonFieldException {
        if (json.isEmpty()) {
            return Freshness.NONE;
        }
        return new Freshness(
                json.get().texts("files"),
                json.get().count("checked"),
                json.get().objects("stale", FreshnessJson::source),
                json.get().count("moreStale"),
                json.get().texts("outdated"),
                json.get().texts("unreadable"));
    }

    private static StaleSource source(JsonFields json) throws JsonFieldException {
        return new StaleSource(
                json.text("uniqueId"),
                json.text("status"),
                json.optionalInstant("maxLoadedAt"),
                duration(json, "age"),
                duration(json, "warnAfter"),
                duration(json, "errorAfter"),
                json.optionalText("message"));
    }

    static Optional<Duration> duration(JsonFields json, String name) throws JsonFieldException {
        return json.optionalText(name).isPresent() ? Optional.of(json.parsed(name, Duration::parse)) : Optional.empty();
    }
}
