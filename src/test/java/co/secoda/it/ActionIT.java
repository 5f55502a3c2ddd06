package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The last step of the GitHub Action, with a real Maven and a server that answers. */
class ActionIT {
    private final BuildFolder folder;

    ActionIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven(V3_9)
    void a_failed_run_fails_the_step_and_its_outputs_say_why(MavenVersion maven)
            throws IOException, InterruptedException {
        folder.pair("failing", "analytics/target");
        Path output = folder.path().resolve("output");
        try (TestSandbox sandbox = TestSandbox.withKey("the-key-of-the-step")) {
            ProcessBuilder step = new ProcessBuilder(
                            Path.of("action/run-goal").toAbsolutePath().toString())
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true);
            step.environment()
                    .put(
                            "PATH",
                            maven.home().resolve("bin") + ":"
                                    + step.environment().get("PATH"));
            step.environment().put("MAVEN_ARGS", "-o -s " + MavenBuild.settings());
            step.environment().put("PLUGIN_VERSION", MavenBuild.VERSION);
            step.environment().put("PLUGIN_REPOSITORY", MavenBuild.REPOSITORY.toString());
            step.environment().put("GOAL", "publish");
            step.environment().put("INTEGRATION_ID", TestSandbox.INTEGRATION);
            step.environment().put("ARTIFACTS_DIRECTORY", "analytics/target");
            step.environment().put("SETTINGS", sandbox.url() + "\n  secoda.pollInterval=100ms\n");
            step.environment().put("SECODA_API_KEY", "the-key-of-the-step");
            step.environment().put("GITHUB_ACTIONS", "true");
            step.environment().put("GITHUB_OUTPUT", output.toString());
            Process process = step.start();
            String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(log).isOne();
            assertThat(Files.readAllLines(output)).contains("verdict=failed", "failing=1", "warning=1");
            assertThat(log).doesNotContain("the-key-of-the-step");
        }
    }
}
