package co.secoda.gate.state;

import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.gate.Baseline;
import co.secoda.gate.LastGood;
import co.secoda.gate.RunState;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import java.util.Optional;

/** The JSON of a state file. */
final class RunStateJson {
    /** Raised when an older reader would misread what is written. */
    static final int SCHEMA_VERSION = 2;

    /** What a reader can do with that knows no known failures. */
    static final int WITHOUT_EXCUSES = 1;

    static final String LAST_GOOD = "lastGood";

    private RunStateJson() {}

    static void write(RunJson json, RunState state) {
        json.number(StateFile.VERSION, state.excuses().byTest().isEmpty() ? WITHOUT_EXCUSES : SCHEMA_VERSION);
        json.text("integrationId", state.integrationId().value());
        json.text("baseUrl", state.baseUrl());
        json.time("startedAt", state.startedAt());
        json.object("baseline", () -> baseline(json, state.baseline()));
        good(json, state.lastGood());
        json.time("uploadedAt", state.uploadedAt());
        json.object("trigger", state.trigger(), trigger -> trigger(json, trigger));
        json.time("judgedAt", state.judgedAt());
        json.object("run", () -> DbtRunJson.write(json, state.run(), state.excuses()));
        ExcusesJson.write(json, state.excuses(), state.run());
    }

    static RunState read(JsonFields json) throws JsonFieldException {
        Optional<JsonFields> trigger = json.optionalObject("trigger");
        return new RunState(
                json.parsed("integrationId", IntegrationId::new),
                json.text("baseUrl"),
                json.instant("startedAt"),
                DbtRunJson.read(json.object("run")),
                baseline(json.object("baseline")),
                json.optionalInstant("uploadedAt"),
                trigger.isPresent() ? Optional.of(trigger(trigger.get())) : Optional.empty(),
                json.optionalInstant("judgedAt"),
                good(json),
                ExcusesJson.read(json),
                Optional.empty());
    }

    private static void baseline(RunJson json, Baseline baseline) {
        if (baseline instanceof Baseline.Unknown unknown) {
            json.text("unknown", unknown.why());
        }
        baseline.known().ifPresent(json::answer);
    }

    private static FailingTests sets(JsonFields json) throws JsonFieldException {
        return FailingTests.of(json.texts("failing"), json.texts("warning"));
    }

    static void good(RunJson json, Optional<LastGood> known) {
        json.object(LAST_GOOD, known, good -> {
            json.answer(good.answer());
            json.time("at", good.at());
            json.flag("passed", good.passed());
        });
    }

    /** The member {@value #LAST_GOOD}. */
    static Optional<LastGood> good(JsonFields json) throws JsonFieldException {
        Optional<JsonFields> good = json.optionalObject(LAST_GOOD);
        return good.isPresent()
                ? Optional.of(new LastGood(
                        good.get().instant("at"), sets(good.get()), good.get().flag("passed")))
                : Optional.empty();
    }

    private static Baseline baseline(JsonFields json) throws JsonFieldException {
        Optional<String> unknown = json.optionalText("unknown");
        return unknown.isPresent() ? new Baseline.Unknown(unknown.get()) : new Baseline.Known(sets(json));
    }

    private static void trigger(RunJson json, Trigger trigger) {
        json.time("at", trigger.at());
        json.flag("afterAnotherSync", trigger.afterAnotherSync());
        json.text("lastRunBefore", trigger.before().value());
    }

    private static Trigger trigger(JsonFields json) throws JsonFieldException {
        return new Trigger(
                json.instant("at"), new LastRun(json.optionalText("lastRunBefore")), json.flag("afterAnotherSync"));
    }
}
