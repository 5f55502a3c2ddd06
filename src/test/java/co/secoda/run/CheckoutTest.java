package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import co.secoda.dbt.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout that leads a build out of itself, as anybody's who opens a pull request may. */
class CheckoutTest {
    private Path checkout;
    private Path elsewhere;
    private PlayedHost host;

    @BeforeEach
    void checkOut(@TempDir Path directory) throws IOException {
        checkout = Files.createDirectories(directory.toRealPath().resolve("checkout"));
        elsewhere = Files.createDirectories(directory.toRealPath().resolve("elsewhere"));
        host = new PlayedHost("publish", checkout);
    }

    @Test
    void reports_are_not_written_through_a_link_out_of_it() throws Exception {
        Files.createDirectories(checkout.resolve("target"));
        Files.createSymbolicLink(checkout.resolve("target/secoda"), elsewhere);

        refused(place(Optional.empty()), "target/secoda is, by a symbolic link, " + elsewhere);
    }

    @Test
    void reports_are_not_written_where_a_target_path_leads_out_of_it() throws Exception {
        Files.writeString(checkout.resolve("dbt_project.yml"), "name: shop\ntarget-path: ../elsewhere");

        refused(place(Optional.empty()), elsewhere.resolve("secoda") + " is outside of the checkout " + checkout);
    }

    @Test
    void a_report_directory_out_of_it_is_for_the_command_line_to_name() throws Exception {
        refused(place(Optional.of("../elsewhere")), "set secoda.reportDirectory on the command line");

        host.outside = Set.of("secoda.reportDirectory");
        assertThatNoException().isThrownBy(() -> RunFiles.of(host, place(Optional.of("../elsewhere")), "json"));
    }

    @Test
    void a_target_path_of_the_environment_may_lead_anywhere() throws Exception {
        host.environment.put("DBT_TARGET_PATH", elsewhere.toString());

        assertThatNoException().isThrownBy(() -> RunFiles.of(host, place(Optional.empty()), "json"));
    }

    @Test
    void a_history_out_of_it_is_for_the_command_line_to_name() throws Exception {
        Path link = Files.createSymbolicLink(checkout.resolve("history"), elsewhere);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> host.checkout().within("secoda.historyDirectory", "history", link))
                .withMessageContaining("history is, by a symbolic link, " + elsewhere)
                .withMessageContaining("set secoda.historyDirectory on the command line");
        host.outside = Set.of("secoda.historyDirectory");
        assertThat(host.checkout().within("secoda.historyDirectory", "history", link))
                .isEqualTo(link);
    }

    @Test
    void a_link_that_leads_nowhere_and_a_circle_of_links_are_no_way_out() throws Exception {
        Files.createSymbolicLink(checkout.resolve("nowhere"), elsewhere.resolve("gone"));
        Files.createSymbolicLink(checkout.resolve("circle"), checkout.resolve("circle"));

        refused(place(Optional.of("nowhere")), "can't be followed to where it leads");
        refused(place(Optional.of("circle/secoda")), "can't be followed to where it leads");
    }

    @Test
    void it_begins_where_git_or_the_ci_service_has_it_begin() throws Exception {
        Path module = Files.createDirectories(checkout.resolve("ci/build"));
        PlayedHost below = new PlayedHost("publish", module);
        assertThat(below.checkout().leaves(checkout.resolve("analytics"))).isPresent();

        below.environment.put("CI_PROJECT_DIR", checkout.toString());
        assertThat(below.checkout().leaves(checkout.resolve("analytics"))).isEmpty();

        below.environment.clear();
        Files.createDirectories(checkout.resolve(".git"));
        assertThat(below.checkout().leaves(checkout.resolve("analytics"))).isEmpty();
        assertThat(below.checkout().leaves(elsewhere)).isPresent();
    }

    private RunPlace place(Optional<String> reportDirectory) throws ArtifactException {
        return RunPlace.of(
                host,
                Optional.empty(),
                Optional.empty(),
                "manifest.json",
                "run_results.json",
                reportDirectory,
                Optional.empty());
    }

    private void refused(RunPlace place, String... parts) {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> RunFiles.of(host, place, "json"))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
        assertThat(elsewhere).isEmptyDirectory();
    }
}
