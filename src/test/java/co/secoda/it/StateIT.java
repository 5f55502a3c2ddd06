package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** What a build leaves for the next one: its state file, its artifacts, its history. */
class StateIT {
    private final BuildFolder folder;

    StateIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven(V3_9)
    void check_in_another_build_from_the_state_file_and_without_the_artifacts_still_names_what_failed(
            MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withHabits("sync=100ms")) {
            MavenBuild build = sandbox.of(folder.pair("failing").on(maven)).with("secoda.stateFile=kept/state.json");
            build.with("secoda.artifactsDirectory=target", "secoda.reportDirectory=reports/first")
                    .run("upload", "trigger")
                    .passed();
            Summary summary = build.with("secoda.artifactsDirectory=gone", "secoda.reportDirectory=reports/second")
                    .run("check")
                    .failed()
                    .summary("reports/second");

            assertThat(folder.path().resolve("gone")).doesNotExist();
            assertThat(summary.get("goal")).isEqualTo("check");
            assertThat(summary.get("gate.verdict")).isEqualTo("failed");
            assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
            assertThat(summary.find("sync.triggeredAt")).isPresent();
            assertThat(summary.get("server.baseline.failing")).isEqualTo(List.of());
            assertThat(summary.get("server.failing"))
                    .isEqualTo(List.of(UUID.nameUUIDFromBytes("model.shop.orders".getBytes(StandardCharsets.UTF_8))
                            .toString()));
            assertThat(summary.get("local.failing.uniqueId")).isEqualTo(List.of("model.shop.orders"));
            assertThat(summary.get("local.failing.0.tests.0.message"))
                    .asString()
                    .startsWith("Got 3 results");
            assertThat(summary.get("artifacts.runResults.sha256")).asString().hasSize(64);
        }
    }

    @OnMaven(V3_9)
    void check_without_a_state_file_fails_unless_it_may_judge_the_answer_as_it_is_now(MavenVersion maven) {
        MavenBuild build = folder.pair("passing").on(maven).sandbox();
        Summary waiting = build.with("secoda.reportDirectory=reports/waiting")
                .run("check")
                .failed()
                .logHas("There is no state file of an upload")
                .logHas("secoda.awaitSync=false")
                .hasNoStackTrace()
                .summary("reports/waiting");
        Summary now = build.with("secoda.reportDirectory=reports/now")
                .run("check", "-Dsecoda.awaitSync=false")
                .passed()
                .summary("reports/now");

        assertThat(waiting.get("gate.verdict")).isEqualTo("unknown");
        assertThat(now.get("gate.verdict")).isEqualTo("passed");
        assertThat(now.get("sync.rule")).isEqualTo("asked-once");
        assertThat(now.get("sync.evidence")).isEqualTo("none");
        assertThat(now.find("server.baseline")).isEmpty();
    }

    @OnMaven(V3_9)
    void the_state_of_another_pair_or_integration_is_refused_both_named(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withHabits("sync=100ms")) {
            MavenBuild build = folder.pair("passing", "passing")
                    .pair("failing", "failing")
                    .on(maven)
                    .with(sandbox.url(), sandbox.key(), "secoda.pollInterval=100ms", "secoda.stateFile=state.json");
            MavenBuild passing = build.with("secoda.artifactsDirectory=passing");
            passing.with(TestSandbox.integration()).run("upload").passed();

            build.with("secoda.artifactsDirectory=failing", TestSandbox.integration())
                    .run("check")
                    .failed()
                    .logHas("he state file is of another run: the run results that were uploaded have the SHA-256")
                    .hasNoStackTrace();
            passing.with("secoda.integrationId=3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11")
                    .run("check")
                    .failed()
                    .logHas("he state file is of integration " + TestSandbox.INTEGRATION
                            + ", not of 3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11")
                    .hasNoStackTrace();
            passing.with(TestSandbox.integration())
                    .run("check")
                    .failed()
                    .logHas("no sync was triggered after it: run trigger before check")
                    .hasNoStackTrace();
        }
    }

    @OnMaven(V3_9)
    void in_a_workspace_that_is_kept_between_builds_artifacts_and_state_of_yesterday_decide_nothing(MavenVersion maven)
            throws IOException {
        try (TestSandbox sandbox = TestSandbox.withHabits("sync=100ms")) {
            MavenBuild build = sandbox.of(folder.pair("passing").on(maven)).with("secoda.reportDirectory=kept");
            String before = "was published before by this build directory";
            String noState = "There is no state file of an upload";
            build.run("publish").passed();
            // What is published is remembered also after it was refused: on the third day it is still yesterday's.
            fails(build.run("publish", "-Dsecoda.onRepublish=fail"), "publish", before);
            fails(build.run("publish", "-Dsecoda.onRepublish=fail"), "publish", before);
            // The publish before it has taken the state away.
            fails(build.run("check"), "check", noState);
            build.run("upload", "trigger", "check").passed();
            fails(build.run("check", "-Dsecoda.onRepublish=fail"), "check", "was checked before, at ");
            fails(
                    build.run("trigger", "check", "-Dsecoda.maxArtifactAge=1h"),
                    "trigger",
                    "which is more than secoda\\.maxArtifactAge=1h allows");
            // A dbt that breaks off leaves yesterday's artifacts as they are.
            build.run("dbt", "-Dsecoda.dbtCommand=false").failed().hasNoStackTrace();
            fails(build.run("check"), "check", "is of an earlier run: it was uploaded at .*, and dbt was started at ");
            // The upload before it has taken the state away.
            build.run("upload", "-Dsecoda.artifactsDirectory=gone").failed().hasNoStackTrace();
            fails(build.run("check", "-Dsecoda.artifactsDirectory=gone"), "check", noState);
        }
    }

    private static void fails(FinishedBuild build, String goal, String why) {
        build.failed().hasNoStackTrace();
        assertThat(build.log()).containsPattern("Failed to execute goal .*:" + goal + " .*" + why);
    }
}
