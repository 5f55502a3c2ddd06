package co.secoda.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {
    @TempDir
    private Path directory;

    @Test
    void a_file_is_read_up_to_its_bound() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "12345");

        assertThat(RegularFile.bytes(file, 5)).hasSize(5);
        assertThatIOException().isThrownBy(() -> RegularFile.bytes(file, 4)).withMessage("it is larger than 4 bytes");
    }

    @Test
    void what_is_not_there_and_a_directory_are_told_apart() {
        assertThatIOException()
                .isThrownBy(() -> RegularFile.bytes(directory.resolve("gone"), 5))
                .isInstanceOf(NoSuchFileException.class);
        assertThatIOException()
                .isThrownBy(() -> RegularFile.bytes(directory, 5))
                .withMessage("it is no file but a directory");
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has neither")
    void a_pipe_is_not_waited_for_and_a_device_not_read_nor_a_link_to_it() throws Exception {
        Path zero = Files.createSymbolicLink(directory.resolve("zero"), Path.of("/dev/zero"));

        assertThatIOException()
                .isThrownBy(() -> RegularFile.bytes(zero, 5))
                .withMessage("it is no file but a pipe or device");
        assertThatIOException()
                .isThrownBy(() -> RegularFile.open(pipe(directory.resolve("pipe"))))
                .withMessage("it is no file but a pipe or device");
    }

    @Test
    void a_gzip_that_was_made_to_unpack_without_end_is_given_up_at_a_hundred_times_its_size() throws Exception {
        Path bomb = directory.resolve("bomb.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 110; megabyte++) {
                out.write(zeros);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 20);

        assertThatIOException()
                .isThrownBy(() -> readAll(bomb))
                .withMessage("it unpacks to more than 100 times its size");
    }

    @Test
    void a_gzip_of_many_empty_parts_does_not_fill_the_stack_and_one_of_some_is_read() throws Exception {
        Path parts = directory.resolve("parts.gz");
        byte[] empty = gzipped("");
        try (OutputStream out = Files.newOutputStream(parts)) {
            for (int part = 0; part < 50_000; part++) {
                out.write(empty);
            }
        }
        assertThatIOException()
                .isThrownBy(() -> readAll(parts))
                .withMessage("it has more than 100 empty parts in a row");

        try (OutputStream out = Files.newOutputStream(parts)) {
            for (String text : List.of("a", "", "", "b", "")) {
                out.write(gzipped(text));
            }
        }
        try (InputStream in = Gzip.open(parts)) {
            assertThat(in).hasContent("ab");
        }
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void readAll(Path file) throws IOException {
        try (InputStream in = Gzip.open(file)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Path pipe(Path path) throws Exception {
        Process mkfifo = new ProcessBuilder("mkfifo", path.toString()).start();
        assertThat(mkfifo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return path;
    }
}
