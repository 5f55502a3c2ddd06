package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_10;
import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a build ends by what the gate says. */
class GateIT {
    private final BuildFolder folder;

    GateIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven({V3_6, V3_9, V3_10, V4})
    void a_failing_entity_fails_the_build_by_name(MavenVersion maven) {
        folder.bound("publish").pair("failing");

        FinishedBuild build = folder.on(maven)
                .with("secoda.sandbox=true", "secoda.sandboxHabits=sync=100ms", "secoda.pollInterval=100ms")
                .mvn("verify");

        build.failed();
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
        build.logHas("1 entity is failing, 0 are allowed");
        build.logHas("models/marts/orders.sql");
        build.logHas("BUILD FAILURE");
    }

    @Test
    void artifacts_prove_a_failure_that_nothing_else_shows() {
        folder.pair("failing");

        FinishedBuild build = folder.on(V3_9)
                .with(
                        "secoda.sandbox=true",
                        "secoda.sandboxHabits=last-run=never,sync=1h",
                        "secoda.settleTime=1s",
                        "secoda.syncTimeout=2s",
                        "secoda.pollInterval=100ms")
                .run("publish");

        Summary summary = build.failed().summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("failed");
        assertThat(summary.get("sync.rule")).isEqualTo("unchanged-and-proven");
        assertThat(summary.get("sync.evidence")).isEqualTo("artifacts");
        assertThat(summary.get("server.failing")).isEqualTo(List.of());
        assertThat(summary.get("gate.reasons.0"))
                .asString()
                .startsWith("this run's artifacts prove that at least 1 entity is failing");
    }

    @Test
    void a_run_that_no_answer_can_fail_is_not_waited_for_if_asked_not_to() {
        folder.pair("passing");

        FinishedBuild build = folder.on(V3_9)
                .with(
                        "secoda.sandbox=true",
                        "secoda.sandboxHabits=last-run=never,sync=1h",
                        "secoda.passFast=true",
                        "secoda.pollInterval=100ms")
                .run("publish");

        Summary summary = build.passed().summary();
        assertThat(summary.get("gate.verdict")).isEqualTo("passed");
        assertThat(summary.get("sync.rule")).isEqualTo("bounded-at-once");
        assertThat(summary.get("sync.evidence")).isEqualTo("bounded");
        build.logHas("Secoda's sync was started and not awaited");
    }

    @Test
    void the_log_names_what_bounds_the_wait_and_what_it_was_for() {
        folder.pair("failing");

        FinishedBuild build = folder.on(V3_9)
                .with(
                        "secoda.sandbox=true",
                        "secoda.sandboxHabits=last-run=never,sync=500ms,foreign=1",
                        "secoda.maxFailing=1",
                        "secoda.settleTime=1s",
                        "secoda.pollInterval=100ms")
                .run("publish");

        assertThat(build.failed().summary().get("sync.rule")).isEqualTo("changed-and-settled");
        build.logHas("Waiting for Secoda's sync: max 9m 59s more (secoda.syncTimeout).");
        build.logHas("Result changed. It must now stay for 1s (secoda.settleTime).");
        build.logHas(", unchanged 1s (secoda.settleTime).");
    }
}
