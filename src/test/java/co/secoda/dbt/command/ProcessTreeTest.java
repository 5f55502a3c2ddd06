package co.secoda.dbt.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProcessTreeTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void while_one_that_does_not_listen_is_waited_for_that_is_told() throws Exception {
        Process deaf = started("trap '' TERM; echo ready; while :; do sleep 1; done");

        new ProcessTree(deaf.toHandle(), Duration.ofMillis(500), told::add).close();

        assertThat(deaf.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(told)
                .containsExactly(
                        "dbt was asked to end, and goes on. In 450ms it is killed.",
                        "dbt did not end when it was asked to, and is killed.");
    }

    @Test
    void of_one_that_ends_nothing_is_told() throws Exception {
        Process listening = started("echo ready; exec sleep 600");

        new ProcessTree(listening.toHandle(), Duration.ofHours(1), told::add).close();

        assertThat(listening.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(told).isEmpty();
    }

    private static Process started(String script) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", script).start();
        BufferedReader lines = process.inputReader();
        assertThat(lines.readLine()).isEqualTo("ready");
        return process;
    }
}
