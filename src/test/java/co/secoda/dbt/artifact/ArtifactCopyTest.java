package co.secoda.dbt.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.secoda.dbt.artifact.ArtifactFile.Excerpt;
import co.secoda.dbt.artifact.Cuts.Cut;
import co.secoda.dbt.artifact.Cuts.Instead;
import co.secoda.file.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactCopyTest {
    private static final Cuts CUTS = Cuts.of(List.of(
            new Cut("gone", "gone", Instead.EMPTY),
            new Cut("null", "null", Instead.NULL),
            new Cut("nodes/*/sql", "sql", Instead.EMPTY),
            new Cut("list/[]/sql", "sql", Instead.NULL)));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"gone\": {\"a\": [1, \"}\"]}} | {\"gone\": {}}",
                "{\"gone\": [1, [2]], \"b\": 1} | {\"gone\": [],\"b\": 1}",
                "{\"a\" :1 , \"gone\" : \"x, \\\" y\" , \"b\":2 } | {\"a\" :1 , \"gone\" : \"\",\"b\":2 }",
                "{\"gone\": 12.50} | {\"gone\": null}",
                "{\"gone\": true, \"null\": \"x\"} | {\"gone\": null,\"null\": null}",
                "{\"null\": {\"a\": 1}, \"gone\": \"x\"} | {\"null\": null,\"gone\": \"\"}",
                "{\"nodes\": {\"sql\": {\"sql\": \"x\", \"gone\": 1}}} | {\"nodes\": {\"sql\": {\"sql\": \"\",\"gone\": 1}}}",
                "{\"nodes\": {\"a\": \"sql\"}, \"list\": [1, {\"sql\": \"x\"}]} "
                        + "| {\"nodes\": {\"a\": \"sql\"}, \"list\": [1, {\"sql\": null}]}",
                "{\"list\": {\"[]\": {\"sql\": 1}}} | {\"list\": {\"[]\": {\"sql\": 1}}}",
                "{\"deep\": {\"gone\": 1}, \"x\": [{\"gone\": 1}]} | {\"deep\": {\"gone\": 1}, \"x\": [{\"gone\": 1}]}",
                "{\"a\": 1e-7, \"b\": 1.10, \"c\": NaN, \"d\": \"\\u00e9é\\/\"} "
                        + "| {\"a\": 1e-7, \"b\": 1.10, \"c\": NaN, \"d\": \"\\u00e9é\\/\"}",
            })
    void what_is_left_out_is_replaced_and_all_else_stays_as_it_is_written(String json, String copy) throws Exception {
        assertThat(copyOf(json)).isEqualTo(copy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"gone\": {}}",
                "{\"gone\": [] , \"b\": 1}",
                "{\"gone\": \"\"}",
                "{\"null\": null, \"gone\": null}"
            })
    void what_is_empty_already_is_nothing_left_out(String json) throws Exception {
        Excerpt copy = write(file(json));
        assertThat(Files.readString(copy.path())).isEqualTo(json);
        assertThat(copy.leftOut()).isEmpty();
    }

    @Test
    void the_bytes_of_what_is_left_out_are_told_by_name_and_the_digest_is_of_the_copy() throws Exception {
        Excerpt copy = write(file("{\"gone\": \"ab\", \"list\": [{\"sql\": \"é€😀\"}, {\"sql\": \"1\"}]}"));

        assertThat(copy.leftOut()).containsEntry("gone", 6L).containsEntry("sql", 11L + 3L);
        assertThat(copy.bytes()).isEqualTo(Files.size(copy.path()));
        assertThat(copy.sha256()).isEqualTo(Digest.sha256(Files.readString(copy.path())));
    }

    /** Longer than what is held back, in all places. */
    @Test
    void texts_of_any_length_pass_or_are_left_out() throws Exception {
        String sql = "select \\\"é\\\", ".repeat(100_000);
        String kept = "{\"x\": \"" + sql + "\", \"" + sql.substring(0, 60_000) + "\": [\"" + sql + "\"]";
        String json = kept + ", \"nodes\": {\"a\": {\"sql\": \"" + sql + "\" ," + " ".repeat(300_000) + "\"y\": \""
                + sql + "\"}}, \"gone\": {\"z\": \"" + sql + "\"}}";

        Excerpt copy = write(file(json));

        assertThat(Files.readString(copy.path()))
                .isEqualTo(kept + ", \"nodes\": {\"a\": {\"sql\": \"\",\"y\": \"" + sql + "\"}}, \"gone\": {}}");
    }

    @Test
    void a_document_of_any_shape_is_cut_at_any_place_of_the_buffers() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            int padding = random.nextInt(9_000);
            String pad = "p".repeat(padding);
            String json = "{\"" + pad + "\": 1, \"gone\": 123456789, \"nodes\": {\"n\": {\"sql\":\"" + pad
                    + "\"}}, \"null\":[\"" + pad + "\"]}";
            assertThat(copyOf(json))
                    .isEqualTo(
                            "{\"" + pad + "\": 1, \"gone\": null,\"nodes\": {\"n\": {\"sql\":\"\"}}, \"null\":null}");
        }
    }

    @Test
    void half_of_a_pair_in_a_name_stays_as_it_is() throws Exception {
        assertThat(copyOf("{\"\\ud800\": \"\\udfff\", \"gone\": 1, \"\\ud800x\": 2}"))
                .isEqualTo("{\"\\ud800\": \"\\udfff\", \"gone\": null,\"\\ud800x\": 2}");
    }

    @Test
    void a_gzipped_file_is_copied_unpacked() throws Exception {
        String json = "{\"gone\": 1}";
        Path packed = directory.resolve("run_results.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Excerpt copy = write(file(packed, json.length(), Digest.sha256(json)));
        assertThat(Files.readString(copy.path())).isEqualTo("{\"gone\": null}");
    }

    @ParameterizedTest
    @CsvSource({"'{\"gone\": 2}', changed after it was read", "'{\"gone\": ', the file ends in the middle"})
    void a_file_that_changed_since_it_was_read_leaves_no_copy(String now, String message) throws Exception {
        ArtifactFile file = file("{\"gone\": 1}");
        Files.writeString(file.path(), now);

        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> write(file))
                .withMessageContaining(file.path().toString())
                .withMessageContaining(message);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file.path());
        }
    }

    @Test
    void a_copy_that_can_not_be_written_is_a_fault_of_its_own() throws Exception {
        ArtifactFile file = file("{\"gone\": 1}");
        Path inTheWay = Files.writeString(directory.resolve("upload"), "");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ArtifactCopy.write(file, CUTS, inTheWay.resolve("manifest.json")));
    }

    private String copyOf(String json) throws Exception {
        return Files.readString(write(file(json)).path());
    }

    private Excerpt write(ArtifactFile file) throws Exception {
        return ArtifactCopy.write(file, CUTS, directory.resolve("copy.json"));
    }

    private ArtifactFile file(String json) throws IOException {
        Path path = Files.writeString(directory.resolve("manifest.json"), json);
        return file(path, Files.size(path), Digest.sha256(json));
    }

    private static ArtifactFile file(Path path, long bytes, String sha256) {
        return new ArtifactFile(
                path, bytes, sha256, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
