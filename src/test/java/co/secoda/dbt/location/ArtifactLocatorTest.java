package co.secoda.dbt.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.ArtifactLocator.ArtifactSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactLocatorTest {
    @TempDir
    Path base;

    @Test
    void without_any_setting_dbts_default_is_taken() throws Exception {
        ArtifactLocation location = locate(Map.of(), Optional.empty());

        assertThat(location.dbtProjectDirectory()).isEqualTo(base);
        assertThat(location.artifactsDirectory()).isEqualTo(base.resolve("target"));
        assertThat(location.reason()).isEqualTo("dbt's default");
        assertThat(location.manifest()).isEqualTo(base.resolve("target/manifest.json"));
        assertThat(location.runResults()).isEqualTo(base.resolve("target/run_results.json"));
    }

    @Test
    void the_setting_wins_over_the_environment_and_the_project_file() throws Exception {
        project("target-path: from-yml");

        ArtifactLocation location = locate(Map.of("DBT_TARGET_PATH", "from-env"), Optional.of("from-setting"));

        assertThat(location.artifactsDirectory()).isEqualTo(base.resolve("from-setting"));
        assertThat(location.reason()).isEqualTo("secoda.artifactsDirectory");
    }

    @Test
    void the_environment_wins_over_the_project_file() throws Exception {
        project("target-path: from-yml");

        ArtifactLocation location = locate(Map.of("DBT_TARGET_PATH", "from-env"), Optional.of(" "));

        assertThat(location.artifactsDirectory()).isEqualTo(base.resolve("from-env"));
        assertThat(location.reason()).isEqualTo("DBT_TARGET_PATH");
    }

    @ParameterizedTest
    @CsvSource({"new, old, new", "'', old, old", "new, '', new"})
    void dbts_newer_variable_for_the_target_wins(String engine, String plain, String expected) throws Exception {
        project("target-path: from-yml");

        ArtifactLocation location =
                locate(Map.of("DBT_ENGINE_TARGET_PATH", engine, "DBT_TARGET_PATH", plain), Optional.empty());

        assertThat(location.artifactsDirectory()).isEqualTo(base.resolve(expected));
        assertThat(location.reason()).isEqualTo(engine.isEmpty() ? "DBT_TARGET_PATH" : "DBT_ENGINE_TARGET_PATH");
    }

    @ParameterizedTest
    @CsvSource({"new, old, new", "' ', old, old", "new, '', new"})
    void dbts_newer_variable_for_the_project_wins(String engine, String plain, String expected) throws Exception {
        ArtifactLocation location =
                locate(Map.of("DBT_ENGINE_PROJECT_DIR", engine, "DBT_PROJECT_DIR", plain), Optional.empty());

        assertThat(location.dbtProjectDirectory()).isEqualTo(base.resolve(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: shop; target-path: out | out",
                "'target-path: \"build/out\"' | build/out",
                "models: {target-path: wrong}; target-path: right; vars: [target-path, wrong] | right",
                "target-path: first; target-path: last | last",
                "vars: {where: &place out}; target-path: *place | out",
                "? [a, b]; : target-path; target-path: out | out",
                "target-path: null | target",
                "target-path: | target",
                "name: shop | target",
                "'' | target",
            })
    void the_project_files_target_path_is_taken(String yaml, String expected) throws Exception {
        project(yaml.replace("; ", "\n"));

        assertThat(locate(Map.of(), Optional.empty()).artifactsDirectory()).isEqualTo(base.resolve(expected));
    }

    @Test
    void the_project_directory_comes_from_its_setting_or_the_environment() throws Exception {
        Files.createDirectories(base.resolve("warehouse"));
        Files.writeString(base.resolve("warehouse/dbt_project.yml"), "target-path: out");
        ArtifactSettings byEnvironment = new ArtifactSettings(
                base,
                Optional.empty(),
                Optional.empty(),
                Optional.of("m.json"),
                Optional.of(base.resolve("elsewhere/r.json").toString()),
                Map.of("DBT_PROJECT_DIR", "warehouse"),
                Optional.empty());

        ArtifactLocation location = new ArtifactLocator().locate(byEnvironment);

        assertThat(location.artifactsDirectory()).isEqualTo(base.resolve("warehouse/out"));
        assertThat(location.reason()).isEqualTo("target-path of dbt_project.yml");
        assertThat(location.manifest()).isEqualTo(base.resolve("warehouse/out/m.json"));
        assertThat(location.runResults()).isEqualTo(base.resolve("elsewhere/r.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: shop\ntarget-path: \"{{ env_var('OUT') }}\"",
                "name: shop\ntarget-path: {{ env_var('OUT') }}",
                "name: shop\ntarget-path: [a]",
            })
    void a_target_path_that_only_dbt_can_evaluate_names_the_setting(String yaml) throws Exception {
        project(yaml);

        assertThatThrownBy(() -> locate(Map.of(), Optional.empty()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(base.resolve("dbt_project.yml") + ", line 2, column 14: ")
                .hasMessageContaining("set secoda.artifactsDirectory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b: c", "\ttarget-path: x", "a: \"open", "a: \"\\x", "a: *nowhere\n- b", "\u0000"})
    void a_project_file_that_is_not_yaml_is_told_with_its_place(String yaml) throws Exception {
        project(yaml);

        assertThatThrownBy(() -> locate(Map.of(), Optional.empty()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("dbt_project.yml")
                .hasMessageContaining("it is not YAML")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_project_file_of_great_depth_and_many_aliases_is_no_danger() throws Exception {
        project("bomb: &a [*a, *a, *a, *a]\ndeep: " + "[".repeat(40) + "]".repeat(40) + "\ntarget-path: out");

        assertThat(locate(Map.of(), Optional.empty()).artifactsDirectory()).isEqualTo(base.resolve("out"));
    }

    @Test
    void a_project_file_that_is_not_utf_8_is_an_error_of_ours() throws Exception {
        Files.write(base.resolve("dbt_project.yml"), "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> locate(Map.of(), Optional.empty())).isInstanceOf(ArtifactException.class);
    }

    @Test
    void a_setting_that_is_no_path_is_told_by_name() {
        assertThatThrownBy(() -> locate(Map.of("DBT_TARGET_PATH", "a\0b"), Optional.empty()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("DBT_TARGET_PATH is not a path");
    }

    private ArtifactLocation locate(Map<String, String> environment, Optional<String> artifactsDirectory)
            throws ArtifactException {
        return new ArtifactLocator()
                .locate(new ArtifactSettings(
                        base,
                        Optional.empty(),
                        artifactsDirectory,
                        Optional.empty(),
                        Optional.empty(),
                        environment,
                        Optional.empty()));
    }

    private void project(String yaml) throws IOException {
        Files.writeString(base.resolve("dbt_project.yml"), yaml);
    }

    @ParameterizedTest
    @CsvSource({
        "deep, it nests more than 50 levels",
        "long, it is larger than",
        "many, it has too many parts",
    })
    void a_project_file_past_the_bounds_of_yaml_is_not_read(String kind, String bound) throws Exception {
        project(
                switch (kind) {
                    case "deep" -> "deep: " + "[".repeat(225_000);
                    case "long" -> "name: shop\ntext: \"" + "a ".repeat(600_000) + "\"";
                    default -> "list: [" + "a, ".repeat(300_000) + "a]";
                });

        assertThatThrownBy(() -> locate(Map.of(), Optional.empty()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("dbt_project.yml")
                .hasMessageContaining(bound);
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such device")
    void a_device_in_the_place_of_the_project_file_is_not_read() throws IOException {
        Files.createSymbolicLink(base.resolve("dbt_project.yml"), Path.of("/dev/zero"));

        assertThatThrownBy(() -> locate(Map.of(), Optional.empty()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("it is no file but a pipe or device");
    }

    @Test
    void what_is_not_yaml_is_not_quoted() throws Exception {
        project("*s3cret\nb: !s3cret!x y\n\"\\s3cret\"");

        assertThatThrownBy(() -> locate(Map.of(), Optional.empty()))
                .isInstanceOf(ArtifactException.class)
                .message()
                .contains("it is not YAML")
                .doesNotContain("s3cret");
    }
}
