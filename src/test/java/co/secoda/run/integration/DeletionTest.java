package co.secoda.run.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.Integration;
import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.run.BadSettingException;
import co.secoda.run.RecordingLog;
import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxHabits;
import co.secoda.sandbox.SandboxSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final String ID = SandboxSettings.DEFAULT_INTEGRATION_ID;

    private final RecordingLog log = new RecordingLog();

    @Test
    void the_same_id_twice_deletes_and_says_what_it_was() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
                SecodaApi api = client(sandbox)) {
            Integration deleted = delete(api, ID, Optional.of(ID));

            assertThat(deleted.id()).isEqualTo(ID);
            assertThat(log.lines)
                    .containsExactly(
                            "info Deleting integration " + ID + ", \"dbt Core (sandbox)\" of type dbt_core.",
                            "info Deleted integration " + ID + ".");
            assertThatThrownBy(() -> api.getIntegration(new IntegrationId(ID))).hasMessageContaining("404");
        }
    }

    @Test
    void without_confirmation_it_shows_what_would_be_deleted_and_how_to_confirm() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
                SecodaApi api = client(sandbox)) {
            assertThatThrownBy(() -> delete(api, ID, Optional.empty()))
                    .isInstanceOf(BadSettingException.class)
                    .hasMessage("This would delete integration " + ID
                            + ", \"dbt Core (sandbox)\" of type dbt_core, with all its resources in Secoda and what people wrote about them,"
                            + " which adding it again doesn't bring back: to do so, add -Dsecoda.confirm=" + ID + ".");
            assertThat(api.getIntegration(new IntegrationId(ID)).id()).isEqualTo(ID);
        }
    }

    @Test
    void another_id_as_confirmation_is_refused_before_any_call() {
        assertThatThrownBy(() -> new Deletion(new IntegrationId(ID), Optional.of("other"), log))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.confirm=other")
                .hasMessageContaining("nothing is deleted");
    }

    @Test
    void one_that_is_not_there_is_an_error() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
                SecodaApi api = client(sandbox)) {
            assertThatThrownBy(() -> delete(api, "unknown", Optional.of("unknown")))
                    .isInstanceOf(SecodaException.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void a_server_that_says_no_is_an_error_and_it_is_not_said_to_be_deleted() throws Exception {
        SandboxSettings settings = SandboxSettings.defaults().withHabits(SandboxHabits.parse("faults=403x1@delete"));
        try (Sandbox sandbox = Sandbox.start(settings);
                SecodaApi api = client(sandbox)) {
            assertThatThrownBy(() -> delete(api, ID, Optional.of(ID))).hasMessageContaining("403");
            assertThat(log.lines).noneMatch(line -> line.contains("Deleted"));
        }
    }

    private Integration delete(SecodaApi api, String id, Optional<String> confirmation) throws Exception {
        return new Deletion(new IntegrationId(id), confirmation, log).perform(api);
    }

    private static SecodaApi client(Sandbox sandbox) {
        return new HttpSecodaApi(ConnectionSettings.of(
                BaseUrl.parse(sandbox.baseUrl().toString(), false),
                ApiKey.of(SandboxSettings.DEFAULT_API_KEY),
                "test"));
    }
}
