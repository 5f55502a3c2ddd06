package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of a setup. */
class DoctorIT {
    private final BuildFolder folder;

    DoctorIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static final String ID_OF_SANDBOX = TestSandbox.integration().replaceFirst(".*=", "");

    private static final List<String> ALL = List.of(
            "Java",
            "Maven",
            "settings",
            "API key",
            "URL",
            "proxy",
            "connection",
            "health",
            "key accepted",
            "integration",
            "artifacts",
            "pair");

    /** All is well but what is named. */
    private static void found(FinishedBuild build, List<String> bad, List<String> skipped) {
        Stream<String> good = ALL.stream().filter(check -> !bad.contains(check) && !skipped.contains(check));
        good.forEach(check -> assertThat(build.log()).containsPattern("\\[INFO\\] (✔|ok) " + check + ": "));
        bad.forEach(check -> assertThat(build.log()).containsPattern("\\[ERROR\\] (✘|FAIL) " + check + ": "));
        skipped.forEach(check -> build.logHas("[INFO] - " + check + ": not checked"));
        build.hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void all_is_well_on_the_sandbox_without_a_pom_and_nothing_is_written(MavenVersion maven) {
        FinishedBuild build = folder.pair("passing")
                .on(maven)
                .with("secoda.sandbox=true")
                .run("doctor")
                .passed();

        found(build, List.of(), List.of());
        assertThat(build.log())
                .containsPattern("All is well\\. Next: mvn -ntp co\\.secoda:secoda-maven-plugin:\\S+:publish .*"
                        + "-Dsecoda\\.sandbox=true");
        assertThat(folder.path().resolve("target/secoda")).doesNotExist();
    }

    @OnMaven(V3_9)
    void without_artifacts_it_says_what_to_do_and_the_pair_is_not_checked(MavenVersion maven) {
        FinishedBuild build =
                folder.on(maven).with("secoda.sandbox=true").run("doctor").failed();

        found(build, List.of("artifacts"), List.of("pair"));
        build.logHas("run dbt build first");
    }

    @OnMaven(V3_9)
    void without_a_key_the_connection_is_checked_all_the_same(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withKey("the-right-key")) {
            FinishedBuild build = folder.pair("passing")
                    .on(maven)
                    .with(sandbox.url(), TestSandbox.integration())
                    .run("doctor")
                    .failed();

            found(build, List.of("API key"), List.of("key accepted", "integration"));
            build.logHas("SECODA_API_KEY");
        }
    }

    @OnMaven(V3_9)
    void where_nothing_answers_what_needs_the_connection_is_not_checked(MavenVersion maven) {
        FinishedBuild build = folder.pair("passing")
                .on(maven)
                .with(
                        "secoda.baseUrl=http://127.0.0.1:1",
                        "secoda.apiKey=k",
                        "secoda.retries=0",
                        "secoda.integrationId=3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11")
                .run("doctor")
                .failed();

        found(build, List.of("connection"), List.of("health", "key accepted", "integration"));
        build.logHas("Check the network");
    }

    @OnMaven(V3_9)
    void an_integration_that_the_workspace_does_not_have_is_named(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withKey("the-right-key")) {
            FinishedBuild build = folder.pair("passing")
                    .on(maven)
                    .with(sandbox.url(), sandbox.key(), "secoda.integrationId=3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11")
                    .run("doctor")
                    .failed();

            found(build, List.of("integration"), List.of());
            build.logHas("Check secoda.integrationId");
        }
    }

    @OnMaven(V3_9)
    void an_integration_that_only_an_execution_names_is_found(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withKey("the-right-key")) {
            FinishedBuild build = folder.pom(BuildFolder.execution("publish")
                            .replace(
                                    "</goals>",
                                    """
                            </goals><configuration><integrationId>%s</integrationId></configuration>"""
                                            .formatted(ID_OF_SANDBOX)))
                    .pair("passing")
                    .on(maven)
                    .with(sandbox.url(), sandbox.key())
                    .run("doctor")
                    .passed();

            found(build, List.of(), List.of());
            build.logHas(" integration id: " + ID_OF_SANDBOX);
        }
    }

    @OnMaven(V3_9)
    void different_integrations_of_executions_are_all_named_and_looked_at(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withKey("the-right-key")) {
            FinishedBuild build = folder.pom(
                            BuildFolder.execution("publish")
                                    .replace(
                                            "</goals>",
                                            """
                            </goals><configuration><integrationId>3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11</integrationId>\
                            </configuration>"""))
                    .pair("passing")
                    .on(maven)
                    .with(sandbox.url(), sandbox.key(), TestSandbox.integration())
                    .run("doctor")
                    .failed();

            found(build, List.of("integration"), List.of());
            build.logHas(" integration id: " + ID_OF_SANDBOX
                    + ", 3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11 (the goals of this pom have different ones)");
            build.logHas("1 check failed: integration. See above. Then again: mvn -ntp co.secoda:");
            build.logHas(":doctor ");
        }
    }

    @OnMaven(V3_9)
    void a_key_that_is_refused_is_something_to_check(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withKey("the-right-key")) {
            FinishedBuild build = folder.pair("passing")
                    .on(maven)
                    .with(sandbox.url(), "secoda.apiKey=a-wrong-key", TestSandbox.integration())
                    .run("doctor")
                    .failed();

            found(build, List.of("key accepted"), List.of("integration"));
            build.logHas("Check that the API key is of this workspace");
        }
    }
}
