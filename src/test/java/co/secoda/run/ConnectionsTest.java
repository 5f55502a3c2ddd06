package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    private static final ConnectionParameters SANDBOX = new ConnectionParameters(
            Optional.empty(),
            "us",
            Optional.empty(),
            "10s",
            "60s",
            "4",
            Optional.empty(),
            false,
            true,
            Optional.empty());

    private static final String TEMPORARY = "java.io.tmpdir";

    private final String before = System.getProperty(TEMPORARY);

    @TempDir
    private Path directory;

    @AfterEach
    void reset() {
        System.setProperty(TEMPORARY, before);
    }

    @Test
    void without_a_temporary_directory_it_says_so_and_nothing_of_the_network() {
        Path missing = directory.resolve("missing");
        System.setProperty(TEMPORARY, missing.toString());

        assertThatThrownBy(() -> new Connections(new PlayedHost("publish", directory)).connection(SANDBOX))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("secoda.sandbox: the sandbox can't write to the temporary directory " + missing
                        + ": make it writable")
                .hasMessageNotContaining("network");
    }
}
