package co.secoda.gate.state;

import co.secoda.api.IntegrationId;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.gate.state.StateFile.Remembered;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a state file remembers of the integrations that were published to from one directory, the latest first.
 *
 * @param integrations at most {@value #MOST} of them
 */
record StateMemory(List<Remembered> integrations) {
    static final String MEMBER = "remembered";
    static final StateMemory NONE = new StateMemory(List.of());
    private static final int MOST = 20;

    Optional<Remembered> of(String baseUrl, IntegrationId id) {
        return integrations.stream()
                .filter(remembered -> remembered.isOf(baseUrl, id))
                .findFirst();
    }

    StateMemory with(Remembered latest) {
        return new StateMemory(Stream.concat(
                        Stream.of(latest),
                        integrations.stream().filter(old -> !old.isOf(latest.baseUrl(), latest.integrationId())))
                .limit(MOST)
                .toList());
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
