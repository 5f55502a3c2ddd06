package co.secoda.gate.state;

import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.file.JsonFieldException;
import co.secoda.file.JsonFields;
import co.secoda.gate.Baseline;
import co.secoda.gate.LastGood;
import co.secoda.gate.LastRun;
import co.secoda.gate.RunState;
import co.secoda.gate.Trigger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of a state file. */
final class RunStateJson {
    /** Raised when an older reader would misread what is written. */
    static final int SCHEMA_VERSION = 1;

    static final String LAST_GOOD = "lastGood";

    private RunStateJson() {}

    static Map<String, Object> write(RunState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(StateFile.VERSION, SCHEMA_VERSION);
        json.put("integrationId", state.integrationId().value());
        json.put("baseUrl", state.baseUrl());
        json.put("startedAt", state.startedAt().toString());
        json.put("baseline", baseline(state.baseline()));
        state.lastGood().ifPresent(good -> json.put(LAST_GOOD, good(good)));
        state.uploadedAt().map(Instant::toString).ifPresent(at -> json.put("uploadedAt", at));
        state.trigger().ifPresent(trigger -> json.put("trigger", trigger(trigger)));
        state.judgedAt().map(Instant::toString).ifPresent(at -> json.put("judgedAt", at));
        json.put("run", DbtRunJson.write(state.run()));
        return json;
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
                good(json));
    }

    private static Map<String, Object> baseline(Baseline baseline) {
        if (baseline instanceof Baseline.Unknown unknown) {
            return Map.of("unknown", unknown.why());
        }
        return sets(baseline.known().orElseThrow());
    }

    private static Map<String, Object> sets(FailingTests known) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("failing", List.copyOf(known.failing()));
        json.put("warning", List.copyOf(known.warning()));
        return json;
    }

    private static FailingTests sets(JsonFields json) throws JsonFieldException {
        return FailingTests.of(json.texts("failing"), json.texts("warning"));
    }

    static Map<String, Object> good(LastGood good) {
        Map<String, Object> json = sets(good.answer());
        json.put("at", good.at().toString());
        json.put("passed", good.passed());
        return json;
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

    private static Map<String, Object> trigger(Trigger trigger) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", trigger.at().toString());
        json.put("afterAnotherSync", trigger.afterAnotherSync());
        trigger.before().value().ifPresent(lastRun -> json.put("lastRunBefore", lastRun));
        return json;
    }

    private static Trigger trigger(JsonFields json) throws JsonFieldException {
        return new Trigger(
                json.instant("at"), new LastRun(json.optionalText("lastRunBefore")), json.flag("afterAnotherSync"));
    }
}
