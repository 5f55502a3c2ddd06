package co.secoda.sandbox;

import static co.secoda.sandbox.Playground.SYNC_TIME;
import static co.secoda.sandbox.TestClient.FAILING_TESTS;
import static co.secoda.sandbox.TestClient.INTEGRATIONS;
import static co.secoda.sandbox.TestClient.SLACK;
import static co.secoda.sandbox.TestClient.SLACK_DOUBLED;
import static co.secoda.sandbox.TestClient.TRIGGER;
import static co.secoda.sandbox.UploadedSets.serverId;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HabitsAtWorkTest {
    @Test
    void last_run_may_move_at_the_start_and_then_not_at_the_end() throws Exception {
        try (Playground playground = Playground.withHabits("last-run=start")) {
            playground.trigger();
            assertThat(playground.client.lastRun()).isEqualTo("2026-03-01T10:00:00Z");

            playground.time.advance(SYNC_TIME);
            assertThat(playground.client.lastRun()).isEqualTo("2026-03-01T10:00:00Z");
        }
    }

    @Test
    void which_entities_a_test_flags_may_follow_from_the_digest_of_what_was_uploaded() throws Exception {
        try (Playground playground = Playground.withHabits("relationship=digest")) {
            Set<List<String>> answers = new HashSet<>();
            for (int upload = 0; upload < 12; upload++) {
                String runResults = "{\"failing\": [[\"model.a\", \"model.b\", \"model.c\"]], \"warning\": [], \"n\": "
                        + upload + "}";
                playground.upload(runResults);
                playground.sync();
                List<String> answer = playground.client.failing();
                assertThat(answer)
                        .isNotEmpty()
                        .isSubsetOf(serverId("model.a"), serverId("model.b"), serverId("model.c"));
                playground.upload(runResults);
                playground.sync();
                assertThat(playground.client.failing()).isEqualTo(answer);
                answers.add(answer);
            }
            assertThat(answers).hasSizeGreaterThan(3);
        }
    }

    @Test
    void more_writes_than_so_many_in_any_minute_may_be_refused() throws Exception {
        try (Playground playground = Playground.withHabits("writes=2,fails")) {
            assertThat(playground.client.post(TRIGGER).statusCode()).isEqualTo(200);
            playground.time.advance(Duration.ofSeconds(59));
            assertThat(playground.client.post(TRIGGER).statusCode()).isEqualTo(200);
            assertThat(playground.client.post(TRIGGER).statusCode()).isEqualTo(429);
            assertThat(playground.client.get(FAILING_TESTS).statusCode()).isEqualTo(200);

            playground.time.advance(Duration.ofSeconds(2));
            assertThat(playground.client.post(TRIGGER).statusCode()).isNotEqualTo(429);
            assertThat(playground.client.post(TRIGGER).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void last_run_may_never_move() throws Exception {
        try (Playground playground = Playground.withHabits("last-run=never")) {
            playground.uploadFailing("model.a");
            playground.sync();

            assertThat(playground.client.lastRun()).isEqualTo("null");
            assertThat(playground.client.failing()).containsExactly(serverId("model.a"));
        }
    }

    @Test
    void the_sets_may_be_cleared_while_a_sync_runs() throws Exception {
        try (Playground playground = Playground.withHabits("clears-first")) {
            playground.uploadFailing("model.a");
            playground.sync();
            playground.trigger();
            assertThat(playground.client.failing()).isEmpty();

            playground.time.advance(SYNC_TIME);
            assertThat(playground.client.failing()).containsExactly(serverId("model.a"));
        }
    }

    @Test
    void the_sets_may_be_written_in_two_steps() throws Exception {
        try (Playground playground = Playground.withHabits("in-steps")) {
            playground.uploadFailing("model.a", "model.b");
            playground.trigger();
            assertThat(playground.client.failing()).isEmpty();

            playground.time.advance(SYNC_TIME.dividedBy(2));
            assertThat(playground.client.failing()).containsExactly(serverId("model.a"));
            assertThat(playground.client.lastRun()).isEqualTo("null");

            playground.time.advance(SYNC_TIME);
            assertThat(playground.client.failing()).containsExactly(serverId("model.a"), serverId("model.b"));
        }
    }

    @Test
    void entities_of_other_projects_fail_before_and_after() throws Exception {
        try (Playground playground = Playground.withHabits("foreign=2,clears-first")) {
            List<String> foreign = playground.client.failing();
            playground.uploadFailing("model.a");
            playground.trigger();
            assertThat(playground.client.failing()).isEqualTo(foreign).hasSize(2);

            playground.time.advance(SYNC_TIME);
            assertThat(playground.client.failing())
                    .containsAll(foreign)
                    .contains(serverId("model.a"))
                    .hasSize(3);
        }
    }

    @Test
    void a_sync_that_fails_puts_back_what_it_cleared() throws Exception {
        try (Playground playground = Playground.withHabits("clears-first")) {
            playground.uploadFailing("model.a");
            playground.sync();
            playground.upload("{\"no\": \"artifact\"}");
            playground.sync();

            assertThat(playground.client.failing()).containsExactly(serverId("model.a"));
        }
    }

    @Test
    void a_sync_that_fails_moves_last_run_and_leaves_the_sets() throws Exception {
        try (Playground playground = Playground.withHabits("fails")) {
            playground.uploadFailing("model.a");
            playground.sync();
            playground.sync();

            assertThat(playground.client.lastRun()).isEqualTo("2026-03-01T10:00:21Z");
            assertThat(playground.client.failing()).isEmpty();
        }
    }

    @Test
    void the_first_sync_alone_may_fail() throws Exception {
        try (Playground playground = Playground.withHabits("fails=1,blank")) {
            playground.uploadFailing("model.a");
            playground.sync();
            HttpResponse<String> afterFirst = playground.client.get(FAILING_TESTS);
            playground.sync();

            assertThat(afterFirst.statusCode()).isEqualTo(404);
            assertThat(playground.client.failing()).containsExactly(serverId("model.a"));
        }
    }

    @Test
    void a_sync_may_take_another_time_than_the_settings_say() throws Exception {
        try (Playground playground = Playground.withHabits("sync=9m")) {
            playground.uploadFailing("model.a");
            playground.trigger();
            playground.time.advance(Duration.ofMinutes(8));
            assertThat(playground.client.failing()).isEmpty();

            playground.time.advance(Duration.ofMinutes(1));
            assertThat(playground.client.failing()).hasSize(1);
        }
    }

    @Test
    void a_relationship_test_may_flag_one_of_its_models_only() throws Exception {
        try (Playground playground = Playground.withHabits("relationship=one")) {
            playground.upload("{\"failing\": [[\"model.a\", \"model.b\"]], \"warning\": [[\"model.b\", \"model.c\"]]}");
            playground.sync();

            assertThat(playground.client.failing()).containsExactly(serverId("model.a"));
            assertThat(playground.client.warning()).containsExactly(serverId("model.b"));
        }
    }

    @Test
    void slack_channels_may_be_found_on_the_doubled_path_only() throws Exception {
        try (Playground playground = Playground.withHabits("slack=doubled")) {
            assertThat(playground.client.get(SLACK).statusCode()).isEqualTo(404);
            assertThat(playground.client.get(SLACK_DOUBLED).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_scheduled_sync_is_in_the_way_of_the_first_trigger_and_comes_again() throws Exception {
        try (Playground playground = Playground.withHabits("scheduled=1m")) {
            playground.uploadFailing("model.a");
            assertThat(playground.trigger()).isEqualTo(409);

            playground.time.advance(SYNC_TIME);
            assertThat(playground.client.lastRun()).isEqualTo("2026-03-01T10:00:10Z");
            assertThat(playground.client.failing()).isEmpty();

            playground.time.advance(Duration.ofMinutes(1));
            assertThat(playground.client.lastRun()).isEqualTo("2026-03-01T10:01:10Z");
            assertThat(playground.client.failing()).containsExactly(serverId("model.a"));
        }
    }

    @Test
    void the_servers_clock_may_be_off() throws Exception {
        try (Playground playground = Playground.withHabits("clock=-1h")) {
            playground.sync();

            assertThat(playground.client.lastRun()).isEqualTo("2026-03-01T09:00:10Z");
        }
    }

    @Test
    void faults_come_first_and_as_often_as_was_said() throws Exception {
        try (Playground playground = Playground.withHabits("faults=503x2")) {
            HttpResponse<String> first = playground.client.get(INTEGRATIONS);

            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(first.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(playground.client.get("/healthcheck").statusCode()).isEqualTo(200);
            assertThat(playground.client.get(FAILING_TESTS).statusCode()).isEqualTo(503);
            assertThat(playground.client.get(FAILING_TESTS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void faults_may_befall_one_call_only() throws Exception {
        try (Playground playground = Playground.withHabits("faults=429x1@trigger,faults=403x1@failing_tests")) {
            HttpResponse<String> throttled = playground.client.post(TRIGGER);

            assertThat(playground.client.get(INTEGRATIONS).statusCode()).isEqualTo(200);
            assertThat(throttled.statusCode()).isEqualTo(429);
            assertThat(throttled.headers().firstValue("Retry-After")).contains("1");
            assertThat(playground.client.get(FAILING_TESTS).statusCode()).isEqualTo(403);
            assertThat(playground.trigger()).isEqualTo(200);
        }
    }

    @Test
    void a_gateway_may_answer_with_a_page_and_200() throws Exception {
        try (Playground playground = Playground.withHabits("faults=200x1@failing_tests")) {
            HttpResponse<String> page = playground.client.send(
                    playground.client.request(FAILING_TESTS).GET());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).startsWith("<html>");
        }
    }
}
