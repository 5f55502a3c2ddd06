package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.gate.LastGood;
import co.secoda.report.HistoryFiles.HistoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassedRunsTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3_600);
    private static final Report.Target SHOP = new Report.Target("shop", "https://api.secoda.co/api/v1", "page", false);

    @TempDir
    private Path directory;

    @Test
    void the_run_that_passed_last_says_what_was_failing() throws Exception {
        keep(0, "shop", SHOP.baseUrl(), "passed", "\"failing\": [\"a\"], \"warning\": []");
        keep(1, "shop", SHOP.baseUrl(), "passed", "\"failing\": [\"b\", \"c\"], \"warning\": [\"w\"]");
        keep(2, "shop", SHOP.baseUrl(), "failed", "\"failing\": [\"b\", \"c\", \"d\"], \"warning\": []");
        keep(3, "shop", SHOP.baseUrl(), "unknown", "\"baseline\": {\"failing\": [\"e\"], \"warning\": []}");

        assertThat(PassedRuns.latest(directory, SHOP, LATER))
                .contains(LastGood.ofPassed(NOON.plusSeconds(1), List.of("b", "c"), List.of("w")));
    }

    @Test
    void runs_of_other_integrations_and_servers_say_nothing() throws Exception {
        keep(0, "other", SHOP.baseUrl(), "passed", "\"failing\": [], \"warning\": []");
        keep(1, "shop", "http://127.0.0.1:4711/api/v1", "passed", "\"failing\": [], \"warning\": []");

        assertThat(PassedRuns.latest(directory, SHOP, LATER)).isEmpty();
    }

    @Test
    void a_run_that_passed_without_an_answer_says_nothing() throws Exception {
        keep(0, "shop", SHOP.baseUrl(), "passed", "\"baseline\": {\"failing\": [], \"warning\": []}");

        assertThat(PassedRuns.latest(directory, SHOP, LATER)).isEmpty();
    }

    @Test
    void what_can_not_be_read_is_passed_over() throws Exception {
        keep(0, "shop", SHOP.baseUrl(), "passed", "\"failing\": [\"a\"], \"warning\": []");
        Files.writeString(directory.resolve(HistoryName.of(NOON.plusSeconds(1), Optional.of("shop"))), "{\"half");

        assertThat(PassedRuns.latest(directory, SHOP, LATER))
                .contains(LastGood.ofPassed(NOON, List.of("a"), List.of()));
        assertThat(PassedRuns.latest(directory.resolve("nowhere"), SHOP, LATER)).isEmpty();
    }

    private void keep(int second, String id, String baseUrl, String verdict, String server) throws IOException {
        Instant at = NOON.plusSeconds(second);
        Files.writeString(
                directory.resolve(HistoryName.of(at, Optional.of(id))),
                """
                {"schemaVersion": 1, "integrationId": "%s", "baseUrl": "%s", "finishedAt": "%s",
                 "server": {%s}, "gate": {"verdict": "%s"}}"""
                        .formatted(id, baseUrl, at, server, verdict));
    }
}
