package co.secoda.gate.state;

import co.secoda.api.IntegrationId;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.gate.state.StateFile.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a state file remembers of the integrations that were published to from one directory, the latest first.
 *
 * @param integrations at most {@value #MOST} of them, fewer where very much was failing
 */
record StateMemory(List<Remembered> integrations) {
    static final String MEMBER = "remembered";
    static final StateMemory NONE = new StateMemory(List.of());
    private static final int MOST = 20;

    /** Of Secoda's entities, over all integrations but the latest. */
    private static final int MOST_ENTITIES = 100_000;

    Optional<Remembered> of(String baseUrl, IntegrationId id) {
        return integrations.stream()
                .filter(remembered -> remembered.isOf(baseUrl, id))
                .findFirst();
    }

    StateMemory with(Remembered latest) {
        List<Remembered> kept = new ArrayList<>(List.of(latest));
        int room = MOST_ENTITIES;
        for (Remembered old : integrations) {
            if (old.isOf(latest.baseUrl(), latest.integrationId())) {
                continue;
            }
            room -= entities(old);
            if (kept.size() < MOST && room >= 0) {
                kept.add(old);
            }
        }
        return new StateMemory(List.copyOf(kept));
    }

    private static int entities(Remembered remembered) {
        return remembered
                .lastGood()
                .map(good ->
                        good.answer().failing().size() + good.answer().warning().size())
                .orElse(0);
    }

    boolean isEmpty() {
        return integrations.isEmpty();
    }

    void write(RunJson json) {
        json.objects(MEMBER, integrations, remembered -> {
            json.text("baseUrl", remembered.baseUrl());
            json.text("integrationId", remembered.integrationId().value());
            json.text("published", remembered.published());
            RunStateJson.good(json, remembered.lastGood());
        });
    }

    /** What a whole state file remembers. */
    static StateMemory read(JsonFields file) throws JsonFieldException {
        return file.names().contains(MEMBER) ? new StateMemory(file.objects(MEMBER, StateMemory::remembered)) : NONE;
    }

    private static Remembered remembered(JsonFields json) throws JsonFieldException {
        return new Remembered(
                json.text("baseUrl"),
                json.parsed("integrationId", IntegrationId::new),
                json.optionalText("published"),
                RunStateJson.good(json));
    }
}
