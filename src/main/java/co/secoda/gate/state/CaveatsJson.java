package co.secoda.gate.state;

import co.secoda.dbt.Caveats;
import co.secoda.dbt.Caveats.UnknownStatus;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import java.util.Optional;

/** A run's caveats, as a part of the state file. */
final class CaveatsJson {
    private CaveatsJson() {}

    static void write(RunJson json, Caveats caveats) {
        json.objects("unknownStatuses", caveats.unknownStatuses(), unknown -> {
            json.text("status", unknown.status());
            json.number("results", unknown.results());
            json.text("example", unknown.example());
        });
        json.flag("empty", caveats.empty());
        json.flag("sampled", caveats.sampled());
        json.number("testsWithoutQuery", caveats.testsWithoutQuery());
        json.number("testsWithoutResult", caveats.testsWithoutResult());
        json.number("testsWithoutOutcome", caveats.testsWithoutOutcome());
        json.flag("nothingChanged", caveats.nothingChanged());
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
                caveats.flag("sampled"),
                caveats.count("testsWithoutQuery"),
                caveats.count("testsWithoutResult"),
                caveats.count("testsWithoutOutcome"),
                caveats.flag("nothingChanged"));
    }

    private static UnknownStatus status(JsonFields json) throws JsonFieldException {
        return new UnknownStatus(json.text("status"), json.count("results"), json.text("example"));
    }
}
