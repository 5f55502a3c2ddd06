package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The examples, as users copy them. */
class ExamplesIT {
    private final BuildFolder folder;

    ExamplesIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static MavenBuild asCopied(MavenBuild build) {
        return build.forked().sandbox();
    }

    @OnMaven(V3_9)
    void the_whole_lifecycle_with_a_stand_in_for_dbt_publishes_a_red_run_and_fails_in_check(MavenVersion maven)
            throws IOException {
        Examples.copy(folder.path(), List.of("lifecycle", "shop", "stand-in-dbt.sh"));

        FinishedBuild build = asCopied(folder.on(maven))
                .with("secoda.dbtCommand=sh ../stand-in-dbt.sh")
                .mvn("-f", "lifecycle/pom.xml", "clean", "verify")
                .failed();

        Summary summary = build.summary("lifecycle/target/secoda");
        assertThat(summary.get("goal")).isEqualTo("check");
        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("dbt.exitCode")).isEqualTo(1);
        assertThat(summary.get("integrationId")).isEqualTo("d0000000-0000-4000-8000-000000000000");
        build.hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void a_red_module_of_a_monorepo_does_not_keep_the_other_from_being_published(MavenVersion maven)
            throws IOException {
        Examples.copy(folder.path(), List.of("monorepo"));
        String dbt = "mkdir -p target && cp pair/*.json target/\nexit %d\n";
        folder.pair("failing", "monorepo/sales/pair")
                .file("monorepo/sales/dbt.sh", dbt.formatted(1))
                .pair("passing", "monorepo/finance/pair")
                .file("monorepo/finance/dbt.sh", dbt.formatted(0));

        FinishedBuild build = asCopied(folder.on(maven))
                .with("secoda.dbtCommand=sh dbt.sh")
                .mvn("-f", "monorepo/pom.xml", "verify", "--fail-at-end")
                .failed();

        Summary sales = build.summary("monorepo/sales/target/secoda");
        assertThat(sales.get("gate.verdict")).isEqualTo("failed");
        assertThat(sales.get("dbt.exitCode")).isEqualTo(1);
        assertThat(sales.get("integrationId")).asString().endsWith("1");
        Summary finance = build.summary("monorepo/finance/target/secoda");
        assertThat(finance.get("gate.verdict")).isEqualTo("passed");
        assertThat(finance.get("dbt.exitCode")).isEqualTo(0);
        assertThat(finance.get("integrationId")).asString().endsWith("2");
        build.logHas("Skipped: aggregator module without dbt_project.yml and artifacts.");
        build.hasNoStackTrace();
    }
}
