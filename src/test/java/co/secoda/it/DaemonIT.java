package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds in one JVM, as a daemon such as mvnd runs them: each with an environment of its own. Nothing of one is in
 * another, and none leaves anything behind.
 */
class DaemonIT {
    /** At night as many as somebody starts in an hour. */
    private static final int BUILDS = "all".equals(System.getProperty("builds.mavens")) ? 30 : 8;

    private final BuildFolder folder;

    DaemonIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static String key(int build) {
        return "key-of-build-" + build + "-only";
    }

    @OnMaven(V3_9)
    void each_build_has_the_key_of_its_own_environment_and_leaves_nothing(MavenVersion maven) throws IOException {
        folder.pair("passing");
        int before = EmbeddedMaven.pluginsLoaded();
        for (int i = 0; i < BUILDS; i++) {
            try (TestSandbox sandbox = TestSandbox.withKey(key(i))) {
                MavenBuild build = folder.on(maven).inThisJvm().with(sandbox.url(), TestSandbox.integration());
                // Each fourth has no key: it must not find that of the build before.
                boolean keyless = i % 4 == 3;
                FinishedBuild finished = keyless
                        ? build.run("doctor").failed().logHas("1 check failed: API key.")
                        : build.env("SECODA_API_KEY", key(i)).run("doctor").passed();

                int current = i;
                assertThat(IntStream.range(0, BUILDS).filter(other -> other != current))
                        .allSatisfy(other -> finished.logHasNot(key(other)));
                finished.logHas("[INFO] Secoda Maven Plugin " + MavenBuild.VERSION);
            }
        }

        assertThat(threadsOfThePlugin()).isEmpty();
        int loaded = EmbeddedMaven.pluginsLoaded();
        assertThat(loaded - before).as("builds that loaded the plugin").isEqualTo(BUILDS);
        // Maven itself may hold the last, but none of those before. Other tests of this JVM had theirs.
        assertThat(EmbeddedMaven.pluginsHeld())
                .filteredOn(build -> build >= before)
                .as("class loaders of the plugin that something still holds")
                .isSubsetOf(loaded - 1);
    }

    /**
     * Those that only its classes could have started: Maven gives each plugin a class loader of its own. Not the JDK's
     * own that waits for processes, such as dbt's: it ends by itself, a minute after the last of them.
     */
    private static List<String> threadsOfThePlugin() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() != null
                        && thread.getContextClassLoader().toString().contains("plugin>co.secoda:"))
                .map(Thread::getName)
                .filter(name -> !name.equals("process reaper"))
                .toList();
    }
}
