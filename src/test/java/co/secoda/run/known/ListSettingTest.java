package co.secoda.run.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.gate.known.KnownFailures;
import co.secoda.run.BadSettingException;
import co.secoda.run.GivenRun;
import co.secoda.run.PlayedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListSettingTest {
    private static final String ONE = "known-failures:\n- {test: a, reason: r, until: 2026-12-31}\n";

    @TempDir
    private Path directory;

    @Test
    void the_list_of_the_dbt_project_is_read_where_it_is() throws Exception {
        assertThat(read(Optional.empty(), true)).isEqualTo(KnownFailures.NONE);

        Files.writeString(project().resolve("secoda-known-failures.yml"), ONE);
        assertThat(read(Optional.empty(), true).entries()).hasSize(1);
    }

    @Test
    void a_file_that_is_named_must_be_there_unless_the_goal_goes_by_what_an_upload_left() throws Exception {
        assertThatThrownBy(() -> read(Optional.of("known.yml"), true))
                .isInstanceOf(BadSettingException.class)
                .hasMessage("secoda.knownFailures=known.yml: there is no file "
                        + project().resolve("known.yml")
                        + ". Correct the path, or write the file with secoda:known-failures.");
        assertThat(read(Optional.of("known.yml"), false)).isEqualTo(KnownFailures.NONE);

        Files.writeString(project().resolve("known.yml"), ONE);
        assertThat(read(Optional.of("known.yml"), true).entries()).hasSize(1);
    }

    @Test
    void all_that_is_wrong_with_it_is_told_with_places() throws Exception {
        Path file = Files.writeString(
                project().resolve("secoda-known-failures.yml"),
                "known-failures:\n- {tset: a}\n- {test: a, until: 1}\n");

        assertThatThrownBy(() -> read(Optional.empty(), true))
                .isInstanceOfSatisfying(BadSettingException.class, e -> assertThat(e.problems())
                        .contains(
                                file + ", line 2, column 4: unknown key 'tset'; did you mean test.",
                                file + ", line 3, column 20: '1' is no date such as 2026-12-31.")
                        .allSatisfy(problem ->
                                assertThat(problem).startsWith(file.toString()).endsWith(".")));
    }

    @Test
    void a_list_that_the_checkout_has_outside_of_itself_is_not_read() throws Exception {
        Path outside = Files.writeString(directory.resolve("outside.yml"), ONE);
        Files.createSymbolicLink(project().resolve("secoda-known-failures.yml"), outside);

        assertThatThrownBy(() -> read(Optional.empty(), true))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("is outside of the checkout");
        assertThatThrownBy(() -> read(Optional.of("../outside.yml"), true))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("is outside of the checkout");
    }

    private KnownFailures read(Optional<String> given, boolean required) throws Exception {
        PlayedHost host = new PlayedHost("publish", project());
        return ListSetting.read(host, new GivenRun(host).place(), given, required);
    }

    private Path project() throws Exception {
        return Files.createDirectories(directory.resolve("project"));
    }
}
