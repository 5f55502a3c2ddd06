package co.secoda.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final String UNIQUE = ".0a1b2c3d-0123-4567-89ab-0123456789ab";

    @TempDir
    private Path directory;

    @Test
    void a_file_is_written_into_a_new_directory_and_nothing_lies_beside_it() throws Exception {
        Path file = directory.resolve("new/er/data.json");

        assertThat(WholeFile.write(file, text("one"))).isEqualTo(file);
        WholeFile.write(file, text("two"));

        assertThat(file).hasContent("two");
        assertThat(names(directory.resolve("new/er"))).containsExactly("data.json");
    }

    @Test
    void until_it_is_whole_the_old_file_stays() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "old");

        WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasSize(100_000);
    }

    @Test
    void an_error_in_the_middle_leaves_the_old_file_and_nothing_else() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "old");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }))
                .withMessage("disk full");

        assertThat(file).hasContent("old");
        assertThat(names(directory)).containsExactly("data");
    }

    @Test
    void a_file_that_was_begun_and_not_written_leaves_nothing() throws Exception {
        Path file = directory.resolve("data");

        WholeFile.begin(file).close();

        assertThat(names(directory)).isEmpty();
    }

    @Test
    void others_may_read_it_as_any_file_of_this_process() throws Exception {
        Path plain = Files.writeString(directory.resolve("plain"), "");

        Path whole = WholeFile.write(directory.resolve("whole"), text(""));

        assertThat(Files.getPosixFilePermissions(whole))
                .isEqualTo(Files.getPosixFilePermissions(plain))
                .contains(PosixFilePermission.OWNER_READ);
    }

    @Test
    void parts_of_ours_that_are_older_than_a_day_are_swept_and_nothing_else_is() throws Exception {
        Path old = part("data" + UNIQUE + ".part", Duration.ofHours(25));
        Path state = part("secoda-state.json" + UNIQUE + ".tmp", Duration.ofDays(30));
        Path fresh = part("data" + UNIQUE.replace('0', '1') + ".part", Duration.ofHours(23));
        Path foreign = part("other" + UNIQUE + ".part", Duration.ofDays(30));
        Path unlike = part("data.part", Duration.ofDays(30));

        WholeFile.write(directory.resolve("data"), text("new"));

        assertThat(old).doesNotExist();
        assertThat(state).doesNotExist();
        assertThat(List.of(fresh, foreign, unlike))
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void a_file_in_the_place_of_its_directory_is_an_error() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> WholeFile.write(file.resolve("more"), text("")));
    }

    private Path part(String name, Duration age) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private static WholeFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
