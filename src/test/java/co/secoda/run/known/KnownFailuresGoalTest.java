package co.secoda.run.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.known.KnownFailuresFile;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.GivenRun;
import co.secoda.run.PlayedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The goal in a project one test of which fails, {@code not_null_orders_customer_id}. */
@SuppressWarnings("NullAway.Init") // each test begins
class KnownFailuresGoalTest {
    private static final String ENTRY =
            """
              - test: not_null_orders_customer_id
                reason: "late events, DATA-412"
                until: 2026-12-26
            """;

    @TempDir
    private Path project;

    private PlayedHost host;

    @BeforeEach
    void begin() throws IOException {
        host = new PlayedHost("known-failures", project);
        host.now = Instant.parse("2026-11-26T23:59:00Z");
        Path target = Files.createDirectories(project.resolve("target"));
        for (String name : List.of("manifest.json", "run_results.json")) {
            Files.copy(Path.of("examples/shop/dbt-target", name), target.resolve(name));
        }
    }

    @Test
    void a_file_that_is_not_there_is_made_with_an_entry_that_ends_in_thirty_days() throws Exception {
        perform();

        assertThat(file())
                .hasContent("# Failing tests that don't fail the build for a while. Each entry needs a reason"
                        + " and an end.\nknown-failures:\n" + ENTRY);
        assertThat(host.log.of("info"))
                .containsExactly("Wrote 1 entry until 2026-12-26 to " + file() + ": not_null_orders_customer_id.");
        assertThat(KnownFailuresFile.read(file()).orElseThrow().entries()).hasSize(1);
    }

    @Test
    void what_is_in_the_list_already_is_not_written_again() throws Exception {
        perform();
        byte[] before = Files.readAllBytes(file());
        perform();

        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(host.log.of("info"))
                .last()
                .isEqualTo("Nothing to write: each failing test is in " + file() + " already.");
    }

    @Test
    void where_nothing_failed_nothing_is_written() throws Exception {
        for (String name : List.of("manifest.json", "run_results.json")) {
            Files.write(
                    project.resolve("target").resolve(name), Files.readAllBytes(Path.of("src/it/pairs/passing", name)));
        }
        perform();

        assertThat(file()).doesNotExist();
        assertThat(host.log.of("info")).containsExactly("Nothing to write: no test failed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "known-failures:\n",
                "# only a comment\nknown-failures:   # below\n# nothing yet",
                "known-failures:\n  # one\n  - test: a # here\n    reason: >-\n      folded\n      text\n    until: 2027-01-01\n\n  # the end",
                "known-failures:\n- {test: a, reason: r, until: 2027-01-01}\n",
                "known-failures:\r\n    - test: \"a\"\r\n      reason: r\r\n      until: 2027-01-01\r\n",
                "---\n# nothing but a comment\n",
                "# \u00e9 nothing but a comment",
            })
    void what_is_there_stays_byte_by_byte(String before) throws Exception {
        Files.writeString(file(), before);
        int entries = KnownFailuresFile.read(file()).orElseThrow().entries().size();
        perform();

        String after = Files.readString(file());
        assertThat(after).startsWith(before).contains("test: not_null_orders_customer_id");
        assertThat(after.contains("\r\n") ? after.replace("\r\n", "") : "").doesNotContain("\n");
        assertThat(KnownFailuresFile.read(file()).orElseThrow().entries()).hasSize(entries + 1);
        assertThat(host.log.of("info")).last().asString().startsWith("Wrote 1 entry until ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "known-failures: []\n",
                "known-failures: [{test: a, reason: r, until: 2027-01-01}]\n",
                "known-failures:\n...\n"
            })
    void what_nothing_can_be_added_to_stays_as_it_is_and_the_tests_are_named(String before) throws Exception {
        Files.writeString(file(), before);

        assertThatThrownBy(this::perform)
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith(file() + ": entries can't be added behind the last one as it is written;")
                .hasMessageEndingWith("or add these by hand: not_null_orders_customer_id.");
        assertThat(file()).hasContent(before);
        assertThat(project).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_test_whose_entry_has_ended_gets_another_and_that_is_told() throws Exception {
        Files.writeString(file(), "known-failures:\n  - {test: not_null_*, reason: r, until: 2026-11-25}\n");
        perform();

        assertThat(KnownFailuresFile.read(file()).orElseThrow().entries()).hasSize(2);
        assertThat(host.log.of("warn"))
                .singleElement()
                .asString()
                .startsWith("1 known failure has ended and excuses nothing:");
    }

    @Test
    void what_is_given_is_written_so_that_it_is_read_as_it_was_given() throws Exception {
        String reason = "a \"quoted\" \\ reason: #1 \u2028 \u202e - {x} \t 'y' \ud83d\ude00";
        goal().perform(Optional.of(reason), Optional.of("2027-02-28"));

        assertThat(Files.readString(file(), StandardCharsets.UTF_8))
                .contains("until: 2027-02-28", "\\U00002028 \\U0000202e", "\ud83d\ude00");
        goal().perform(Optional.of(reason), Optional.empty());
        assertThat(host.log.of("info")).last().asString().startsWith("Nothing to write");
    }

    @Test
    void a_reason_must_be_given_and_an_end_that_is_to_come() {
        assertThatThrownBy(() -> goal().perform(Optional.empty(), Optional.of("2026-11-25")))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.reason is missing. Say why these failures are accepted")
                .hasMessageContaining("secoda.until: 2026-11-25 is over: today is 2026-11-26 (UTC).");
        assertThatThrownBy(() -> goal().perform(Optional.of("r"), Optional.of("tomorrow")))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.until: tomorrow is no date such as 2026-12-31.");
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_list_that_is_wrong_is_not_added_to() throws Exception {
        Files.writeString(file(), "known-failures:\n  - {test: a}\n");

        assertThatThrownBy(this::perform)
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining(file() + ", line 2, column 5: this entry has no reason");
        assertThat(file()).hasContent("known-failures:\n  - {test: a}\n");
    }

    @Test
    void without_artifacts_or_room_nothing_is_written() throws Exception {
        Files.writeString(file(), "known-failures:\n" + "- {test: none, reason: r, until: 2027-01-01}\n".repeat(2_000));
        assertThatThrownBy(this::perform)
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("a list may have 2,000 entries");

        Files.delete(project.resolve("target/manifest.json"));
        assertThatThrownBy(this::perform).isInstanceOf(ArtifactException.class);
    }

    @Test
    void a_list_that_can_not_be_written_is_an_error_of_one_line() throws Exception {
        Files.createFile(project.resolve("taken"));
        KnownFailuresGoal goal =
                new KnownFailuresGoal(host, new GivenRun(host).place(), Optional.of("taken/known.yml"));

        assertThatThrownBy(() -> goal.perform(Optional.of("r"), Optional.empty()))
                .isInstanceOfAny(GoalErrorException.class, BadSettingException.class)
                .hasMessageContaining("known.yml");
    }

    @Test
    void a_link_in_the_checkout_stays_one() throws Exception {
        Path real = Files.writeString(project.resolve("real.yml"), "known-failures:\n");
        Files.createSymbolicLink(file(), real);
        perform();

        assertThat(file()).isSymbolicLink();
        assertThat(Files.readString(real)).contains("not_null_orders_customer_id");
    }

    private void perform() throws Exception {
        goal().perform(Optional.of("late events, DATA-412"), Optional.empty());
    }

    private KnownFailuresGoal goal() throws ArtifactException {
        return new KnownFailuresGoal(host, new GivenRun(host).place(), Optional.empty());
    }

    private Path file() {
        return project.resolve(KnownFailuresFile.NAME);
    }
}
