package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Builds of several modules. */
class ReactorIT {
    private final BuildFolder folder;

    ReactorIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_goal_called_by_hand_at_the_root_walks_the_modules_each_with_its_own_integration(MavenVersion maven) {
        folder.reactor("", "finance", "sales")
                .module("finance", "<configuration><integrationId>finance-id</integrationId></configuration>")
                .module("sales", "<configuration><integrationId>sales-id</integrationId></configuration>")
                .pair("failing", "finance/target")
                .pair("passing", "sales/target");

        FinishedBuild build = folder.on(maven)
                .with("secoda.sandbox=true", "secoda.sandboxHabits=sync=100ms", "secoda.pollInterval=100ms")
                .run("publish", "--fail-at-end");

        build.failed();
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
}
