package co.secoda.run.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.secoda.api.FailingTests;
import co.secoda.gate.Verdict;
import co.secoda.report.PastRun;
import co.secoda.report.RunHistory;
import co.secoda.run.history.HistoryFiles.HistoryName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastRunsTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
    private static final RunOwner SHOP = RunOwner.ofIntegration("shop");

    @TempDir
    private Path directory;

    @Test
    void runs_stand_oldest_first_with_what_their_summaries_say() throws IOException {
        file(
                "later.json",
                summary(
                        "shop",
                        2,
                        """
                "ci": {"name": "Jenkins", "url": "https://ci.example/job/7/"},
                "local": {"failing": [{"uniqueId": "a", "tests": [{}, {}]}], "warning": []},
                "server": {"failing": ["x", "y"], "warning": ["z"], "newFailing": ["y"],
                           "baseline": {"failing": ["1", "2", "3", "4"], "warning": []}},
                "gate": {"maxFailing": 0, "verdict": "failed", "reasons": ["…"]}"""));
        file(
                "earlier.json",
                summary(
                        "shop",
                        1,
                        """
                "local": {"failing": [], "warning": [{"tests": [{"failures": 3}]}], "errored": []},
                "gate": {"verdict": "passed"}"""));
        file("bare.json", summary("shop", 0, "\"gate\": {\"verdict\": \"unknown\"}"));

        RunHistory history = read();

        assertThat(history.runs())
                .extracting(PastRunsTest::counted)
                .containsExactly(
                        new PastRun(
                                NOON, Verdict.Kind.UNKNOWN, OptionalInt.empty(), OptionalInt.empty(), Optional.empty()),
                        new PastRun(at(1), Verdict.Kind.PASSED, OptionalInt.of(0), OptionalInt.of(1), Optional.empty()),
                        new PastRun(
                                at(2),
                                Verdict.Kind.FAILED,
                                OptionalInt.of(2),
                                OptionalInt.of(1),
                                Optional.of("https://ci.example/job/7/")));
        assertThat(history.passedOver()).isEmpty();
    }

    @Test
    void a_run_tells_its_entities_with_their_tests_and_what_it_is_of() throws IOException {
        file(
                "run.json",
                summary(
                        "shop",
                        1,
                        """
                "baseUrl": "https://api.example/v1", "ci": {"commit": "0a1b\\u001b[31m"},
                "artifacts": {"project": "shop", "manifest": {"sha256": "m"}, "runResults": {"sha256": "r"}},
                "local": {"failing": [{"uniqueId": "model.shop.a", "name": "a", "tests": [
                              {"uniqueId": "test.shop.t1", "status": "fail"}, {"uniqueId": "test.shop.t2"}, {}]}],
                          "warning": [{"uniqueId": "model.shop.b", "tests": [{"uniqueId": "test.shop.t3"}]}, {}],
                          "errored": [{"uniqueId": "model.shop.c"}]},
                "server": {"failing": ["x"], "warning": ["y"], "baseline": {"failing": ["z"]}},
                "gate": {"verdict": "failed"}"""));

        PastRun run = PastRuns.in(directory, SHOP, at(99)).newest(1).get(0);

        assertThat(run.local())
                .contains(new PastRun.Local(
                        Map.of("model.shop.a", Set.of("test.shop.t1", "test.shop.t2")),
                        Map.of("model.shop.b", Set.of("test.shop.t3")),
                        Set.of("model.shop.c"),
                        true));
        assertThat(run.answer()).contains(FailingTests.of(List.of("x"), List.of("y")));
        assertThat(run.commit())
                .hasValueSatisfying(
                        commit -> assertThat(commit).startsWith("0a1b").doesNotContain("\u001b"));
        assertThat(run.of())
                .isEqualTo(new PastRun.Identity(
                        Optional.of("shop"),
                        Optional.of("https://api.example/v1"),
                        Optional.of("shop"),
                        Optional.of("r")));
    }

    @Test
    void what_was_published_to_an_integration_is_of_no_other() throws IOException {
        file("shop.json", judged("shop", 1));
        file("other.json", judged("other", 2));
        file("offline.json", judged("", 3));

        assertThat(read().runs()).extracting(PastRun::finishedAt).containsExactly(at(1));
    }

    @Test
    void artifacts_that_are_judged_alone_go_by_their_integration_or_else_by_their_project() throws IOException {
        file("published.json", ofProject("shop", "jaffle", 1));
        file("elsewhere.json", ofProject("other", "jaffle", 2));
        file("alone.json", ofProject("", "jaffle", 3));
        file("stranger.json", ofProject("", "stranger", 4));
        file("unnamed.json", judged("", 5));

        assertThat(times(RunOwner.ofProject(Optional.of("shop"), Optional.of("jaffle"))))
                .containsExactly(at(5), at(3), at(1));
        assertThat(times(RunOwner.ofProject(Optional.empty(), Optional.of("jaffle"))))
                .containsExactly(at(5), at(3), at(2), at(1));
    }

    @Test
    void the_newest_run_of_a_kind_is_found_among_copies_and_other_files() throws IOException {
        copy(1);
        file("downloaded/failed.json", judged("shop", 2).replace("passed", "failed"));
        file(HistoryName.of(at(3), SHOP), judged("shop", 3).replace("passed", "unknown"));
        PastRuns runs = PastRuns.in(directory, SHOP, at(99));

        assertThat(runs.newest(run -> run.verdict() == Verdict.Kind.PASSED))
                .map(PastRun::finishedAt)
                .contains(at(1));
        assertThat(runs.newest(run -> run.verdict() == Verdict.Kind.FAILED))
                .map(PastRun::finishedAt)
                .contains(at(2));
        assertThat(runs.newest(run -> run.failing().isPresent())).isEmpty();
        assertThat(runs.newest(2)).extracting(PastRun::finishedAt).containsExactly(at(3), at(2));
    }

    @Test
    void of_very_many_ids_the_first_are_kept_and_the_rest_is_said_to_be_missing() throws IOException {
        String tests = IntStream.range(0, 60_000)
                .mapToObj(i -> "{\"uniqueId\": \"test.shop.t" + i + "\"}")
                .collect(Collectors.joining(","));
        file(
                "many.json",
                summary(
                        "shop",
                        1,
                        "\"local\": {\"failing\": [{\"uniqueId\": \"model.shop.a\", \"tests\": [" + tests
                                + "]}], \"warning\": []}, \"gate\": {\"verdict\": \"failed\"}"));

        PastRun run = PastRuns.in(directory, SHOP, at(99)).newest(1).get(0);

        assertThat(run.failing()).hasValue(1);
        assertThat(run.local()).hasValueSatisfying(local -> {
            assertThat(local.whole()).isFalse();
            assertThat(local.failing().get("model.shop.a")).hasSize(49_999);
        });
    }

    @Test
    void only_runs_that_were_judged_before_are_told() throws IOException {
        file("upload.json", summary("shop", 1, "\"local\": {\"failing\": []}"));
        file("now.json", judged("shop", 5));
        file("before.json", judged("shop", 4));

        RunHistory history = PastRuns.in(directory, SHOP, at(5)).shown();

        assertThat(history.runs()).extracting(PastRun::finishedAt).containsExactly(at(4));
        assertThat(history.passedOver()).isEmpty();
    }

    @Test
    void of_many_the_newest_are_told_wherever_they_lie_and_each_once() throws IOException {
        for (int i = 0; i < 40; i++) {
            copy(i);
        }
        file("a/b/c/newest.json", judged("shop", 40));
        file("a/again.json", judged("shop", 39));
        file("a/b/c/d/too-deep.json", judged("shop", 41));
        file("summary.txt", judged("shop", 42));

        assertThat(read().runs())
                .extracting(PastRun::finishedAt)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(11, 40).mapToObj(PastRunsTest::at).toList());
    }

    @Test
    void copies_of_other_integrations_are_not_even_opened() throws IOException {
        file(HistoryName.of(at(1), RunOwner.ofIntegration("other")), "{");
        file(HistoryName.of(at(1), RunOwner.ofProject(Optional.empty(), Optional.of("shop"))), "{");

        assertThat(read().passedOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nothing",
                "{\"schemaVersion\": 1, \"finishedAt\": \"2026-09-14T12:00:00Z\", \"gate\": {\"verdict\": \"passed\"}",
                "{\"schemaVersion\": 1, \"finishedAt\": \"2026-09-14T12:00:00Z\", \"gate\": {\"verdict\": \"passed\"}} {}",
                "{\"schemaVersion\": 1, \"gate\": {\"verdict\": \"passed\"}}",
                "{\"schemaVersion\": 1, \"finishedAt\": \"yesterday\", \"gate\": {\"verdict\": \"passed\"}}",
                "{\"schemaVersion\": 1, \"finishedAt\": \"-99999-09-14T12:00:00Z\", \"gate\": {\"verdict\": \"passed\"}}",
                "{\"schemaVersion\": \"x\", \"finishedAt\": \"2026-09-14T12:00:00Z\", \"gate\": {\"verdict\": \"passed\"}}",
                "{\"schemaVersion\": 1, \"integrationId\": \"shop\", \"finishedAt\": \"2026-09-14T12:00:00Z\","
                        + " \"gate\": {\"verdict\": \"<script>\"}}",
                "{\"schemaVersion\": 99999999999999999999}",
                "{\"a\": \"\u0001\"}"
            })
    void what_is_no_whole_summary_is_named_and_passed_over(String content) throws IOException {
        file("bad.json", content);
        file("good.json", judged("shop", 1));

        RunHistory history = read();

        assertThat(history.runs()).hasSize(1);
        assertThat(history.passedOver()).singleElement().asString().matches("Skipped in the history: .*bad.json .+\\.");
    }

    @Test
    void a_newer_summary_is_read_as_far_as_it_is_known() throws IOException {
        file("known.json", judged("shop", 1).replace("\"schemaVersion\": 1", "\"schemaVersion\": 2"));
        file("strange.json", "{\"schemaVersion\": 2, \"end\": {}}");

        RunHistory history = read();

        assertThat(history.runs()).hasSize(1);
        assertThat(history.passedOver()).singleElement().asString().contains("strange.json", "a newer version");
    }

    @Test
    void what_is_not_a_count_or_an_address_is_absent() throws IOException {
        file(
                "odd.json",
                summary(
                        "shop",
                        1,
                        """
                "ci": {"url": "javascript:alert(1)"}, "local": {"failing": 3, "warning": {"a": []}}, "server": [7],
                "gate": {"verdict": "failed"}"""));

        assertThat(read().runs())
                .extracting(PastRunsTest::counted)
                .containsExactly(new PastRun(
                        at(1), Verdict.Kind.FAILED, OptionalInt.empty(), OptionalInt.empty(), Optional.empty()));
    }

    @Test
    void of_many_bad_files_a_few_are_named_and_the_rest_counted() throws IOException {
        for (int i = 0; i < 12; i++) {
            file("bad" + i + ".json", "{");
        }

        assertThat(read().passedOver()).hasSize(6).last().asString().startsWith("So are 7 more files of ");
    }

    @Test
    void of_very_many_files_the_newest_are_looked_at() throws IOException {
        for (int i = 0; i < 1_003; i++) {
            FileTime changed = FileTime.from(at(i));
            Files.setLastModifiedTime(file("s%04d.json".formatted(i), i < 3 ? "{" : judged("shop", i)), changed);
        }

        RunHistory history = PastRuns.in(directory, SHOP, at(5_000)).shown();

        assertThat(history.runs())
                .hasSize(RunHistory.SHOWN)
                .last()
                .extracting(PastRun::finishedAt)
                .isEqualTo(at(1_002));
        assertThat(history.passedOver()).singleElement().asString().contains("more than 1000 files");
    }

    @Test
    void copies_of_a_time_to_come_do_not_push_out_the_true_ones() throws IOException {
        copy(1);
        for (int i = 0; i < 1_001; i++) {
            file(HistoryName.of(Instant.parse("9999-12-31T00:00:00Z").plusSeconds(i), SHOP), "{}");
        }

        assertThat(times(SHOP)).containsExactly(at(1));
        assertThat(read().passedOver()).isEmpty();
    }

    @Test
    void what_is_too_long_is_not_read() throws IOException {
        Path file = file("long.json", judged("shop", 1));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(PastRuns.MAX_BYTES).write(ByteBuffer.wrap(new byte[] {' '}));
        }

        RunHistory history = read();

        assertThat(history.runs()).isEmpty();
        assertThat(history.passedOver()).singleElement().asString().contains("more than 64 MB");
    }

    @Test
    void symbolic_links_are_left_alone_but_the_directory_may_be_one() throws IOException {
        Path outside = directory.resolve("outside");
        Path kept = Files.createDirectories(directory.resolve("kept"));
        file("outside/secret.json", judged("shop", 1));
        file("kept/own.json", judged("shop", 2));
        Files.createSymbolicLink(kept.resolve("link.json"), outside.resolve("secret.json"));
        Files.createSymbolicLink(kept.resolve("linked"), outside);
        Path link = Files.createSymbolicLink(directory.resolve("link"), kept);

        assertThat(PastRuns.in(link, SHOP, at(99)).newest(9))
                .extracting(PastRun::finishedAt)
                .containsExactly(at(2));
    }

    @Test
    void a_file_that_may_not_be_read_is_named() throws IOException {
        Path file = file("locked.json", judged("shop", 1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file), "this user may read everything");

        assertThat(read().passedOver()).singleElement().asString().contains("can't be read");
    }

    @Test
    void a_directory_that_is_not_there_has_no_runs() {
        RunHistory history =
                PastRuns.in(directory.resolve("nowhere"), SHOP, NOON).shown();

        assertThat(history.runs()).isEmpty();
        assertThat(history.passedOver()).isEmpty();
    }

    @Test
    void names_of_files_command_no_runner() throws IOException {
        file("::error::x\n\u001b[31m.json", "{");

        assertThat(read().passedOver()).singleElement().asString().doesNotContain("::error", "\n", "\u001b");
    }

    private void copy(int minute) throws IOException {
        file(HistoryName.of(at(minute), SHOP), judged("shop", minute));
    }

    private Path file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private RunHistory read() {
        return PastRuns.in(directory, SHOP, at(99)).shown();
    }

    private static String judged(String integration, int minute) {
        return summary(integration, minute, "\"gate\": {\"verdict\": \"passed\"}");
    }

    private static String summary(String integration, int minute, String rest) {
        String id = integration.isEmpty() ? "" : "\"integrationId\": \"" + integration + "\", ";
        return "{\"schemaVersion\": 1, \"goal\": \"publish\", " + id + "\"finishedAt\": \"" + at(minute) + "\", " + rest
                + "}";
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private List<Instant> times(RunOwner owner) {
        return PastRuns.in(directory, owner, at(99)).newest(9).stream()
                .map(PastRun::finishedAt)
                .toList();
    }

    private static String ofProject(String integration, String project, int minute) {
        return summary(
                integration,
                minute,
                "\"artifacts\": {\"project\": \"" + project + "\"}, \"gate\": {\"verdict\": \"passed\"}");
    }

    private static PastRun counted(PastRun run) {
        return new PastRun(run.finishedAt(), run.verdict(), run.failing(), run.warning(), run.url());
    }
}
