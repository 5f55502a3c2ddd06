package co.secoda.dbt.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.location.ArtifactLocator.ArtifactSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        Files.writeString(project.resolve("dbt_project.yml"), "");

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
                .hasMessageStartingWith("no " + project.resolve("r.json")
                        + " (secoda.runResults) and no manifest.json in " + nowhere.resolve("target")
                        + " (dbt's default), which doesn't exist; ")
                .hasMessageContaining("set secoda.dbtProjectDirectory");
    }

    @Test
    void a_file_outside_of_the_artifacts_directory_is_one_path_with_its_setting() throws Exception {
        write("run_results.json");
        Path target = project.resolve("target");
        Path outside = project.resolve("etc/passwd");

        assertThat(missing(new ArtifactLocation(
                        project,
                        target,
                        "dbt's default",
                        outside,
                        target.resolve("run_results.json"),
                        Optional.empty())))
                .hasMessage("no " + outside + " (secoda.manifest); set it to where dbt writes, relative to " + target
                        + ", or leave it out");
    }

    @Test
    void a_dbt_project_one_level_down_is_named_and_not_its_artifacts() throws Exception {
        Files.createDirectories(project.resolve("analytics/target"));
        Files.writeString(project.resolve("analytics/dbt_project.yml"), "");
        Files.writeString(project.resolve("analytics/target/manifest.json"), "{}");
        Files.writeString(project.resolve("analytics/target/run_results.json"), "{}");

        assertThat(missing(location(Optional.empty())))
                .hasMessageContaining("dbt_project.yml isn't in " + project + " but in " + project.resolve("analytics")
                        + ": set secoda.dbtProjectDirectory to it")
                .hasMessageNotContaining("secoda.artifactsDirectory");
    }

    @Test
    void several_dbt_projects_one_level_down_are_all_named_but_not_those_of_packages() throws Exception {
        for (String name : List.of("sales", "finance", "dbt_packages", ".git")) {
            Files.createDirectories(project.resolve(name));
            Files.writeString(project.resolve(name).resolve("dbt_project.yml"), "");
        }

        assertThat(missing(location(Optional.empty())))
                .hasMessageContaining(
                        "but in " + project.resolve("finance") + " or in " + project.resolve("sales") + ": set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/eu", "target/dbt-artifacts/v1", "out", "build/dbt/target"})
    void artifacts_further_down_are_named(String where) throws Exception {
        Path elsewhere = Files.createDirectories(project.resolve(where));
        Files.writeString(elsewhere.resolve("manifest.json.gz"), "{}");
        Files.writeString(elsewhere.resolve("run_results.json"), "{}");

        assertThat(missing(location(Optional.empty())))
                .hasMessageContaining("set secoda.artifactsDirectory")
                .hasMessageEndingWith("; what is missing here is in " + elsewhere);
    }

    @Test
    void many_artifacts_further_down_are_not_named_and_neither_is_half_a_pair() throws Exception {
        Files.createDirectories(project.resolve("half"));
        Files.writeString(project.resolve("half/manifest.json"), "{}");
        assertThat(missing(location(Optional.empty()))).hasMessageNotContaining("what is missing here");

        for (int i = 0; i < 4; i++) {
            Path elsewhere = Files.createDirectories(project.resolve("target/run" + i));
            Files.writeString(elsewhere.resolve("manifest.json"), "{}");
            Files.writeString(elsewhere.resolve("run_results.json"), "{}");
        }
        assertThat(missing(location(Optional.empty()))).hasMessageNotContaining("what is missing here");
    }

    @Test
    void a_place_is_empty_without_a_project_file_and_artifacts() throws Exception {
        assertThat(location(Optional.empty()).isEmpty()).isTrue();

        write("run_results.json.gz");
        assertThat(location(Optional.empty()).isEmpty()).isFalse();
        Files.delete(project.resolve("target/run_results.json.gz"));
        Files.writeString(project.resolve("dbt_project.yml"), "");
        assertThat(location(Optional.empty()).isEmpty()).isFalse();
    }

    @Test
    void a_place_is_not_empty_where_the_artifacts_directory_is_a_dbt_projects() throws Exception {
        Files.createDirectories(project.resolve("analytics"));
        Files.writeString(project.resolve("analytics/dbt_project.yml"), "");
        ArtifactSettings settings = new ArtifactSettings(
                project,
                Optional.empty(),
                Optional.of("analytics/target"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());

        assertThat(new ArtifactLocator().locate(settings).isEmpty()).isFalse();
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
