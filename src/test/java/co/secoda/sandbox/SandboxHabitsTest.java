package co.secoda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import co.secoda.sandbox.SandboxHabits.CatalogHabits;
import co.secoda.sandbox.SandboxHabits.CatalogHabits.Filters;
import co.secoda.sandbox.SandboxHabits.Fault;
import co.secoda.sandbox.SandboxHabits.LastRun;
import co.secoda.sandbox.SandboxHabits.Relationship;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxHabitsTest {
    @Test
    void no_words_are_the_default_habits() {
        assertThat(SandboxHabits.parse(" ")).isEqualTo(SandboxHabits.DEFAULT);
        assertThat(SandboxHabits.DEFAULT)
                .isEqualTo(new SandboxHabits(
                        LastRun.END,
                        false,
                        false,
                        0,
                        Optional.empty(),
                        0,
                        Relationship.BOTH,
                        false,
                        Optional.empty(),
                        false,
                        Duration.ZERO,
                        0,
                        new CatalogHabits(Filters.ALL, 0, Duration.ZERO),
                        List.of()));
    }

    @Test
    void every_word_has_its_meaning() {
        SandboxHabits habits = SandboxHabits.parse(
                "last-run=start, clears-first,in-steps,foreign=2,sync=30s,fails,relationship=one,slack=doubled,"
                        + "scheduled=10m,blank,clock=-1h,writes=30,catalog=exact,catalog-rows=10000,catalog-delay=30s,"
                        + "faults=503x2,faults=429x1@trigger");

        assertThat(habits)
                .isEqualTo(new SandboxHabits(
                        LastRun.START,
                        true,
                        true,
                        2,
                        Optional.of(Duration.ofSeconds(30)),
                        Integer.MAX_VALUE,
                        Relationship.ONE,
                        true,
                        Optional.of(Duration.ofMinutes(10)),
                        true,
                        Duration.ofHours(-1),
                        30,
                        new CatalogHabits(Filters.EXACT, 10_000, Duration.ofSeconds(30)),
                        List.of(new Fault(503, 2, Optional.empty()), new Fault(429, 1, Optional.of("trigger")))));
    }

    @Test
    void of_a_word_that_comes_twice_the_last_counts() {
        assertThat(SandboxHabits.parse(
                        "last-run=start,last-run=never,fails,fails=1,relationship=one,relationship=both,clock=1h"))
                .isEqualTo(SandboxHabits.parse("last-run=never,fails=1,clock=60m"));
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "10m, PT10M", "1h, PT1H", "7, PT7S", "PT2M, PT2M", "0, PT0S"})
    void durations_come_in_all_forms(String text, Duration duration) {
        assertThat(SandboxHabits.parse("sync=" + text).syncTime()).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lastrun=start",
                "clear-first",
                "last-run",
                "last-run=middle",
                "foreign=many",
                "foreign=-1",
                "foreign=99999999999",
                "sync=soon",
                "sync=-1s",
                "sync=-PT1S",
                "fails=no",
                "relationship=none",
                "writes=some",
                "slack=off",
                "scheduled=0",
                "clears-first=yes",
                "catalog=some",
                "catalog-rows=many",
                "faults=503",
                "faults=301x1",
                "faults=600x1",
                "faults=503x1@",
                "clock=--1h",
            })
    void an_unknown_word_or_value_is_named_with_the_known_ones(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxHabits.parse("blank," + word))
                .withMessageStartingWith("unknown sandbox habit '" + word + "'; known are last-run=end|start|never, ")
                .withMessageContaining("faults=");
    }

    @Test
    void a_fault_of_an_unknown_call_names_the_known_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxHabits.parse("faults=503x1@upload"))
                .withMessageContaining("'faults=503x1@upload'")
                .withMessageContaining("upload_artifacts, trigger, failing_tests");
    }
}
