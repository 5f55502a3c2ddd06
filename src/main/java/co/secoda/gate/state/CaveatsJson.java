package co.secoda.gate.state;

import co.secoda.dbt.Caveats;
import co.secoda.dbt.Caveats.UnknownStatus;
import co.secoda.file.JsonFieldException;
import co.secoda.file.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A run's caveats, as a part of the state file. */
final class CaveatsJson {
    private CaveatsJson() {}

    static Map<String, Object> write(Caveats caveats) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "unknownStatuses",
                caveats.unknownStatuses().stream().map(CaveatsJson::status).toList());
        json.put("empty", caveats.empty());
        json.put("testsWithoutQuery", caveats.testsWithoutQuery());
        json.put("testsWithoutResult", caveats.testsWithoutResult());
        json.put("nothingChanged", caveats.nothingChanged());
        return json;
    }

    /** State files of a version that kept none have none. */
    static Caveats read(Optional<JsonFields> json) throws JsonFieldException {
        if (json.isEmpty()) {
            return Caveats.NONE;
        }
        JsonFields caveats = json.get();
        return new Caveats(
                caveats.objects("unknownStatuses", CaveatsJson::status),
                caveats.flag("empty"),
                caveats.count("testsWithoutQuery"),
                caveats.count("testsWithoutResult"),
                caveats.flag("nothingChanged"));
    }

    private static Map<String, Object> status(UnknownStatus status) {
        return Map.of("status", status.status(), "results", status.results(), "example", status.example());
    }

    private static UnknownStatus status(JsonFields json) throws JsonFieldException {
        return new UnknownStatus(json.text("status"), json.count("results"), json.text("example"));
    }
}
