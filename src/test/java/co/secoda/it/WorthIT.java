package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a build ends where a run without failures proves little. */
class WorthIT {
    private final BuildFolder folder;

    WorthIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @Test
    void a_status_that_no_dbt_writes_fails_unless_it_is_let_through() throws Exception {
        folder.pair("passing");
        change("\"status\": ?\"pass\"", "\"status\": \"cancelled\"");

        FinishedBuild failed = folder.on(V3_9).run("validate").failed();
        assertThat(failed.summary().get("gate.reasons.0"))
                .asString()
                .startsWith("1 result has a status that no known dbt writes: \"cancelled\" (1 result, test.")
                .endsWith("(secoda.onUnknownStatus)");
        failed.logHas("1 result has a status that no known dbt writes");

        FinishedBuild passed = folder.on(V3_9)
                .with("secoda.onUnknownStatus=warn")
                .run("validate")
                .passed();
        assertThat(passed.summary().get("gate.verdict")).isEqualTo("passed");
        passed.logHas("Note: 1 result has a status that no known dbt writes");
    }

    @Test
    void a_published_run_on_no_rows_passes_with_a_note_that_says_so() throws Exception {
        folder.pair("passing");
        change("\"empty\": ?false", "\"empty\": true");

        FinishedBuild build = folder.on(V3_9)
                .with("secoda.sandbox=true", "secoda.sandboxHabits=sync=100ms", "secoda.pollInterval=100ms")
                .run("publish")
                .passed();

        assertThat(build.summary().get("gate.notes")).asString().contains("dbt ran with --empty");
        build.logHas("Note: dbt ran with --empty: its tests looked at no rows");
    }

    @Test
    void a_run_in_which_nothing_changed_passes_where_that_is_wanted_and_docs_generate_does_not() throws Exception {
        folder.pair("passing");
        Path runResults = folder.path().resolve("target/run_results.json");
        String reused = Files.readString(runResults)
                .replaceAll("\"status\": ?\"(pass|success|warn|fail)\"", "\"status\": \"reused\"");
        Files.writeString(runResults, reused);

        FinishedBuild failed = folder.on(V3_9).run("validate").failed();
        assertThat(failed.summary().get("gate.reasons")).asString().contains("since nothing had changed");

        FinishedBuild passed = folder.on(V3_9)
                .with("secoda.onNothingTested=reused")
                .run("validate")
                .passed();
        assertThat(passed.log()).contains("Note: no test of this run has an outcome, since nothing had changed");

        folder.pair("docs-generate");
        FinishedBuild docs = folder.on(V3_9)
                .with("secoda.onNothingTested=reused")
                .run("validate")
                .failed();

        assertThat(docs.log()).contains("its results are of dbt generate");
    }

    /** Changes the first of what a pattern finds in the run results. */
    private void change(String pattern, String to) throws IOException {
        Path runResults = folder.path().resolve("target/run_results.json");
        String changed = Files.readString(runResults).replaceFirst(pattern, to);
        assertThat(changed).isNotEqualTo(Files.readString(runResults));
        Files.writeString(runResults, changed);
    }
}
