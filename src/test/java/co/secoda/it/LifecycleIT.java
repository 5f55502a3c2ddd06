package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_10;
import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Goals bound to their phases, and called by hand with a pom and without one: Maven has the say in it. */
class LifecycleIT {
    private final BuildFolder folder;

    LifecycleIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven({V3_6, V3_9, V4})
    void publish_in_its_phase_lets_a_run_whose_tests_pass_go_on(MavenVersion maven) {
        FinishedBuild build = folder.bound("publish")
                .pair("passing")
                .on(maven)
                .sandbox()
                .mvn("verify")
                .passed();

        Summary summary = build.summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
        assertThat(summary.get("sandbox")).isEqualTo(true);
        assertThat(summary.get("artifacts.results")).isEqualTo(43);
        assertThat(summary.get("local.testedEntities")).isEqualTo(12);
        assertThat(summary.get("server.failing")).isEqualTo(List.of());
        build.logHas("passed");
    }

    @OnMaven({V3_6, V3_9, V3_10, V4})
    void publish_in_its_phase_fails_the_build_for_a_failing_entity_by_name(MavenVersion maven) {
        FinishedBuild build = folder.bound("publish")
                .pair("failing")
                .on(maven)
                .sandbox()
                .mvn("verify")
                .failed();

        Summary summary = build.summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
        assertThat(summary.get("local.failing.uniqueId")).isEqualTo(List.of("model.shop.orders"));
        assertThat(summary.get("local.failing.0.tests.0.failures")).isEqualTo(3);
        assertThat(summary.get("local.warning.uniqueId")).isEqualTo(List.of("model.shop.stg_products"));
        assertThat(summary.get("server.failing"))
                .isEqualTo(List.of(UUID.nameUUIDFromBytes("model.shop.orders".getBytes(StandardCharsets.UTF_8))
                        .toString()));
        assertThat(build.file("target/secoda/index.html"))
                .contains("<h3><span class=\"type\">model</span> orders</h3>", "id=\"plot-title\"")
                .doesNotContain("<script", "<style", " style=");
        assertThat(build.file("target/secoda/secoda.css")).contains("prefers-color-scheme: dark");
        build.logHas("1 table or model is failing, 0 are allowed");
        build.logHas("models/marts/orders.sql");
        build.logHas("BUILD FAILURE");
    }

    @OnMaven({V3_6, V3_9, V4})
    void upload_trigger_and_check_in_their_phases_work_as_one_and_meet_one_sandbox(MavenVersion maven) {
        FinishedBuild build = folder.bound("upload", "trigger", "check")
                .pair("passing")
                .on(maven)
                .sandbox()
                .mvn("verify")
                .passed();

        Summary summary = build.summary();
        assertThat(summary.get("goal")).isEqualTo("check");
        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("sync.evidence")).isEqualTo("last-run-advanced");
        assertThat(folder.path().resolve("target/secoda/secoda-state.json")).isRegularFile();
        assertThat(build.log()).containsOnlyOnce("A sandbox answers in place of Secoda");
        build.logHas("The sandbox has stopped");
    }

    @OnMaven({V3_6, V3_9, V4})
    void the_sandbox_stops_also_when_check_fails_the_build(MavenVersion maven) {
        FinishedBuild build = folder.bound("upload", "trigger", "check")
                .pair("failing")
                .on(maven)
                .sandbox()
                .mvn("verify")
                .failed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("failed");
        build.logHas("The sandbox has stopped");
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_goal_is_found_by_its_prefix_where_the_pom_declares_the_plugin(MavenVersion maven) {
        FinishedBuild build = folder.pom("")
                .pair("failing")
                .on(maven)
                .sandbox()
                .with("secoda.maxFailing=1")
                .mvn("secoda:publish")
                .passed();

        Summary summary = build.summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("gate.maxFailing")).isEqualTo(1);
        assertThat(summary.get("server.failing")).asInstanceOf(LIST).hasSize(1);
    }

    @OnMaven({V3_6, V3_9, V3_10, V4})
    void without_a_pom_artifacts_are_where_the_dbt_project_says(MavenVersion maven) {
        FinishedBuild build = folder.file("dbt_project.yml", "name: shop\ntarget-path: dbt-target\n")
                .pair("passing", "dbt-target")
                .on(maven)
                .sandbox()
                .run("publish")
                .passed();

        assertThat(build.summary("dbt-target/secoda").get("gate.verdict")).isEqualTo("passed");
    }

    @OnMaven({V3_6, V3_9, V4})
    void without_a_pom_a_failing_test_fails_the_build(MavenVersion maven) {
        FinishedBuild build =
                folder.pair("failing").on(maven).sandbox().run("publish").failed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("failed");
    }

    @OnMaven({V3_6, V3_9, V4})
    void two_executions_publish_two_pairs_each_with_its_own_reports_and_a_table_ends_the_build(MavenVersion maven) {
        FinishedBuild build = folder.pom(
                        """
                        <executions>
                          <execution>
                            <id>eu</id>
                            <goals><goal>publish</goal></goals>
                            <configuration>
                              <integrationId>id-eu</integrationId>
                              <artifactsDirectory>target/eu</artifactsDirectory>
                            </configuration>
                          </execution>
                          <execution>
                            <id>us</id>
                            <goals><goal>publish</goal></goals>
                            <configuration>
                              <integrationId>id-us</integrationId>
                              <artifactsDirectory>target/us</artifactsDirectory>
                              <maxFailing>1</maxFailing>
                            </configuration>
                          </execution>
                        </executions>
                        """)
                .pair("passing", "target/eu")
                .pair("failing", "target/us")
                .on(maven)
                .sandbox()
                .mvn("verify")
                .passed();

        Summary eu = build.summary();
        assertThat(eu.get("integrationId")).isEqualTo("id-eu");
        assertThat(eu.get("local.failing")).isEqualTo(List.of());
        Summary us = build.summary("target/secoda/us");
        assertThat(us.get("integrationId")).isEqualTo("id-us");
        assertThat(us.get("local.failing")).asInstanceOf(LIST).hasSize(1);
        build.logHas("Secoda, 2 runs: 2 passed.");
        assertThat(build.log()).containsPattern("build \\(us\\) +passed");
    }

    @OnMaven({V3_6, V3_9, V4})
    void clean_wipes_the_target_that_dbt_and_maven_share_and_the_error_says_so(MavenVersion maven) {
        folder.bound("publish")
                .pair("failing")
                .on(maven)
                .sandbox()
                .mvn("clean", "verify")
                .failed()
                .logHas("this build's clean has just wiped it")
                .logHas("run dbt after clean")
                .hasNoStackTrace();
    }

    /** From 3.9 on, Maven reports what is wrong with plugins at the end, and of their parameters while they run. */
    @OnMaven({V3_6, V3_9, V3_10, V4})
    void maven_asked_to_look_closely_at_plugins_has_nothing_to_say_about_this_one(MavenVersion maven) {
        String byHand = "co.secoda:secoda-maven-plugin:" + MavenBuild.VERSION + ":";
        FinishedBuild build = folder.bound("upload", "trigger", "check")
                .pair("passing")
                .on(maven)
                .forked()
                .sandbox()
                .with("secoda.maxArtifactAge=9999999h", "maven.plugin.validation=VERBOSE")
                .mvn("verify", byHand + "validate", byHand + "doctor", byHand + "list-integrations")
                .passed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("passed");
        assertThat(build.log().lines().filter(line -> line.contains("WARN")))
                .noneMatch(line -> line.matches(
                        "(?i).*(secoda-maven-plugin|plugin validation|plugin issue|mojo issue|parameter).*"));
    }

    @OnMaven({V3_6, V3_9, V4})
    void help_lists_the_goals(MavenVersion maven) {
        FinishedBuild build = folder.on(maven).run("help").passed();

        assertThat(build.log())
                .contains(
                        "secoda:upload",
                        "secoda:trigger",
                        "secoda:check",
                        "secoda:publish",
                        "secoda:validate",
                        "secoda:list-integrations",
                        "secoda:get-integration",
                        "secoda:create-integration",
                        "secoda:delete-integration",
                        "secoda:import-csv",
                        "secoda:import-jsonl",
                        "secoda:list-slack-channels",
                        "secoda:sandbox");
    }

    @OnMaven(V3_9)
    void a_dry_run_of_every_goal_says_what_would_go_where_and_needs_neither_key_nor_network(MavenVersion maven) {
        FinishedBuild build = folder.pair("failing")
                .on(maven)
                .with("secoda.dryRun=true")
                .run("upload", "trigger", "check", "publish", "-o")
                .passed();

        assertThat(build.count("Dry run: nothing is sent.")).isEqualTo(2);
        build.logHas("would go to an integration that secoda.integrationId is still to name, at https://api.secoda.co");
        build.logHas("in a dry run nothing is asked of Secoda");
        Summary summary = build.summary();
        assertThat(summary.get("local.failing")).asInstanceOf(LIST).hasSize(1);
        assertThat(summary.find("gate")).isEmpty();
        assertThat(folder.path().resolve("target/secoda/secoda-state.json")).doesNotExist();
    }
}
