package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.secoda.gate.Verdict;
import co.secoda.report.HistoryFiles.HistoryName;
import co.secoda.report.RunHistory.PastRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunHistoryTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
    private static final Optional<String> SHOP = Optional.of("shop");

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
    void runs_are_those_of_one_integration() throws IOException {
        file("shop.json", judged("shop", 1));
        file("other.json", judged("other", 2));
        file("offline.json", judged("", 3));

        assertThat(read().runs()).extracting(PastRun::finishedAt).containsExactly(at(1));
        assertThat(RunHistory.read(directory, Optional.empty(), at(99)).runs())
                .extracting(PastRun::finishedAt)
                .containsExactly(at(3));
    }

    @Test
    void only_runs_that_were_judged_before_are_told() throws IOException {
        file("upload.json", summary("shop", 1, "\"local\": {\"failing\": []}"));
        file("now.json", judged("shop", 5));
        file("before.json", judged("shop", 4));

        RunHistory history = RunHistory.read(directory, SHOP, at(5));

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
                .containsExactlyElementsOf(IntStream.rangeClosed(11, 40)
                        .mapToObj(RunHistoryTest::at)
                        .toList());
    }

    @Test
    void copies_of_other_integrations_are_not_even_opened() throws IOException {
        file(HistoryName.of(at(1), Optional.of("other")), "{");
        file(HistoryName.of(at(1), Optional.empty()), "{");

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
        assertThat(history.passedOver())
                .singleElement()
                .asString()
                .matches("Passed over in the history: .*bad.json .+\\.");
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

        RunHistory history = RunHistory.read(directory, SHOP, at(5_000));

        assertThat(history.runs())
                .hasSize(RunHistory.SHOWN)
                .last()
                .extracting(PastRun::finishedAt)
                .isEqualTo(at(1_002));
        assertThat(history.passedOver()).singleElement().asString().contains("more than 1000 files");
    }

    @Test
    void what_is_too_long_is_not_read() throws IOException {
        Path file = file("long.json", judged("shop", 1));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(RunHistory.MAX_BYTES).write(ByteBuffer.wrap(new byte[] {' '}));
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

        assertThat(RunHistory.read(link, SHOP, at(99)).runs())
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
        RunHistory history = RunHistory.read(directory.resolve("nowhere"), SHOP, NOON);

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
        return RunHistory.read(directory, SHOP, at(99));
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
}
