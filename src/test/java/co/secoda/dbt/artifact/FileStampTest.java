package co.secoda.dbt.artifact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.artifact.ArtifactFile.FileStamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {
    @TempDir
    Path directory;

    @Test
    void a_file_that_stays_as_it_was_passes() throws Exception {
        FileStamp.of(Files.writeString(directory.resolve("f"), "one")).check();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such device")
    void what_is_no_file_is_told_as_that_before_anything_is_read() throws Exception {
        Path device = Files.createSymbolicLink(directory.resolve("run_results.json"), Path.of("/dev/zero"));

        assertThatThrownBy(() -> FileStamp.of(device))
                .isInstanceOf(ArtifactException.class)
                .hasMessage(device + ": this is not a file but something else; name the file that dbt wrote");
    }

    @Test
    void a_file_that_grows_or_is_rewritten_is_noticed() throws Exception {
        Path file = Files.writeString(directory.resolve("f"), "one");
        FileStamp before = FileStamp.of(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        FileStamp rewritten = FileStamp.of(file);

        assertThatThrownBy(before::check)
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("it changed while it was being read; dbt was still writing");
        Files.writeString(file, "longer");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThatThrownBy(rewritten::check).isInstanceOf(ArtifactException.class);
    }
}
