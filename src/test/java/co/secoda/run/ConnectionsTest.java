package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
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

        GivenRun given = new GivenRun(new PlayedHost("publish", directory));
        given.sandbox = true;

        assertThatThrownBy(() -> new Connections(given.host, given.server()).connection())
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("secoda.sandbox: the sandbox can't write to the temporary directory " + missing
                        + ": make it writable")
                .hasMessageNotContaining("network");
    }
}
