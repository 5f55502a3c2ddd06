package co.secoda.dbt;

import static co.secoda.dbt.Artifacts.MANIFEST_METADATA;
import static co.secoda.dbt.Artifacts.RUN_METADATA;
import static co.secoda.dbt.Artifacts.manifest;
import static co.secoda.dbt.Artifacts.node;
import static co.secoda.dbt.Artifacts.result;
import static co.secoda.dbt.Artifacts.runResults;
import static co.secoda.dbt.Artifacts.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file: one line with the file, the place and what to do, and no other exception. */
class BrokenArtifactsTest {
    private static final String RUN_AGAIN = "dbt may still be writing it, or was killed: run dbt again and let it end";

    @TempDir
    Path directory;

    private Artifacts artifacts;

    @BeforeEach
    void pair() {
        artifacts = new Artifacts(directory)
                .withNodes(node("model.shop.m"), test("t", "\"attached_node\": \"model.shop.m\""))
                .withResults(result("test.shop.t", "fail", "\"message\": \"caf\u00e9\""));
    }

    @Test
    void a_file_cut_off_at_any_byte_is_refused() throws Exception {
        ArtifactPaths paths = artifacts.write();
        for (Path file : new Path[] {paths.manifest(), paths.runResults()}) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThat(broken(paths))
                        .as("cut at %d", length)
                        .hasMessageStartingWith(file.toString())
                        .hasMessageEndingWith(RUN_AGAIN)
                        .extracting(ArtifactException::missing)
                        .isEqualTo(false);
            }
            Files.write(file, whole);
        }
        assertThat(new DbtRunReader().read(paths).failing()).hasSize(1);
    }

    @Test
    void a_gzipped_file_cut_off_at_any_byte_is_refused() throws Exception {
        ArtifactPaths paths = artifacts.writeGzipped();
        byte[] whole = Files.readAllBytes(paths.manifest());
        for (int length = 0; length < whole.length; length++) {
            Files.write(paths.manifest(), Arrays.copyOf(whole, length));
            assertThat(broken(paths)).hasMessageStartingWith(paths.manifest().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | : it is empty",
                "'  ' | : it is empty",
                "[] | , line 1, column 1: it is not a JSON object",
                "null | , line 1, column 1: it is not a JSON object",
                "'\"text\"' | , line 1, column 1: it is not a JSON object",
                "nonsense | , line 1, column",
                "'{\"results\": [}' | , line 1, column 14 (/results): it is not JSON: Unexpected close marker",
                "'{\"results\": [{' | the file ends in the middle",
                "'{\"results\": 3}' | , line 1, column 13 (/results): \"results\" is not an array",
                "'{\"results\": [3]}' | , line 1, column 14 (/results/0): a result is not an object",
                "'{\"results\": [{\"status\": \"pass\"}]}' | (/results/0): a result has no unique_id",
                "'{\"results\": [{\"unique_id\": 3}]}' | (/results/0): a result has no unique_id",
                "'{\"results\": []}' | : it has no \"metadata\"; dbt before 0.19",
                "'{\"metadata\": []}' | , line 1, column 14 (/metadata): \"metadata\" is not an object",
                "'{\"metadata\": {\"dbt_version\": \"0.18.2\"}, \"results\": []}' | (/metadata): \"metadata\" has no"
                        + " dbt_schema_version; dbt before 0.19 wrote such files",
                "'{\"metadata\": {}, \"results\": []}' | (/metadata): \"metadata\" has no dbt_schema_version; dbt from 0.19"
                        + " on writes one: run dbt again, or name the right file",
                "'{\"metadata\": {\"dbt_version\": \"1.9.0\"}, \"results\": []}' | dbt_schema_version; dbt from 0.19 on writes",
                "'{\"metadata\": {\"dbt_version\": \"0.19.1\"}, \"results\": []}' | dbt_schema_version; dbt from 0.19 on",
                "'{\"results\": [], \"results\": []}' | , line 1, column 28 (/results): this name is there twice",
                "'{\"results\": [{\"status\": \"fail\", \"status\": \"pass\"}]}' | (/results/0/status): this name is there twice",
            })
    void run_results_of_another_shape_are_refused(String json, String message) throws Exception {
        assertThat(broken(artifacts.withRunResults(json).write()))
                .hasMessageStartingWith(directory.resolve("run_results.json").toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "3", "{}", "[]"})
    void a_result_of_nothing_is_refused_and_not_called_old_where_it_is_not(String id) throws Exception {
        assertThat(broken(artifacts
                        .withRunResults(runResults("{\"unique_id\": " + id + ", \"status\": \"fail\"}"))
                        .write()))
                .hasMessageContaining("(/results/0): a result has no unique_id; dbt doesn't write such a file");
    }

    @Test
    void run_results_without_results_are_refused() throws Exception {
        assertThat(broken(artifacts
                        .withRunResults("{\"metadata\": " + RUN_METADATA + "}")
                        .write()))
                .hasMessageContaining("it has no \"results\"");
    }

    @Test
    void a_manifest_of_another_shape_is_refused() throws Exception {
        assertThat(broken(artifacts.withManifest("{\"nodes\": {}}").write()))
                .hasMessageContaining("it has no \"metadata\"");
        assertThat(broken(artifacts
                        .withManifest("{\"metadata\": " + MANIFEST_METADATA + "}")
                        .write()))
                .hasMessageContaining("it has no \"nodes\"");
        assertThat(broken(artifacts
                        .withManifest("{\"metadata\": " + MANIFEST_METADATA + ", \"nodes\": []}")
                        .write()))
                .hasMessageContaining("it has no \"nodes\"");
        assertThat(broken(artifacts
                        .withNodes(node("model.shop.m"), node("model.shop.m"))
                        .write()))
                .hasMessageContaining("(/nodes/model.shop.m): this id is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "fail", "skipped"})
    void a_node_that_is_there_twice_is_refused_whatever_the_tests_say(String status) throws Exception {
        artifacts.withResults(result("test.shop.t", status));
        for (String twice : new String[] {node("model.shop.m"), test("without_result", "\"meta\": {}")}) {
            assertThat(broken(artifacts.withNodes(twice, twice).write()))
                    .hasMessageContaining("this id is there twice");
        }
    }

    @Test
    void another_artifact_in_the_place_of_one_is_named() throws Exception {
        assertThat(broken(artifacts.withManifest(runResults("")).write()))
                .hasMessageContaining("this is dbt's run-results, not the manifest; name the right file");
        assertThat(broken(artifacts
                        .withRunResults(manifest("").replace("manifest/v12", "catalog/v1"))
                        .write()))
                .hasMessageContaining("this is dbt's catalog, not the run results");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "3", "x", "]"})
    void anything_after_the_object_is_refused(String more) throws Exception {
        assertThat(broken(artifacts.withRunResults(runResults("") + "\n" + more).write()))
                .hasMessageContaining(", line 2, column 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void a_hundred_thousand_levels_are_refused_wherever_they_are(String level) throws Exception {
        String deep = level.repeat(100_000);
        assertThat(broken(artifacts.withManifest("{\"docs\": " + deep).write()))
                .hasMessageContaining("that long or deep");
        assertThat(broken(artifacts.withRunResults(deep).write())).isNotNull();
    }

    @Test
    void ids_and_names_of_any_length_are_refused_or_cut() throws Exception {
        String endless = "x".repeat(1_000_000);
        assertThat(broken(artifacts.withResults(result(endless, "fail")).write()))
                .hasMessageContaining("(/results/0/unique_id): a text of more than 100000 characters");
        artifacts.withResults();
        assertThat(broken(artifacts.withManifest("{\"" + endless + "\": 1}").write()))
                .hasMessageContaining("that long or deep");
        artifacts
                .withNodes("\"model.shop.m\": {\"name\": \"" + endless + "\"}")
                .withResults(result("model.shop.m", "error"));
        assertThat(artifacts.read().errored().get(0).node().name()).hasSizeLessThan(1_100);
    }

    @Test
    void a_message_of_any_length_is_cut_and_what_was_left_out_is_counted() throws Exception {
        String message = "caf\u00e9 \\n\\u00e9\\ud83d\\ude00".repeat(600_000);

        TestResult test = artifacts
                .withResults(
                        result("test.shop.t", "fail", "\"failures\": 3, \"message\": \"" + message + "\""),
                        result("model.shop.m", "error", "\"message\": \"gone\""))
                .read()
                .failingTests()
                .get(0);

        assertThat(test.message())
                .startsWith("caf\u00e9 \n\u00e9\ud83d\ude00caf")
                .hasSizeLessThan(4_100);
        assertThat(test.message()).endsWith("\u2026 (" + (9 * 600_000 - 4_000) + " more characters)");
        assertThat(test.failures()).hasValue(3);
        assertThat(artifacts.read().errored().get(0).message()).isEqualTo("gone");
    }

    @Test
    void a_description_of_any_length_is_cut() throws Exception {
        DbtRun run = artifacts
                .withNodes("\"model.shop.m\": {\"description\": \"" + "x".repeat(5_000_000) + "\", \"name\": \"m\"}")
                .withResults(result("model.shop.m", "error"))
                .read();

        assertThat(run.detailsOf(run.errored().get(0).node())
                        .text(NodeText.DESCRIPTION)
                        .orElseThrow())
                .endsWith("(4999500 more characters)");
    }

    @Test
    void numbers_of_any_length_are_refused() throws Exception {
        assertThat(broken(artifacts
                        .withRunResults("{\"elapsed_time\": " + "1".repeat(5_000_000) + "}")
                        .write()))
                .hasMessageContaining("that long or deep");
    }

    @Test
    void text_that_is_not_utf_8_is_refused_where_it_is() throws Exception {
        ArtifactPaths paths = artifacts.write();
        byte[] utf8 = Files.readAllBytes(paths.runResults());
        byte[] latin1 = Files.readString(paths.runResults()).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(paths.runResults(), latin1);

        int place = Arrays.mismatch(utf8, latin1);
        assertThat(broken(paths))
                .hasMessageContaining(", line 1, column " + (place + 1)
                        + " (/results/0/message): it can't be read (it is not" + " UTF-8 text at byte " + place + ")");
    }

    @Test
    void utf_16_is_refused() throws Exception {
        ArtifactPaths paths = artifacts.write();
        for (var charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
            Files.writeString(paths.runResults(), runResults(""), charset);
            assertThat(broken(paths))
                    .hasMessageStartingWith(paths.runResults() + ": it is UTF-16, as PowerShell writes");
        }
        Files.writeString(paths.runResults(), "\uFEFF" + runResults(""), StandardCharsets.UTF_16LE);
        assertThat(broken(paths)).hasMessageContaining("it is UTF-16");
    }

    @Test
    void a_gz_that_is_none_is_refused() throws Exception {
        ArtifactPaths paths = artifacts.write();
        Path gz = Files.move(paths.manifest(), directory.resolve("manifest.json.GZ"));

        assertThat(broken(new ArtifactPaths(gz, paths.runResults())))
                .hasMessage(gz + ": it is not gzipped, though its name says so; name it without .gz");
    }

    @Test
    void a_gzipped_file_by_another_name_is_told_as_that() throws Exception {
        ArtifactPaths paths = artifacts.writeGzipped();
        Path plain = Files.move(paths.manifest(), directory.resolve("manifest.json"));

        assertThat(broken(new ArtifactPaths(plain, paths.runResults())))
                .hasMessage(plain + ": it is gzipped; name it manifest.json.gz");
    }

    @Test
    void a_gz_may_not_unpack_to_more_than_its_bound() throws Exception {
        ArtifactPaths paths =
                artifacts.withNodes("\"x\": \"" + " ".repeat(100_000) + "\"").writeGzipped();

        ArtifactException refused =
                catchThrowableOfType(ArtifactException.class, () -> new DbtRunReader(100_000).read(paths));

        assertThat(refused).hasMessageContaining("it unpacks to more than 100000 bytes");
        assertThat(new DbtRunReader(200_000).read(paths).results()).isEqualTo(1);
    }

    @Test
    void a_missing_file_is_told_apart() throws Exception {
        ArtifactPaths paths = artifacts.write();
        Files.delete(paths.manifest());

        ArtifactException missing = broken(paths);

        assertThat(missing.missing()).isTrue();
        assertThat(missing.file()).isEqualTo(paths.manifest());
        assertThat(missing).hasMessage(paths.manifest() + ": there is no such file; run dbt first");
    }

    @Test
    void a_directory_is_refused() throws Exception {
        ArtifactPaths paths = artifacts.write();

        assertThat(broken(new ArtifactPaths(directory, paths.runResults())))
                .hasMessage(directory + ": this is not a file but a directory; name the file that dbt wrote");
    }

    @Test
    void a_file_that_may_not_be_read_is_told() throws Exception {
        ArtifactPaths paths = artifacts.write();
        try {
            Files.setPosixFilePermissions(paths.manifest(), PosixFilePermissions.fromString("---------"));
        } catch (UnsupportedOperationException e) {
            assumeFalse(true, "this file system has no permissions to take away");
        }
        assumeFalse(Files.isReadable(paths.manifest()), "this user may read everything");

        assertThat(broken(paths)).hasMessageContaining("this user may not read it");
    }

    private static ArtifactException broken(ArtifactPaths paths) throws IOException {
        ArtifactException broken = catchThrowableOfType(ArtifactException.class, () -> new DbtRunReader().read(paths));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).doesNotContain("\n").hasSizeLessThan(1_000);
        return broken;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3cretWord", "{\"a\": s3cretWord}", "{\"a\": 1 s3cretWord}", "{\"password\": \"s3cretWord\"}"})
    void what_is_no_artifact_is_not_quoted(String content) throws Exception {
        ArtifactPaths paths = artifacts.write();
        Files.writeString(paths.runResults(), content);

        assertThat(broken(paths)).message().doesNotContain("s3cret");
    }
}
