package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Builds while Secoda is down. */
class UnreachableIT {
    private final BuildFolder folder;

    UnreachableIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private MavenBuild goesOn(MavenVersion maven) {
        return folder.on(maven).with("secoda.onUnreachable=warn", "secoda.retries=0");
    }

    private static void isWithoutVerdict(FinishedBuild build, String directory, String why) {
        assertThat(build.summary(directory).get("gate.verdict")).isEqualTo("unknown");
        assertThat(build.summary(directory).get("gate.reasons.0"))
                .asString()
                .startsWith("Secoda could not be reached: ")
                .contains(why);
        build.logHas("The build goes on without a verdict (secoda.onUnreachable=warn)");
        build.logHas("Secoda: unknown: Secoda could not be reached");
        build.hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void a_secoda_that_nobody_answers_for_is_one_line_after_bounded_tries(MavenVersion maven) {
        folder.pair("passing")
                .on(maven)
                .with(
                        "secoda.baseUrl=http://127.0.0.1:9",
                        "secoda.apiKey=k",
                        "secoda.integrationId=i",
                        "secoda.retries=0")
                .run("publish")
                .failed()
                .logHas("127.0.0.1:9")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void on_unreachable_warn_the_build_goes_on_and_the_summary_says_unknown_and_why(MavenVersion maven) {
        folder.pair("passing");
        FinishedBuild closedPort = goesOn(maven)
                .with("secoda.baseUrl=http://127.0.0.1:9", "secoda.apiKey=k", "secoda.integrationId=i")
                .with("secoda.reportDirectory=closed-port")
                .run("publish")
                .passed();
        FinishedBuild answers503 = goesOn(maven)
                .sandbox("faults=503x99")
                .with("secoda.reportDirectory=answers-503")
                .run("publish")
                .passed();

        isWithoutVerdict(closedPort, "closed-port", "could not be connected to");
        isWithoutVerdict(answers503, "answers-503", "answered 503");
    }

    @OnMaven(V3_9)
    void on_unreachable_warn_upload_trigger_and_check_go_on_whatever_of_them_meets_it(MavenVersion maven) {
        folder.bound("upload", "trigger", "check").pair("passing");
        Map.of("from-the-start", "faults=503x99", "from-the-trigger-on", "faults=503x99@trigger")
                .forEach((directory, habits) -> {
                    FinishedBuild build = goesOn(maven)
                            .sandbox(habits)
                            .with("secoda.reportDirectory=" + directory)
                            .mvn("verify")
                            .passed();

                    Summary summary = build.summary(directory);
                    assertThat(summary.get("goal")).isEqualTo("check");
                    assertThat(summary.get("gate.verdict")).isEqualTo("unknown");
                    assertThat(summary.get("gate.reasons.0")).asString().contains("answered 503");
                    build.hasNoStackTrace();
                });
        assertThat(folder.path().resolve("from-the-start/secoda-state.json")).doesNotExist();
        assertThat(folder.path().resolve("from-the-trigger-on/secoda-state.json"))
                .isRegularFile();
    }

    @OnMaven(V3_9)
    void on_unreachable_warn_check_knows_of_a_trigger_that_was_not_accepted(MavenVersion maven) {
        FinishedBuild build = folder.pair("failing")
                .on(maven)
                .with("secoda.onUnreachable=warn", "secoda.retries=0")
                .sandbox("faults=503x1@trigger")
                .run("upload", "trigger", "check")
                .passed();

        isWithoutVerdict(build, "target/secoda", "could not start the sync");
    }

    @OnMaven(V3_9)
    void on_unreachable_warn_a_refused_key_and_an_unknown_integration_fail_all_the_same(MavenVersion maven) {
        folder.pair("passing");
        FinishedBuild refusedKey = goesOn(maven)
                .sandbox("faults=401x99")
                .with("secoda.reportDirectory=refused-key")
                .run("publish")
                .failed();
        FinishedBuild noSuchIntegration = goesOn(maven)
                .sandbox("faults=404x99")
                .with("secoda.reportDirectory=no-such-integration")
                .run("publish")
                .failed();

        refusedKey.logHas("Check that the API key is of this workspace");
        assertThat(refusedKey.summary("refused-key").get("gate.verdict")).isEqualTo("unknown");
        noSuchIntegration.logHas("Check secoda.integrationId");
        assertThat(noSuchIntegration.summary("no-such-integration").get("gate.verdict"))
                .isEqualTo("unknown");
    }
}
