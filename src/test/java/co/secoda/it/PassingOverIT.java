package co.secoda.it;

import static co.secoda.it.BuildFolder.execution;
import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Builds in which a goal has nothing to do in some modules, and must not overlook those in which it has. */
class PassingOverIT {
    private static final String NOTHING_JUDGED = "Nothing was checked in this build";
    private static final String FOR_ITSELF = "<inherited>false</inherited>" + execution("validate");

    private final Path root;
    private final BuildFolder folder;

    PassingOverIT(@TempDir Path directory) {
        root = directory;
        folder = new BuildFolder(directory);
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_red_dbt_project_below_the_root_that_the_pom_names_fails(MavenVersion maven) {
        folder.aggregator(
                        FOR_ITSELF
                                + "<configuration><dbtProjectDirectory>analytics</dbtProjectDirectory></configuration>",
                        "web")
                .plainModule("web")
                .file("analytics/dbt_project.yml", "name: shop")
                .pair("failing", "analytics/target");

        FinishedBuild build = folder.on(maven).mvn("verify").failed();

        assertThat(build.summary().get("gate.verdict")).isEqualTo("failed");
        build.logHasNot(NOTHING_JUDGED);
    }

    @OnMaven(V3_9)
    void a_red_dbt_project_below_the_root_that_the_command_line_or_the_environment_names_fails(MavenVersion maven) {
        folder.aggregator(execution("validate") + "<inherited>false</inherited>", "web")
                .plainModule("web")
                .file("analytics/dbt_project.yml", "name: shop")
                .pair("failing", "analytics/target");

        folder.on(maven)
                .with("secoda.dbtProjectDirectory=analytics")
                .mvn("verify")
                .failed();
        folder.on(maven)
                .with("secoda.artifactsDirectory=analytics/target")
                .mvn("verify")
                .failed();
        for (String variable : new String[] {"DBT_PROJECT_DIR", "DBT_ENGINE_PROJECT_DIR"}) {
            folder.on(maven).env(variable, "analytics").mvn("verify").failed();
            folder.on(maven)
                    .env(variable, root.resolve("analytics").toString())
                    .mvn("verify")
                    .failed()
                    .logHas("Secoda: failed");
        }
        folder.on(maven)
                .env("DBT_ENGINE_TARGET_PATH", root.resolve("analytics/target").toString())
                .env("DBT_TARGET_PATH", "elsewhere")
                .mvn("verify")
                .failed()
                .logHas("Secoda: failed");
    }

    @OnMaven(V3_9)
    void a_root_that_has_the_goal_for_itself_and_no_artifacts_fails_and_names_the_dbt_project(MavenVersion maven) {
        folder.aggregator(FOR_ITSELF, "web").plainModule("web").file("analytics/dbt_project.yml", "name: shop");

        folder.on(maven)
                .mvn("verify")
                .failed()
                .logHas("but in " + root.resolve("analytics") + ": set secoda.dbtProjectDirectory to it");
    }

    @OnMaven({V3_6, V3_9, V4})
    void called_by_hand_it_passes_over_a_module_of_java_and_judges_that_of_dbt(MavenVersion maven) {
        folder.reactor("", "api", "analytics")
                .plainModule("api")
                .plainModule("analytics")
                .file("analytics/dbt_project.yml", "name: shop")
                .pair("failing", "analytics/target");

        FinishedBuild build = folder.on(maven).run("validate").failed();

        assertThat(build.summary("analytics/target/secoda").get("gate.verdict")).isEqualTo("failed");
        build.logHas("analytics: Secoda: failed");
        assertThat(Files.exists(root.resolve("api/target"))).isFalse();
    }

    @OnMaven({V3_6, V3_9, V4})
    void called_by_hand_where_no_module_has_anything_it_fails_as_in_a_build_of_one(MavenVersion maven) {
        folder.reactor("", "api", "web").plainModule("api").plainModule("web");

        folder.on(maven).run("validate").failed().logHas("No manifest.json and no run_results.json in");
        folder.on(maven)
                .with("secoda.onMissingArtifacts=skip")
                .run("validate")
                .passed()
                .logHas(NOTHING_JUDGED);
    }

    @OnMaven(V3_9)
    void a_dbt_project_that_the_environment_names_for_all_modules_is_judged_once(MavenVersion maven) {
        folder.aggregator(execution("validate"), "analytics")
                .module("analytics", "")
                .file("analytics/dbt_project.yml", "name: shop")
                .pair("passing", "analytics/target");
        String analytics = root.resolve("analytics").toString();

        FinishedBuild build =
                folder.on(maven).env("DBT_PROJECT_DIR", analytics).mvn("verify").passed();

        assertThat(build.summary("analytics/target/secoda").get("gate.verdict")).isEqualTo("passed");
        assertThat(Files.exists(root.resolve("target/secoda"))).isFalse();
        build.logHas("are those of the module analytics.").logHasNot(NOTHING_JUDGED);
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_build_in_which_nothing_was_judged_says_so(MavenVersion maven) {
        folder.aggregator(execution("validate"), "sales").module("sales", "").pair("passing", "sales/target");

        folder.on(maven).mvn("verify").passed().logHasNot(NOTHING_JUDGED);
        folder.on(maven).mvn("verify", "-N").passed().logHas(NOTHING_JUDGED);
        folder.on(maven).with("secoda.skip=true").mvn("verify", "-T2").passed().logHas(NOTHING_JUDGED);
        folder.on(maven)
                .with("secoda.runResults=other.json")
                .mvn("verify", "--fail-never")
                .passed()
                .logHas(NOTHING_JUDGED);
    }

    @OnMaven(V3_9)
    void the_only_execution_that_runs_writes_to_the_report_directory_itself(MavenVersion maven) {
        folder.aggregator(execution("validate"), "sales")
                .module(
                        "sales",
                        "<executions><execution><id>secoda</id><phase>none</phase></execution>"
                                + "<execution><id>own</id><goals><goal>validate</goal></goals></execution></executions>")
                .pair("passing", "sales/target");

        FinishedBuild build = folder.on(maven).mvn("verify").passed();

        assertThat(build.summary("sales/target/secoda").get("gate.verdict")).isEqualTo("passed");
    }
}
