package co.secoda.run.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import co.secoda.gate.Verdict;
import co.secoda.report.PastRun;
import co.secoda.report.Report;
import co.secoda.report.Reports;
import co.secoda.run.history.HistoryFiles.HistoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryWriterTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

    private static final RunOwner SHOP = RunOwner.ofIntegration("shop");

    @TempDir
    private Path directory;

    @Test
    void a_copy_is_called_by_its_time_and_its_integration() throws IOException {
        Path kept = directory.resolve("new/kept");

        assertThat(HistoryWriter.write(report("shop", NOON), kept)).isRegularFile();
        HistoryWriter.write(report("shop", Instant.parse("2026-09-14T12:00:00.0129Z")), kept);
        HistoryWriter.write(report("", NOON), kept);

        // The beginnings of what sha256sum says of "shop" and of "project ".
        assertThat(names(kept))
                .containsExactlyInAnyOrder(
                        "secoda-20260914T120000.000Z-8d9001d3.json",
                        "secoda-20260914T120000.012Z-8d9001d3.json",
                        "secoda-20260914T120000.000Z-fcea268d.json");
    }

    @Test
    void a_copy_is_read_back_by_the_next_run() throws IOException {
        HistoryWriter.write(report("shop", NOON), directory);

        PastRuns history = PastRuns.in(directory, SHOP, NOON.plusSeconds(1));

        assertThat(history.newest(9))
                .extracting(PastRun::finishedAt, PastRun::verdict)
                .containsExactly(tuple(NOON, Verdict.Kind.FAILED));
        assertThat(history.passedOver()).isEmpty();
    }

    @Test
    void only_the_newest_copies_of_the_integration_stay() throws IOException {
        for (int i = 0; i < HistoryWriter.KEPT; i++) {
            Files.writeString(directory.resolve(HistoryName.of(NOON.plusSeconds(i), SHOP)), "");
        }
        Path ofOther = Files.writeString(directory.resolve(HistoryName.of(NOON, RunOwner.ofIntegration("other"))), "");
        Path byHand = Files.writeString(directory.resolve("secoda-20200101.json"), "");
        Path oldest = directory.resolve(HistoryName.of(NOON, SHOP));

        Path newest = HistoryWriter.write(report("shop", NOON.plusSeconds(1_000)), directory);

        assertThat(oldest).doesNotExist();
        assertThat(List.of(ofOther, byHand, newest))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(names(directory)).hasSize(HistoryWriter.KEPT + 2);
    }

    @Test
    void what_cannot_be_written_is_thrown() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> HistoryWriter.write(report("shop", NOON), file))
                .isInstanceOf(IOException.class);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Report report(String integrationId, Instant finishedAt) {
        Optional<Report.Target> target = Optional.of(integrationId)
                .filter(id -> !id.isEmpty())
                .map(id -> new Report.Target(id, "https://api.secoda.co/", "https://app.secoda.co/", false));
        return Report.of("publish", target, Optional.empty(), NOON)
                .judged(Reports.GATE, Reports.verdict("failed", List.of("r"), List.of()))
                .endedAt(finishedAt);
    }

    @Test
    void copies_of_a_time_to_come_neither_count_nor_push_out_what_was_just_written() throws IOException {
        for (int i = 0; i < 2 * HistoryWriter.KEPT; i++) {
            Files.writeString(
                    directory.resolve(
                            HistoryName.of(Instant.parse("9999-12-31T00:00:00Z").plusSeconds(i), SHOP)),
                    "");
        }
        Path before = HistoryWriter.write(report("shop", NOON), directory);

        Path newest = HistoryWriter.write(report("shop", NOON.plusSeconds(1)), directory);

        assertThat(before).exists();
        assertThat(newest).exists();
        assertThat(PastRuns.in(directory, SHOP, NOON.plusSeconds(2)).newest(9))
                .extracting(PastRun::finishedAt)
                .containsExactly(NOON.plusSeconds(1), NOON);
    }
}
