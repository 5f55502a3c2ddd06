package co.secoda.dbt.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.command.DbtCommand.DbtCommandException;
import co.secoda.dbt.command.DbtCommand.OutputLines;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for dbt is a shell script")
class DbtCommandTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-09-14T12:00:00Z"));

    @TempDir
    private Path directory;

    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "dbt build --target-path out, --target-path, out",
        "dbt build --target-path=out -s orders, --target-path, out",
        "dbt --target-path 'two words' build, --target-path, two words",
        "dbt build, DBT_ENGINE_TARGET_PATH, of the variable"
    })
    void where_it_is_told_to_write_is_known_by_its_options_before_its_variables(
            String line, String told, String value) {
        Map<String, String> environment =
                Map.of("DBT_TARGET_PATH", "older", "DBT_ENGINE_TARGET_PATH", "of the variable");

        assertThat(new DbtCommand(line, directory, environment, Optional.empty()).targetPath())
                .contains(new DbtCommand.TargetPath(told, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dbt build", "dbt build --target-path", "dbt build --target-path=", "dbt build --target out"})
    void where_nothing_tells_it_where_to_write_none_is_known(String line) {
        assertThat(new DbtCommand(line, directory, Map.of("DBT_TARGET_PATH", " "), Optional.empty()).targetPath())
                .isEmpty();
    }

    @Test
    void the_exit_code_and_every_line_are_told_and_nothing_is_seen_of_the_environment_but_what_is_given()
            throws Exception {
        DbtExit exit = run(
                "sh -c 'echo \"$A\"; echo oh >&2; printf \"\\303\\244\\n%s\" \"$B\"; pwd; exit 3'", Map.of("A", "a a"));
        assertThat(exit.exitCode()).isEqualTo(3);
        assertThat(exit.timedOut()).isFalse();
        assertThat(out).containsExactly("a a", "ä", directory.toRealPath().toString());
        assertThat(err).containsExactly("oh");
    }

    @Test
    void a_command_that_is_not_there_is_named_with_what_to_do() {
        assertThatThrownBy(() -> run("no-such-dbt build", Map.of()))
                .isInstanceOf(DbtCommandException.class)
                .hasMessageStartingWith("no-such-dbt can't be started in " + directory)
                .hasMessageContaining("secoda.dbtCommand")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_directory_that_is_not_there_is_named() {
        DbtCommand command = new DbtCommand("sh -c true", directory.resolve("gone"), Map.of(), Optional.empty());
        assertThatThrownBy(() -> command.run(NOON, out::add, err::add))
                .isInstanceOf(DbtCommandException.class)
                .hasMessageContaining("there is no directory");
    }

    @Test
    void out_of_time_it_is_stopped_with_what_it_has_started() throws Exception {
        DbtExit exit = new DbtCommand(
                        "sh -c 'sleep 600; echo never'",
                        directory,
                        System.getenv(),
                        Optional.of(Duration.ofMillis(200)))
                .run(NOON, out::add, err::add);
        assertThat(exit.timedOut()).isTrue();
        assertThat(exit.isGreen()).isFalse();
        assertThat(out).isEmpty();
    }

    @Test
    void its_standard_input_is_closed_so_that_it_waits_for_nobody() throws Exception {
        assertThat(run("sh -c 'cat; echo \"no answer\"'", System.getenv()).isGreen())
                .isTrue();
        assertThat(out).containsExactly("no answer");
    }

    @Test
    void an_interrupt_reaches_it_and_what_it_has_started() throws Exception {
        BlockingQueue<String> pids = new LinkedBlockingQueue<>();
        DbtCommand command =
                new DbtCommand("sh -c 'sleep 600 & echo $!; wait'", directory, System.getenv(), Optional.empty());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<DbtExit> running = thread.submit(() -> command.run(NOON, pids::add, err::add));
        long pid = Long.parseLong(pids.take());
        thread.shutdownNow();
        assertThatThrownBy(() -> running.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void its_end_is_told_in_one_sentence() {
        Instant noon = NOON.instant();
        assertThat(new DbtExit("dbt build", 1, noon, noon.plusSeconds(192), false).sentence())
                .isEqualTo("dbt build ended with exit code 1 after 3m 12s");
        assertThat(new DbtExit("dbt build", 143, noon, noon.plusMillis(3_600_900), true).sentence())
                .isEqualTo("dbt build ran out of time and was stopped after 1h");
    }

    private DbtExit run(String line, Map<String, String> environment) throws Exception {
        return new DbtCommand(line, directory, environment, Optional.empty()).run(NOON, out::add, err::add);
    }

    @Test
    void of_a_line_without_end_the_beginning_is_told_and_all_is_taken() throws Exception {
        DbtExit exit = run("sh -c 'printf %03000000d 0; echo; echo after'", System.getenv());

        assertThat(exit.isGreen()).isTrue();
        assertThat(out).hasSize(2).last().isEqualTo("after");
        assertThat(out.get(0))
                .hasSizeLessThan(100_100)
                .startsWith("000")
                .endsWith("0 … (2,900,000 characters left out)");
    }

    @Test
    void a_line_that_cannot_be_logged_does_not_keep_the_others_in_the_process() throws Exception {
        DbtExit exit = new DbtCommand("sh -c 'echo one; echo two'", directory, System.getenv(), Optional.empty())
                .run(
                        NOON,
                        line -> {
                            out.add(line);
                            throw new IllegalStateException("the log is full");
                        },
                        err::add);

        assertThat(exit.isGreen()).isTrue();
        assertThat(out).containsExactly("one", "two");
    }

    @Test
    void lines_end_as_they_do_everywhere_wherever_the_reader_breaks_off() throws IOException {
        OutputLines lines = new OutputLines(out::add);
        lines.takeAll(byCharacter("a\r\nb\rc\n\nd\r\n\r\ne"));

        assertThat(out).containsExactly("a", "b", "c", "", "d", "", "e");
    }

    /** Gives one character at a time. */
    private static Reader byCharacter(String text) {
        return new StringReader(text) {
            @Override
            public int read(char[] into, int offset, int wanted) throws IOException {
                return super.read(into, offset, Math.min(1, wanted));
            }
        };
    }
}
