package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactLocationTest {
    @TempDir
    Path project;

    @Test
    void a_gz_is_taken_only_where_the_plain_file_is_not_there() throws Exception {
        write("manifest.json.gz", "run_results.json", "run_results.json.gz");

        ArtifactPaths paths = location(Optional.empty()).find();

        assertThat(paths.manifest()).isEqualTo(project.resolve("target/manifest.json.gz"));
        assertThat(paths.runResults()).isEqualTo(project.resolve("target/run_results.json"));
    }

    @Test
    void missing_files_are_told_with_the_directory_and_why_that_one() throws Exception {
        write("manifest.json");

        ArtifactException missing = missing(location(Optional.empty()));

        assertThat(missing.missing()).isTrue();
        assertThat(missing.file()).isEqualTo(project.resolve("target"));
        assertThat(missing)
                .hasMessage(
                        "no run_results.json in " + project.resolve("target")
                                + " (dbt's default); run dbt build first, or set secoda.artifactsDirectory to where dbt writes");
    }

    @Test
    void a_directory_that_is_not_there_is_said_to_be_so() {
        assertThat(missing(location(Optional.empty())))
                .hasMessageStartingWith("no manifest.json and no run_results.json in " + project.resolve("target")
                        + " (dbt's default), which doesn't exist;");
    }

    @Test
    void what_clean_has_just_wiped_is_said_to_be_so() {
        assertThat(missing(location(Optional.of(project.resolve("target")))))
                .hasMessageContaining("this build's clean has just wiped it")
                .hasMessageContaining("run dbt after clean");
        assertThat(missing(location(Optional.of(project.resolve("other")))).getMessage())
                .doesNotContain("clean");
    }

    @Test
    void a_dbt_project_that_is_not_there_is_said_to_be_so() {
        Path nowhere = project.resolve("nowhere");
        ArtifactLocation location = new ArtifactLocation(
                nowhere,
                nowhere.resolve("target"),
                "dbt's default",
                nowhere.resolve("target/manifest.json"),
                project.resolve("r.json"),
                Optional.empty());

        assertThat(missing(location))
                .hasMessageContaining("no manifest.json and no " + project.resolve("r.json"))
                .hasMessageContaining("set secoda.dbtProjectDirectory");
    }

    private static ArtifactException missing(ArtifactLocation location) {
        return catchThrowableOfType(ArtifactException.class, location::find);
    }

    private ArtifactLocation location(Optional<Path> cleaned) {
        Path target = project.resolve("target");
        return new ArtifactLocation(
                project,
                target,
                "dbt's default",
                target.resolve("manifest.json"),
                target.resolve("run_results.json"),
                cleaned);
    }

    private void write(String... names) throws IOException {
        Files.createDirectories(project.resolve("target"));
        for (String name : names) {
            Files.writeString(project.resolve("target").resolve(name), "{}");
        }
    }
}
