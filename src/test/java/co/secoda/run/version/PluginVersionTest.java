package co.secoda.run.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginVersionTest {
    @Test
    void a_release_is_its_version() {
        assertThat(new PluginVersion("1.0.0", Optional.of("0f1e2d3"), true).inWords())
                .isEqualTo("Secoda Maven Plugin 1.0.0");
    }

    @Test
    void a_snapshot_names_its_commit_and_whether_more_was_changed() {
        assertThat(new PluginVersion("1.1.0-SNAPSHOT", Optional.of("0f1e2d3"), false).inWords())
                .isEqualTo("Secoda Maven Plugin 1.1.0-SNAPSHOT (commit 0f1e2d3)");
        assertThat(new PluginVersion("1.1.0-SNAPSHOT", Optional.of("0f1e2d3"), true).inWords())
                .isEqualTo("Secoda Maven Plugin 1.1.0-SNAPSHOT (commit 0f1e2d3, with changes)");
    }

    @Test
    void a_snapshot_that_was_built_without_a_checkout_is_its_version() {
        assertThat(new PluginVersion("1.1.0-SNAPSHOT", Optional.empty(), false).inWords())
                .isEqualTo("Secoda Maven Plugin 1.1.0-SNAPSHOT");
    }

    /** What the build fills in is filled in, and nothing that looks like an id is made of what isn't. */
    @Test
    void this_build_is_of_a_commit_or_of_none() {
        assertThat(PluginVersion.ofThisBuild("1.1.0-SNAPSHOT").inWords())
                .matches("Secoda Maven Plugin 1\\.1\\.0-SNAPSHOT( \\(commit [0-9a-f]{7,40}(, with changes)?\\))?");
    }
}
