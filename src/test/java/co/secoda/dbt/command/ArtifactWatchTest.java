package co.secoda.dbt.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.command.DbtRecordFile.DbtRecord;
import co.secoda.dbt.location.ArtifactLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactWatchTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
    private static final DbtExit RED = new DbtExit("dbt build", 1, NOON, NOON.plusSeconds(3), false);

    @TempDir
    private Path directory;

    @Test
    void what_was_there_before_and_did_not_change_was_not_written() throws Exception {
        write("{}");
        assertThat(watch().record(RED)).satisfies(record -> {
            assertThat(record.written()).isFalse();
            assertThat(record.runResults()).isPresent();
        });
    }

    @Test
    void what_is_there_only_after_it_or_changed_was_written() throws Exception {
        ArtifactWatch watch = watch();
        write("{}");
        assertThat(watch.record(RED).written()).isTrue();
        ArtifactWatch again = watch();
        write("{\"a\": 1}");
        assertThat(again.record(RED).written()).isTrue();
    }

    @Test
    void nothing_is_nothing() throws Exception {
        assertThat(watch().record(RED)).isEqualTo(new DbtRecord(RED, Optional.empty(), false));
    }

    @Test
    void a_record_is_read_as_it_was_written_and_a_deleted_one_is_none() throws Exception {
        DbtRecordFile file = new DbtRecordFile(directory.resolve("reports").resolve(DbtRecordFile.FILE_NAME));
        DbtRecord record = new DbtRecord(RED, Optional.of("0123"), true);
        assertThat(file.read()).isEmpty();
        file.write(record);
        assertThat(file.read()).contains(record);
        file.write(new DbtRecord(RED, Optional.empty(), false));
        assertThat(file.read()).contains(new DbtRecord(RED, Optional.empty(), false));
        file.delete();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void a_file_that_is_no_record_is_named() throws IOException {
        Path path = Files.writeString(directory.resolve("x.json"), "{\"command\": 1}");
        assertThatThrownBy(() -> new DbtRecordFile(path).read())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(path.toString());
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("run_results.json"), text);
    }

    private ArtifactWatch watch() throws ArtifactException {
        return new ArtifactWatch(new ArtifactLocation(
                directory,
                directory,
                "a test",
                directory.resolve("manifest.json"),
                directory.resolve("run_results.json"),
                Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"text\"", "{\"command\": null}", "s3cret"})
    void what_is_no_record_is_told_as_that(String content) throws Exception {
        Path path = Files.writeString(directory.resolve(DbtRecordFile.FILE_NAME), content);

        assertThatThrownBy(() -> new DbtRecordFile(path).read())
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(path + " is not what the goal dbt writes")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void a_record_that_is_larger_than_any_is_not_read() throws Exception {
        Path path = directory.resolve(DbtRecordFile.FILE_NAME);
        Files.write(path, new byte[(4 << 20) + 1]);

        assertThatThrownBy(() -> new DbtRecordFile(path).read())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("it is larger than 4194304 bytes");
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such device")
    void a_device_in_the_place_of_the_record_is_not_read() throws Exception {
        Path path = Files.createSymbolicLink(directory.resolve(DbtRecordFile.FILE_NAME), Path.of("/dev/zero"));

        assertThatThrownBy(() -> new DbtRecordFile(path).read())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("it is no file but a pipe or device");
    }
}
