package co.secoda.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import co.secoda.file.DirectoryLock.HeldException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    private Path directory;

    @Test
    void a_directory_has_one_holder_until_that_lets_go() throws Exception {
        Path reports = directory.resolve("target/secoda");
        try (DirectoryLock first = DirectoryLock.take(reports, "module shop")) {
            assertThat(first).isNotNull();
            assertHeld(reports, "module shop");
            assertHeld(reports, "module shop");
        }
        DirectoryLock.take(reports, "module crm").close();
    }

    @Test
    void another_name_of_a_directory_is_the_same_directory() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("d")));
        try (DirectoryLock first = DirectoryLock.take(link, "module shop")) {
            assertThat(first).isNotNull();
            assertHeld(directory.resolve("d"), "module shop");
        }
    }

    @Test
    void another_process_is_kept_out_and_one_that_is_killed_keeps_nobody_out() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of(DirectoryLock.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                + System.getProperty("path.separator")
                                + Path.of(DirectoryLockTest.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI()),
                        Holder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("held");
            assertHeld(directory, "process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(directory.resolve(DirectoryLock.FILE)).hasContent("process " + other.pid());

        try (DirectoryLock mine = DirectoryLock.take(directory, "module shop")) {
            assertThat(mine).isNotNull();
            assertHeld(directory, "module shop");
        }
    }

    @Test
    void a_lock_behind_a_link_overwrites_nothing_and_keeps_nobody_out() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "s3cret");
        Files.createSymbolicLink(directory.resolve(DirectoryLock.FILE), secret);

        assertThatIOException().isThrownBy(() -> DirectoryLock.take(directory, "module shop"));
        assertThatIOException().isThrownBy(() -> DirectoryLock.take(directory, "module shop"));
        assertThat(secret).hasContent("s3cret");
    }

    private static void assertHeld(Path path, String by) {
        assertThatExceptionOfType(HeldException.class)
                .isThrownBy(() -> DirectoryLock.take(path, "module other"))
                .satisfies(e -> assertThat(e.holder()).isEqualTo(by));
    }

    /** Another process: holds a directory until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws HeldException, IOException {
            DirectoryLock lock = DirectoryLock.take(
                    Path.of(arguments[0]), "process " + ProcessHandle.current().pid());
            System.out.println("held");
            int end = System.in.read();
            Objects.requireNonNull(lock, "read " + end).close();
        }
    }
}
