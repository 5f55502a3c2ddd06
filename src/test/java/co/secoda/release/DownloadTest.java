package co.secoda.release;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.release.LicencesTest.Dependency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All dependencies of run time are downloaded by every CI job that begins with an empty repository. */
class DownloadTest {
    private static final long MOST_BYTES = 5_000_000;

    @Test
    void the_dependencies_have_five_megabytes_at_most_together() throws Exception {
        List<Dependency> all = LicencesTest.dependencies();
        long bytes = 0;
        for (Dependency dependency : all) {
            bytes += dependency.bytes();
        }

        assertThat(all).hasSizeGreaterThan(5);
        assertThat(bytes).isBetween(1L, MOST_BYTES);
    }

    @Test
    void the_page_of_benchmarks_names_each_and_says_what_for() throws Exception {
        String page = Files.readString(Path.of("docs/benchmarks.md"));

        for (Dependency dependency : LicencesTest.dependencies()) {
            assertThat(page)
                    .contains("| `%s` | %d kB | "
                            .formatted(dependency.artifactId(), Math.round(dependency.bytes() / 1e3)));
        }
    }
}
