package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What calibrate finds out about a workspace. */
class CalibrateIT {
    private final BuildFolder folder;

    CalibrateIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static String row(FinishedBuild build, String label) {
        return build.log()
                .lines()
                .filter(line -> line.contains(label))
                .map(line ->
                        line.substring(line.indexOf(label) + label.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + label + " in " + build.log()));
    }

    private MavenBuild confirmed(MavenVersion maven, String habits) {
        return folder.pair("failing")
                .on(maven)
                .sandbox(habits)
                .with("secoda.settleTime=1500ms", "secoda.syncTimeout=4s", "secoda.confirm=" + TestSandbox.INTEGRATION);
    }

    private void suggestsSettings(FinishedBuild build) {
        build.logHas("secoda.settleTime=")
                .logHas("secoda.syncTimeout=")
                .logHas("secoda.pollInterval=")
                .logHas("secoda.lastRunMoves=");
        assertThat(folder.path().resolve("target/secoda")).doesNotExist();
    }

    @OnMaven(V3_9)
    void it_publishes_twice_shows_what_moved_and_suggests_settings(MavenVersion maven) {
        FinishedBuild build = confirmed(maven, "last-run=start,clears-first,sync=500ms")
                .run("calibrate")
                .passed();

        assertThat(row(build, "last-run moved after")).doesNotContain("never");
        assertThat(row(build, "the result was empty in between")).matches("not known +yes");
        assertThat(row(build, "rule that would have decided")).matches("moved-and-certain +moved-and-certain");
        assertThat(row(build, "M1 ")).startsWith("kept: last-run moved at most once a round");
        assertThat(row(build, "M3 ")).startsWith("kept: ");
        assertThat(row(build, "M4 ")).startsWith("kept: ");
        suggestsSettings(build);
    }

    @OnMaven(V3_9)
    void it_says_that_last_run_never_moves_where_that_is_so(MavenVersion maven) {
        FinishedBuild build =
                confirmed(maven, "last-run=never,sync=1s").run("calibrate").passed();

        assertThat(row(build, "last-run moved after")).matches("never +never");
        assertThat(row(build, "rule that would have decided")).matches("changed-and-settled +unchanged-and-proven");
        build.logHas("secoda.lastRunMoves=never");
        suggestsSettings(build);
    }

    @OnMaven(V3_9)
    void it_uploads_nothing_unless_the_integration_is_named_a_second_time(MavenVersion maven) {
        MavenBuild build = folder.pair("failing").on(maven).sandbox();
        for (FinishedBuild finished : new FinishedBuild[] {
            build.run("calibrate").failed(),
            build.run("calibrate", "-Dsecoda.confirm=another").failed()
        }) {
            finished.logHas("-Dsecoda.confirm=" + TestSandbox.INTEGRATION)
                    .logHasNot("Uploading ")
                    .hasNoStackTrace();
        }
    }
}
