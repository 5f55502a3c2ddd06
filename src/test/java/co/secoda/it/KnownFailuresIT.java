package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The list of known failures, from the first red run to a passing build. */
class KnownFailuresIT {
    private final BuildFolder folder;

    KnownFailuresIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven(V3_9)
    void entries_for_what_fails_now_let_the_next_build_pass_and_a_wrong_list_ends_it_before_anything_is_sent(
            MavenVersion maven) throws IOException {
        Path list = folder.path().resolve("secoda-known-failures.yml");
        MavenBuild build = folder.pair("failing").on(maven);
        build.run("known-failures", "-Dsecoda.reason=before the gate, DATA-400", "-Dsecoda.until=2099-12-31")
                .passed();
        Summary passed = build.run("validate").passed().summary("target/secoda");

        assertThat(passed.get("gate.verdict")).isEqualTo("passed");
        assertThat(passed.get("gate.excused")).isEqualTo(1);
        assertThat(passed.get("local.known.reason")).isEqualTo(List.of("before the gate, DATA-400"));

        Files.writeString(list, Files.readString(list).replace("until: 2099-12-31", "untill: 2099-12-31"));
        build.sandbox()
                .run("publish")
                .failed()
                .logHas(list.getFileName() + ", line 5, column 5: unknown key 'untill'; did you mean until")
                .hasNoStackTrace();
    }
}
