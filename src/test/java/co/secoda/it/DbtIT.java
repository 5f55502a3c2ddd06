package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Builds that run dbt, played by a script. */
class DbtIT {
    private final BuildFolder folder;

    DbtIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static final String CONFIGURATION =
            "<configuration><dbtCommand>sh dbt.sh build</dbtCommand>%s</configuration>";

    private MavenBuild bound(MavenVersion maven) {
        return bound(maven, "");
    }

    private MavenBuild bound(MavenVersion maven, String configuration) {
        return folder.pom(BuildFolder.execution("dbt", "upload", "trigger", "check")
                        + CONFIGURATION.formatted(configuration))
                .on(maven);
    }

    private MavenBuild byHand(MavenVersion maven) {
        return folder.on(maven).sandbox().with("secoda.dbtCommand=sh dbt.sh build");
    }

    @OnMaven(V3_9)
    void where_dbt_exits_with_0_the_build_passes_and_the_summary_says_so(MavenVersion maven) {
        folder.dbt(0).pair("passing", "pair");

        // The sandbox refuses any key but its own: this one must not be sent to it.
        FinishedBuild build = bound(maven)
                .sandbox()
                .env("SECODA_API_KEY", "a-key-of-another-place")
                .mvn("verify")
                .passed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("passed");
        assertThat(build.summary().get("dbt.exitCode")).isEqualTo(0);
        build.logHas("sh dbt.sh build ended with exit code 0 after");
        build.hasNoStackTrace();
    }

    /** The environment must be a real one, since dbt inherits it. */
    @OnMaven({V3_6, V3_9, V4})
    void the_artifacts_of_a_red_dbt_are_uploaded_all_the_same_and_check_names_the_exit_code(MavenVersion maven) {
        folder.file(
                        "dbt.sh",
                        """
                        echo "Running with dbt=1.11.12, $DBT_ENV_SECRET, ${SECODA_API_KEY:-no key}"
                        if env | grep -q -e not-for-dbt -e secoda.apiKey; then
                          echo "The key is in the environment"
                        fi
                        mkdir -p target
                        cp pair/*.json target/
                        exit 1
                        """)
                .pair("failing", "pair");

        FinishedBuild build = bound(
                        maven, "<dbtEnvironment><DBT_ENV_SECRET>passed on</DBT_ENV_SECRET></dbtEnvironment>")
                .forked()
                .sandbox()
                .env("SECODA_API_KEY", "not-for-dbt")
                .with("secoda.apiKey=sandbox")
                .mvn("verify")
                .failed();

        Summary summary = build.summary();
        assertThat(summary.get("goal")).isEqualTo("check");
        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("dbt.exitCode")).isEqualTo(1);
        assertThat(summary.get("dbt.command")).isEqualTo("sh dbt.sh build");
        assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
        build.logHas("Running with dbt=1.11.12, passed on, no key");
        build.logHasNot("The key is in the environment");
        build.logHas("the build goes on until its artifacts are checked");
        assertThat(build.log())
                .containsPattern(
                        "Secoda: failed: 1 table or model is failing.*; sh dbt.sh build ended with exit code 1 after \\d+s");
        build.hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void what_failed_in_a_red_dbt_may_be_allowed(MavenVersion maven) {
        folder.dbt(1).pair("failing", "pair");

        FinishedBuild build =
                bound(maven).sandbox().with("secoda.maxFailing=1").mvn("verify").passed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("passed");
        assertThat(build.summary().get("dbt.exitCode")).isEqualTo(1);
        build.hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void a_red_dbt_whose_artifacts_show_nothing_wrong_is_no_pass(MavenVersion maven) {
        folder.dbt(2).pair("passing", "pair");

        FinishedBuild build = bound(maven).sandbox().mvn("verify").failed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("unknown");
        build.logHas("the limits hold, but sh dbt.sh build ended with exit code 2");
        build.hasNoStackTrace();
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_red_dbt_that_no_goal_judges_fails_the_build_at_once(MavenVersion maven) {
        folder.dbt(1).pair("failing", "pair");

        bound(maven)
                .sandbox()
                .mvn("integration-test")
                .failed()
                .logHas("ended with exit code 1 after")
                .logHas("have check, publish or validate after it")
                .hasNoStackTrace();
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_red_dbt_whose_check_is_skipped_for_want_of_a_key_still_fails_the_build(MavenVersion maven) {
        folder.dbt(1).pair("failing", "pair");

        bound(maven)
                .with("secoda.onMissingKey=skip", "secoda.integrationId=3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11")
                .mvn("verify")
                .failed()
                .logHas("Skipped, since there is no API key")
                .logHas("ended with exit code 1 after")
                .logHas("its artifacts weren't checked")
                .hasNoStackTrace();
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_red_dbt_called_by_hand_is_judged_by_what_is_called_after_it(MavenVersion maven) {
        folder.dbt(1).pair("failing", "pair");

        FinishedBuild build = byHand(maven).run("dbt", "validate").failed();

        assertThat(build.summary().get("goal")).isEqualTo("validate");
        assertThat(build.summary().get("gate.verdict")).isEqualTo("failed");
        assertThat(build.summary().get("dbt.exitCode")).isEqualTo(1);
        build.hasNoStackTrace();
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_red_dbt_called_by_hand_alone_fails_the_build(MavenVersion maven) {
        folder.dbt(1).pair("failing", "pair");

        byHand(maven)
                .run("dbt")
                .failed()
                .logHas("have check, publish or validate after it")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void a_dbt_that_breaks_off_before_it_writes_anything_is_told_apart_from_a_red_run(MavenVersion maven) {
        folder.file("dbt.sh", "echo 'Could not find profile named shop' >&2\nexit 2\n");

        byHand(maven)
                .run("dbt", "validate")
                .failed()
                .logHas("[WARNING] Could not find profile named shop")
                .logHas("ended with exit code 2 after")
                .logHas("and wrote no run results to")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void a_dbt_that_is_told_to_write_elsewhere_is_told_which_setting_says_so(MavenVersion maven) {
        folder.file("dbt.sh", "mkdir -p out\ncp pair/*.json out/\nexit 1\n").pair("failing", "pair");

        folder.on(maven)
                .sandbox()
                .with("secoda.dbtCommand=sh dbt.sh build --target-path out")
                .run("dbt", "validate")
                .failed()
                .logHas("and wrote no run results to " + folder.path().resolve("target"))
                .logHas(
                        "dbt is told to write to out (--target-path), so set secoda.artifactsDirectory=out for all goals")
                .hasNoStackTrace();
        folder.on(maven)
                .sandbox()
                .with("secoda.dbtCommand=sh dbt.sh build --target-path out", "secoda.artifactsDirectory=out")
                .run("dbt", "validate")
                .failed()
                .logHas("1 table or model is failing")
                .logHasNot("is told to write to");
    }

    @OnMaven(V3_9)
    void a_green_dbt_whose_environment_sends_its_artifacts_elsewhere_is_warned_of(MavenVersion maven) {
        folder.file("dbt.sh", "exit 0\n");

        bound(maven, "<dbtEnvironment><DBT_TARGET_PATH>out</DBT_TARGET_PATH></dbtEnvironment>")
                .sandbox()
                .mvn("verify")
                .failed()
                .logHas("dbt is told to write to out (DBT_TARGET_PATH), so set secoda.artifactsDirectory=out");
    }

    @OnMaven(V3_9)
    void a_dbt_that_is_not_there_is_one_line(MavenVersion maven) {
        folder.on(maven)
                .sandbox()
                .with("secoda.dbtCommand=no-such-dbt build")
                .run("dbt", "validate")
                .failed()
                .logHas("no-such-dbt can't be started in")
                .logHas("secoda.dbtCommand takes a path too")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void artifacts_older_than_a_dbt_that_writes_nothing_are_not_judged(MavenVersion maven) {
        folder.file("dbt.sh", "exit 0\n").pair("passing");

        byHand(maven)
                .run("dbt", "validate")
                .failed()
                .logHas("(those there are older)")
                .logHas("is older than the dbt command of this build")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void a_dbt_that_runs_out_of_time_is_stopped_with_all_that_it_has_started(MavenVersion maven) {
        // It hangs in a process of its own, which holds the output open.
        folder.file("dbt.sh", "sleep 600\n");

        byHand(maven)
                .with("secoda.dbtTimeout=1s")
                .run("dbt", "validate")
                .failed()
                .logHas("ran out of time and was stopped after")
                .logHas("wrote no run results")
                .hasNoStackTrace();
    }
}
