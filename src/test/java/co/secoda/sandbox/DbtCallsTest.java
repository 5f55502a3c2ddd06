package co.secoda.sandbox;

import static co.secoda.sandbox.Playground.SYNC_TIME;
import static co.secoda.sandbox.TestClient.FAILING_TESTS;
import static co.secoda.sandbox.TestClient.ID;
import static co.secoda.sandbox.TestClient.integration;
import static co.secoda.sandbox.UploadedSets.serverId;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DbtCallsTest {
    private static final String NOTHING = "{\"warning\":[],\"failing\":[]}";

    private Playground playground;
    private TestClient client;

    @BeforeEach
    void open() throws IOException {
        playground = Playground.open();
        client = playground.client;
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void before_the_first_sync_both_sets_are_empty() throws Exception {
        assertThat(client.get(FAILING_TESTS).statusCode()).isEqualTo(200);
        assertThat(client.get(FAILING_TESTS).body()).isEqualTo(NOTHING);
        assertThat(client.lastRun()).isEqualTo("null");
    }

    @Test
    void an_upload_alone_changes_nothing() throws Exception {
        playground.uploadFailing("model.a");
        playground.time.advance(SYNC_TIME);

        assertThat(client.get(FAILING_TESTS).body()).isEqualTo(NOTHING);
    }

    @Test
    void a_sync_shows_what_was_uploaded_when_its_time_has_passed_and_not_before() throws Exception {
        playground.upload("{\"failing\": [[\"model.a\", \"model.b\"]], \"warning\": [[\"model.b\"], [\"model.c\"]]}");

        assertThat(playground.trigger()).isEqualTo(200);
        assertThat(client.get(FAILING_TESTS).body()).isEqualTo(NOTHING);
        assertThat(client.lastRun()).isEqualTo("null");
        playground.time.advance(SYNC_TIME);

        assertThat(client.failing()).containsExactly(serverId("model.a"), serverId("model.b"));
        assertThat(client.warning()).containsExactly(serverId("model.c"));
        assertThat(client.lastRun()).isEqualTo("2026-03-01T10:00:10Z");
    }

    @Test
    void ids_are_the_name_based_uuids_of_the_unique_ids() throws Exception {
        playground.uploadFailing("model.ü");
        playground.sync();

        assertThat(client.failing())
                .containsExactly(UUID.nameUUIDFromBytes("model.ü".getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    @Test
    void another_pair_gives_another_answer() throws Exception {
        playground.uploadFailing("model.a");
        playground.sync();
        playground.uploadFailing("model.b");
        playground.sync();
        assertThat(client.failing()).containsExactly(serverId("model.b"));

        playground.upload("{\"failing\": [], \"warning\": []}");
        playground.sync();
        assertThat(client.get(FAILING_TESTS).body()).isEqualTo(NOTHING);
    }

    @Test
    void a_sync_reads_what_was_there_when_it_started() throws Exception {
        playground.uploadFailing("model.a");
        playground.trigger();
        playground.uploadFailing("model.b");
        playground.time.advance(SYNC_TIME);
        assertThat(client.failing()).containsExactly(serverId("model.a"));

        playground.sync();
        assertThat(client.failing()).containsExactly(serverId("model.b"));
    }

    @Test
    void a_trigger_while_a_sync_runs_is_a_conflict() throws Exception {
        playground.uploadFailing("model.a");

        assertThat(playground.trigger()).isEqualTo(200);
        assertThat(playground.trigger()).isEqualTo(409);
        playground.time.advance(SYNC_TIME);
        assertThat(playground.trigger()).isEqualTo(200);
    }

    @Test
    void a_sync_before_any_upload_fails_and_moves_last_run_only() throws Exception {
        playground.sync();

        assertThat(client.lastRun()).isEqualTo("2026-03-01T10:00:10Z");
        assertThat(client.get(FAILING_TESTS).body()).isEqualTo(NOTHING);
    }

    @Test
    void json_that_is_no_artifact_is_taken_and_its_sync_fails() throws Exception {
        playground.uploadFailing("model.a");
        playground.sync();
        String before = client.lastRun();

        assertThat(playground.upload("{}").statusCode()).isEqualTo(200);
        playground.sync();

        assertThat(client.failing()).containsExactly(serverId("model.a"));
        assertThat(client.lastRun()).isGreaterThan(before);
    }

    @Test
    void two_syncs_never_show_the_same_last_run_though_the_clock_stands() throws Exception {
        try (Playground instant = Playground.withHabits("sync=0")) {
            List<String> seen = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                instant.client.post(TestClient.TRIGGER);
                instant.time.advance(Duration.ZERO);
                seen.add(instant.client.lastRun());
            }

            assertThat(seen)
                    .containsExactly(
                            "2026-03-01T10:00:00Z", "2026-03-01T10:00:00.000001Z", "2026-03-01T10:00:00.000002Z");
        }
    }

    @Test
    void updated_at_moves_with_the_sync() throws Exception {
        playground.sync();

        assertThat(TestClient.json(client.get(integration(ID)))).containsEntry("updated_at", "2026-03-01T10:00:10Z");
    }

    @Test
    void each_integration_has_its_own_syncs() throws Exception {
        String other = TestClient.text(client.postJson(TestClient.INTEGRATIONS, "{\"type\":\"dbt\"}"), "id");
        playground.uploadFailing("model.a");

        assertThat(playground.trigger()).isEqualTo(200);
        assertThat(client.post(TestClient.dbt(other, "trigger")).statusCode()).isEqualTo(200);
        playground.time.advance(SYNC_TIME);

        assertThat(client.get(TestClient.dbt(other, "failing_tests")).body()).isEqualTo(NOTHING);
    }
}
