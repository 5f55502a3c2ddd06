package co.secoda.it;

import static co.secoda.it.BuildFolder.execution;
import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Builds of several modules. */
class ReactorIT {
    private final BuildFolder folder;

    ReactorIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static String goesTo(String integration) {
        return "<configuration><integrationId>" + integration + "</integrationId></configuration>";
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_goal_called_by_hand_at_the_root_walks_the_modules_each_with_its_own_integration(MavenVersion maven) {
        FinishedBuild build = folder.reactor("", "finance", "sales")
                .module("finance", goesTo("finance-id"))
                .module("sales", goesTo("sales-id"))
                .pair("failing", "finance/target")
                .pair("passing", "sales/target")
                .on(maven)
                .sandbox()
                .run("publish", "--fail-at-end")
                .failed();

        Summary finance = build.summary("finance/target/secoda");
        assertThat(finance.get("gate.verdict")).isEqualTo("failed");
        assertThat(finance.get("integrationId")).isEqualTo("finance-id");
        Summary sales = build.summary("sales/target/secoda");
        assertThat(sales.get("gate.verdict")).isEqualTo("passed");
        assertThat(sales.get("integrationId")).isEqualTo("sales-id");
        assertThat(build.log()).containsOnlyOnce("A sandbox answers in place of Secoda");
        build.logHas("Skipped: aggregator module without dbt_project.yml and artifacts.");
        build.logHas("finance: Secoda: failed");
    }

    @OnMaven({V3_6, V3_9, V4})
    void eight_modules_at_once_meet_one_sandbox_and_keep_their_own_summaries(MavenVersion maven) {
        folder.aggregator(execution("upload", "trigger", "check"), "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8");
        for (int i = 1; i <= 8; i++) {
            folder.module("m" + i, goesTo("id-" + i)).pair(i % 2 == 1 ? "passing" : "failing", "m" + i + "/target");
        }

        FinishedBuild build = folder.on(maven)
                .sandbox("sync=500ms")
                .mvn("verify", "-T", "4", "--fail-at-end")
                .failed();

        for (int i = 1; i <= 8; i++) {
            Summary summary = build.summary("m" + i + "/target/secoda");
            assertThat(summary.get("integrationId")).isEqualTo("id-" + i);
            assertThat(summary.get("gate.verdict")).isEqualTo(i % 2 == 1 ? "passed" : "failed");
        }
        assertThat(build.log())
                .containsOnlyOnce("A sandbox answers in place of Secoda")
                .containsOnlyOnce("The sandbox has stopped");
        build.logHas("Secoda, 8 runs: 4 passed, 4 failed.");
    }

    @OnMaven({V3_6, V3_9, V4})
    void two_pairs_for_one_integration_are_refused_both_modules_named(MavenVersion maven) {
        folder.aggregator(execution("upload", "trigger", "check"), "first", "second")
                .module("first", goesTo("same-id"))
                .module("second", goesTo("same-id"))
                .pair("passing", "first/target")
                .pair("passing", "second/target")
                .on(maven)
                .sandbox()
                .mvn("verify")
                .failed()
                .logHas("Two pairs of artifacts go to integration same-id")
                .logHas("first (")
                .logHas("second (")
                .hasNoStackTrace();
    }

    @OnMaven({V3_6, V3_9, V4})
    void with_check_at_end_all_modules_are_judged_in_one_wait_when_the_session_ends_and_a_table_ends_the_build(
            MavenVersion maven) throws IOException {
        MavenBuild build = judgedAtEnd(maven);
        FinishedBuild first = build.mvn("verify").failed();
        FinishedBuild second = build.mvn("verify", "-Dsecoda.maxFailing=-1", "-Dsecoda.reportDirectory=target/second")
                .passed();

        List<Summary> summaries = summaries(first, "secoda", 4);
        assertThat(summaries)
                .extracting(summary -> summary.get("gate.verdict"))
                .containsExactly("passed", "failed", "passed", "failed");
        // One wait: each was triggered before any was judged.
        assertThat(times(summaries, "sync.triggeredAt").max(Instant::compareTo).orElseThrow())
                .isBefore(times(summaries, "sync.settledAt")
                        .min(Instant::compareTo)
                        .orElseThrow());
        for (int i = 1; i <= 4; i++) {
            assertThat(first.file("m" + i + "/target/secoda/index.html")).contains("<h1>");
        }
        first.logHas("Secoda, 4 runs: 2 passed, 2 failed.");
        assertThat(first.log()).containsPattern("m2 +failed +1 +1 +last-run-advanced +m2.target.secoda.secoda\\.json");
        isJudgedOnce(first, "Judging 4 runs together", 4);
        failsForM2(first);

        assertThat(summaries(second, "second", 4))
                .extracting(summary -> summary.get("gate.verdict"))
                .containsOnly("passed");
        second.logHas("Secoda, 4 runs: 4 passed.");
        isJudgedOnce(second, "Judging 4 runs together", 4);
    }

    @OnMaven({V3_6, V3_9, V4})
    void with_check_at_end_what_was_triggered_before_a_module_that_fails_is_judged_all_the_same(MavenVersion maven)
            throws IOException {
        MavenBuild build = judgedAtEnd(maven);
        // Only the first two modules have what they need.
        for (String module : List.of("m1", "m2")) {
            Path target = folder.path().resolve(module).resolve("target");
            Files.copy(target.resolve("manifest.json"), target.resolve("manifest_3.json"));
        }

        FinishedBuild third =
                build.mvn("verify", "-Dsecoda.manifest=manifest_3.json").failed();

        assertThat(summaries(third, "secoda", 2))
                .extracting(summary -> summary.get("gate.verdict"))
                .containsExactly("passed", "failed");
        assertThat(folder.path().resolve("m4/target/secoda/secoda.json")).doesNotExist();
        third.logHas("Secoda, 3 runs: 1 passed, 1 failed, 1 without a verdict.");
        isJudgedOnce(third, "Judging 2 runs together", 2);
        failsForM2(third);
    }

    private MavenBuild judgedAtEnd(MavenVersion maven) {
        folder.aggregator(execution("publish"), "m1", "m2", "m3", "m4");
        for (int i = 1; i <= 4; i++) {
            folder.module("m" + i, goesTo("id-" + i)).pair(i % 2 == 1 ? "passing" : "failing", "m" + i + "/target");
        }
        return folder.on(maven).sandbox("sync=2s").with("secoda.checkAtEnd=true");
    }

    private static List<Summary> summaries(FinishedBuild build, String directory, int modules) {
        return IntStream.rangeClosed(1, modules)
                .mapToObj(i -> build.summary("m" + i + "/target/" + directory))
                .toList();
    }

    private static Stream<Instant> times(List<Summary> summaries, String path) {
        return summaries.stream().map(summary -> Instant.parse((String) summary.get(path)));
    }

    private static void isJudgedOnce(FinishedBuild build, String how, int modules) {
        assertThat(build.log()).containsOnlyOnce(how).containsOnlyOnce("The sandbox has stopped");
        assertThat(build.count("This run is checked when the build ends")).isEqualTo(modules);
        build.hasNoStackTrace();
    }

    private static void failsForM2(FinishedBuild build) {
        assertThat(build.log())
                .containsPattern("Failed to execute goal .*publish \\(secoda\\) on project m2: "
                        + "Secoda: failed: 1 table or model is failing")
                .containsPattern("m2 \\.+ FAILURE");
    }
}
