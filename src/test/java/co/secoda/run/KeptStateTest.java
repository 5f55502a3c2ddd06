package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.api.WriteBudget;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.gate.LastGood;
import co.secoda.gate.RunState;
import co.secoda.report.Report;
import co.secoda.report.Reports;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.Connections.Connection;
import co.secoda.run.history.HistoryWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStateTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final LastGood EARLY = LastGood.ofPassed(NOON, List.of("a"), List.of());
    private static final LastGood LATE = LastGood.ofPassed(NOON.plusSeconds(1), List.of("b"), List.of());

    @TempDir
    private Path directory;

    @Test
    void what_was_published_to_a_server_and_integration_is_remembered_of_these_alone() throws Exception {
        KeptState kept = kept("https://api.secoda.co", "0a1b", false);
        RunState uploaded = kept.without(run()).uploaded(NOON);

        kept.leave(uploaded, Optional.empty());
        KeptState.takeAway(kept.file());

        String digest = uploaded.run().runResults().sha256();
        assertThat(kept.remembered().published()).contains(digest);
        assertThat(kept("https://eapi.secoda.co", "0a1b", false).remembered().published())
                .isEmpty();
        assertThat(kept("https://api.secoda.co", "ffff", false).remembered().published())
                .isEmpty();
    }

    @Test
    void what_went_to_the_sandbox_is_not_remembered_and_what_went_to_secoda_before_it_still_is() throws Exception {
        KeptState secoda = kept("https://api.secoda.co", "0a1b", false);
        KeptState sandbox = kept("http://127.0.0.1:4711", "0a1b", true);
        secoda.leave(secoda.without(run()).uploaded(NOON), Optional.of(EARLY));

        KeptState.takeAway(sandbox.file());
        sandbox.leave(sandbox.without(run()).uploaded(NOON), Optional.of(LATE));

        assertThat(sandbox.read()).isPresent();
        assertThat(sandbox.remembered().published()).isEmpty();
        assertThat(sandbox.lastGood()).isEmpty();
        assertThat(secoda.remembered().published()).isPresent();
        assertThat(secoda.lastGood()).contains(EARLY);
    }

    @Test
    void what_was_not_uploaded_was_not_published() throws Exception {
        KeptState kept = kept("https://api.secoda.co", "0a1b", false);

        kept.leave(kept.without(run()), Optional.empty());

        assertThat(kept.remembered().published()).isEmpty();
    }

    @Test
    void a_run_that_failed_leaves_what_was_failing_when_one_last_passed() throws Exception {
        KeptState kept = kept("https://api.secoda.co", "0a1b", false);
        kept.leave(kept.without(run()), Optional.of(EARLY));

        kept.leave(kept.without(run()), Optional.empty());

        assertThat(kept.lastGood()).contains(EARLY);
    }

    @Test
    void of_the_state_file_and_the_history_the_run_that_passed_later_counts() throws Exception {
        KeptState kept = kept("https://api.secoda.co", "0a1b", false);
        HistoryWriter.write(passed(kept, LATE.at(), "b"), directory.resolve("history"));
        assertThat(kept.lastGood()).contains(LATE);

        kept.leave(kept.without(run()), Optional.of(EARLY));
        assertThat(kept.lastGood()).contains(LATE);

        LastGood latest = LastGood.ofPassed(NOON.plusSeconds(2), List.of(), List.of());
        kept.leave(kept.without(run()), Optional.of(latest));
        assertThat(kept.lastGood()).contains(latest);
    }

    @Test
    void a_run_that_passed_counts_more_than_the_first_that_did_not() throws Exception {
        KeptState kept = kept("https://api.secoda.co", "0a1b", false);
        HistoryWriter.write(passed(kept, EARLY.at(), "a"), directory.resolve("history"));

        kept.leave(
                kept.without(run()),
                Optional.of(new LastGood(LATE.at(), FailingTests.of(List.of("b"), List.of()), false)));

        assertThat(kept.lastGood()).contains(EARLY);
    }

    @Test
    void runs_of_other_servers_and_runs_without_an_answer_say_nothing() throws Exception {
        KeptState kept = kept("https://api.secoda.co", "0a1b", false);
        Report passed = passed(kept, EARLY.at(), "a");
        Report elsewhere = passed(kept("https://eapi.secoda.co", "0a1b", false), LATE.at(), "b");
        HistoryWriter.write(elsewhere, directory.resolve("history"));
        HistoryWriter.write(withoutAnswer(passed).endedAt(LATE.at().plusSeconds(1)), directory.resolve("history"));
        Files.writeString(directory.resolve("history/cut-off.json"), "{\"half");
        assertThat(kept.lastGood()).isEmpty();

        HistoryWriter.write(passed, directory.resolve("history"));
        assertThat(kept.lastGood()).contains(EARLY);
    }

    private static Report withoutAnswer(Report report) {
        return Report.of("publish", report.target(), Optional.empty(), report.startedAt())
                .judged(Reports.GATE, Reports.verdict("passed", List.of(), List.of()));
    }

    private Report passed(KeptState kept, Instant at, String failing) {
        Report.Target target = new Report.Target("0a1b", kept.remembered().baseUrl(), "page", false);
        return Report.of("publish", Optional.of(target), Optional.empty(), at)
                .with(Reports.ended(at, FailingTests.of(List.of(failing), List.of())))
                .judged(Reports.GATE, Reports.verdict("passed", List.of(), List.of()));
    }

    private DbtRun run() throws Exception {
        Path passing = Path.of("src/it/pairs/passing");
        return new DbtRunReader()
                .read(new ArtifactPaths(passing.resolve("manifest.json"), passing.resolve("run_results.json")));
    }

    private KeptState kept(String url, String id, boolean sandbox) throws Exception {
        ConnectionSettings settings =
                ConnectionSettings.of(BaseUrl.parse(url, false), ApiKey.of("a-key-of-a-test"), "test");
        Connection connection = new Connection(settings, WriteBudget.alone(), sandbox);
        return new KeptState(
                directory.resolve("secoda-state.json"),
                new Destination(connection, new IntegrationId(id)),
                Optional.of(directory.resolve("history")),
                () -> NOON.plusSeconds(3_600));
    }
}
