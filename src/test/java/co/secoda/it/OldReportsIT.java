package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxHabits;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves behind that another one finds: reports that no longer hold, and what is remembered. */
class OldReportsIT {
    private static final List<String> FILES = List.of("secoda.json", "index.html", "secoda.md", "TEST-secoda.xml");
    private static final List<String> PASSED =
            List.of("<h1>Passed</h1>", "## Secoda: passed", "\"verdict\" : \"passed\"");

    private final BuildFolder folder;
    private Sandbox secoda;

    OldReportsIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @BeforeEach
    void start() throws IOException {
        secoda = Sandbox.start(SandboxSettings.defaults().withHabits(SandboxHabits.parse("sync=100ms")));
    }

    @AfterEach
    void stop() {
        secoda.close();
    }

    @Test
    void after_every_error_no_file_of_an_earlier_run_says_passed() throws IOException {
        folder.bound("publish").pair("passing");
        error(real().with("secoda.apiKey=another"), "key");
        error(real().with("secoda.baseUrl=http://127.0.0.1:1", "secoda.retries=0"), "could not be connected to");
        error(
                folder.on(V3_9)
                        .with("secoda.baseUrl=" + secoda.baseUrl(), "secoda.integrationId=0a1b")
                        .env("SECODA_API_KEY", ""),
                "There is no API key");
        error(real().with("secoda.onRepublish=fail"), "published before");
        error(real().with("secoda.maxFailing=abc"), "secoda.maxFailing");
        error(real().with("secoda.maxFailin=1"), "secoda.maxFailin");
        error(real().with("secoda.reports=json,pdf"), "secoda.reports=");
        error(real().with("secoda.manifest=gone.json"), "gone.json");
    }

    private void error(MavenBuild build, String reason) throws IOException {
        real().mvn("verify").passed();
        assertThat(PASSED).allSatisfy(word -> assertThat(content()).contains(word));

        build.mvn("verify").failed().hasNoStackTrace();

        for (String name : FILES) {
            assertThat(read(name)).as(name).contains(reason).doesNotContain(PASSED);
        }
        assertThat(read("TEST-secoda.xml")).contains("errors=\"1\"");
        Summary summary = Summary.read(folder.path().resolve("target/secoda/secoda.json"));
        assertThat(summary.get("gate.verdict")).isEqualTo("unknown");
    }

    @Test
    void check_goes_on_with_what_upload_and_trigger_wrote_also_where_it_fails() {
        folder.bound("upload", "trigger").pair("passing");
        real().mvn("verify").passed();

        FinishedBuild build = folder.on(V3_9)
                .with("secoda.baseUrl=" + secoda.baseUrl(), "secoda.integrationId=0a1b")
                .run("check")
                .failed();

        assertThat(build.summary().get("goal")).isEqualTo("check");
        assertThat(build.summary().get("gate.verdict")).isEqualTo("unknown");
        assertThat(build.summary().get("artifacts.results")).isNotNull();
        assertThat(build.summary().get("sync.triggeredAt")).isNotNull();
    }

    @Test
    void a_fork_without_a_key_leaves_no_old_verdict_and_no_error_either() throws IOException {
        folder.bound("publish").pair("passing");
        real().mvn("verify").passed();

        folder.on(V3_9).with("secoda.onMissingKey=skip").mvn("verify").passed();

        assertThat(content()).doesNotContain(PASSED);
        assertThat(read("TEST-secoda.xml")).contains("errors=\"0\"", "<skipped");
    }

    @Test
    void a_failing_dbt_leaves_no_old_verdict() throws IOException {
        folder.bound("dbt", "publish").pair("passing");
        real().with("secoda.onRepublish=ignore", "secoda.dbtCommand=touch target/run_results.json")
                .mvn("verify")
                .passed();

        real().with("secoda.dbtCommand=false").mvn("verify").failed();

        assertThat(content()).doesNotContain(PASSED);
    }

    @Test
    void what_was_published_to_the_sandbox_was_not_published() {
        folder.pair("passing");
        String reports = "secoda.reportDirectory=reports";
        MavenBuild strict = real().with("secoda.onRepublish=fail", reports);
        folder.on(V3_9)
                .with("secoda.sandbox=true", "secoda.sandboxHabits=sync=100ms", "secoda.pollInterval=100ms", reports)
                .run("publish")
                .passed();

        strict.run("publish").passed();
        folder.on(V3_9)
                .with("secoda.sandbox=true", "secoda.sandboxHabits=sync=100ms", "secoda.pollInterval=100ms", reports)
                .run("publish")
                .passed();
        strict.run("publish").failed().logHas("was published before");
    }

    @Test
    void a_rerun_with_fail_on_new_is_as_red_as_the_run_before_it() {
        folder.pair("failing");
        MavenBuild build =
                real().with("secoda.failOn=new", "secoda.onRepublish=ignore", "secoda.reportDirectory=reports");

        FinishedBuild first = build.run("publish").failed();
        FinishedBuild rerun = build.run("publish").failed();

        Summary summary = rerun.summary("reports");
        assertThat(summary.get("server.newFailing"))
                .isEqualTo(first.summary("reports").get("server.newFailing"));
        assertThat(summary.get("server.accepted.failing")).isEqualTo(List.of());
        rerun.logHas("new is what was not failing before the first run that failed, at ");

        build.with("secoda.maxFailing=-1").run("publish").passed();
        build.run("publish").passed().logHas("when a run of this integration last passed, at ");
    }

    @Test
    void a_job_summary_that_can_not_be_written_turns_no_green_gate_red() {
        folder.bound("publish").pair("passing");

        real().env("GITHUB_STEP_SUMMARY", folder.path().toString())
                .mvn("verify")
                .passed()
                .logHas("[WARNING] GITHUB_STEP_SUMMARY can't be written");
    }

    /** A build against a server that is the same for all of them. */
    private MavenBuild real() {
        return folder.on(V3_9)
                .with(
                        "secoda.baseUrl=" + secoda.baseUrl(),
                        "secoda.apiKey=" + SandboxSettings.DEFAULT_API_KEY,
                        "secoda.integrationId=" + SandboxSettings.DEFAULT_INTEGRATION_ID,
                        "secoda.pollInterval=100ms",
                        "secoda.settleTime=300ms");
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.path().resolve("target/secoda").resolve(name));
    }

    private String content() {
        StringBuilder all = new StringBuilder();
        for (String name : FILES) {
            try {
                all.append(read(name));
            } catch (IOException e) {
                // A file that isn't there says nothing.
            }
        }
        return all.toString();
    }
}
