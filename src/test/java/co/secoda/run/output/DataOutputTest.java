package co.secoda.run.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.run.BadSettingException;
import co.secoda.run.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataOutputTest {
    private static final Printout DATA = new Printout("two things", "a  b\n", "[\"ä\"]\n");

    @TempDir
    private Path directory;

    private final RecordingLog log = new RecordingLog();
    private final List<String> printed = new ArrayList<>();

    @Test
    void without_a_file_the_text_goes_to_standard_output_and_nothing_to_the_log() throws Exception {
        try (DataOutput output = open(Printout.Format.TABLE, Optional.empty())) {
            output.print(DATA);
        }

        assertThat(printed).containsExactly("a  b\n");
        assertThat(log.lines).isEmpty();
    }

    @Test
    void with_a_file_it_goes_there_alone_and_one_line_says_so() throws Exception {
        Path file = directory.resolve("new/data.json");
        try (DataOutput output = open(Printout.Format.JSON, Optional.of(file))) {
            assertThat(file).doesNotExist();
            output.print(DATA);
        }

        assertThat(file).hasContent("[\"ä\"]\n");
        assertThat(printed).isEmpty();
        assertThat(log.lines).containsExactly("info Wrote two things to " + file + ".");
        assertThat(names(directory.resolve("new"))).containsExactly("data.json");
    }

    @Test
    void a_goal_that_fails_leaves_the_old_file_and_nothing_else() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "old");
        open(Printout.Format.TABLE, Optional.of(file)).close();

        assertThat(file).hasContent("old");
        assertThat(names(directory)).containsExactly("data");
    }

    @Test
    void the_file_that_a_link_points_to_is_written_and_the_link_stays() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        try (DataOutput output = open(Printout.Format.TABLE, Optional.of(link))) {
            output.print(DATA);
        }

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("a  b\n");
    }

    @Test
    void a_directory_is_refused_before_anything_is_done() {
        assertThatThrownBy(() -> open(Printout.Format.TABLE, Optional.of(directory)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.outputFile=" + directory);
    }

    @Test
    void a_file_below_a_file_is_refused_before_anything_is_done() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "old");

        assertThatThrownBy(() -> open(Printout.Format.TABLE, Optional.of(file.resolve("below"))))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("can't be written");
    }

    @Test
    void a_file_that_can_not_be_written_after_all_is_an_error_that_says_what_was_done() throws Exception {
        Path file = directory.resolve("data");
        try (DataOutput output = open(Printout.Format.TABLE, Optional.of(file))) {
            Files.createDirectories(file.resolve("in-the-way"));

            assertThatThrownBy(() -> output.print(DATA))
                    .isInstanceOf(BadSettingException.class)
                    .hasMessageStartingWith("Done, but two things could not be written to secoda.outputFile=" + file);
        }
    }

    private DataOutput open(Printout.Format format, Optional<Path> file) throws BadSettingException {
        return DataOutput.open(format, file, printed::add, log);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void a_file_that_a_link_leads_to_in_another_directory_is_not_overwritten() throws Exception {
        Path other = Files.writeString(
                Files.createDirectories(directory.resolve("other")).resolve("file"), "as it was");
        Path link = Files.createSymbolicLink(
                Files.createDirectories(directory.resolve("out")).resolve("link"), other);

        assertThatThrownBy(() -> open(Printout.Format.TABLE, Optional.of(link)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("is, by a symbolic link, ");
        assertThat(other).hasContent("as it was");
    }
}
