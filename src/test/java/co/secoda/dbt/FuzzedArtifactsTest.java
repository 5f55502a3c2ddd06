package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Cuts, flips and splices a pair: it is read, or refused by the documented error, and nothing else happens. Files are
 * held as texts with one character a byte. The profile {@code fuzz} tries a million.
 */
class FuzzedArtifactsTest {
    private static final String MANIFEST = bytewise(Artifacts.manifest(Artifacts.node("model.shop.m") + ", "
                    + Artifacts.test(
                            "t",
                            "\"meta\": {\"a\": [1, -2.5e3, NaN, null, true]}, \"attached_node\": null, \"depends_on\":"
                                    + " {\"nodes\": [\"model.shop.m\", \"seed.shop.caf\u00e9 \\u00fc \\\\\"]}"))
            .replace("}}}", "}}, \"unit_tests\": {\"unit_test.shop.m.u\": {\"depends_on\": {\"nodes\": []}}}}"));
    private static final String RUN_RESULTS = bytewise(Artifacts.runResults(String.join(
            ", ",
            Artifacts.result("model.shop.m", "error", "\"message\": \"no \\\"x\\\" \u4e2d\", \"failures\": null"),
            Artifacts.result("test.shop.t", "fail", "\"message\": null, \"failures\": 3"),
            Artifacts.result("unit_test.shop.m.u", "warn", "\"failures\": \"x\""))));

    private Path directory = Path.of("");

    /** One change to a file: {@code length} bytes at {@code at} are replaced by {@code with}. */
    record Edit(boolean ofManifest, int at, int length, String with) {
        String apply(String whole) {
            int from = Math.min(at, whole.length());
            int to = Math.min(from + length, whole.length());
            return whole.substring(0, from) + with + whole.substring(to);
        }
    }

    @BeforeProperty
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("fuzzed-artifacts");
    }

    @AfterProperty
    void deleteDirectory() throws IOException {
        Files.delete(directory.resolve("manifest.json"));
        Files.delete(directory.resolve("run_results.json"));
        Files.delete(directory);
    }

    @Property
    void there_is_a_result_or_the_documented_error(@ForAll("edits") List<Edit> edits) {
        String manifest = MANIFEST;
        String runResults = RUN_RESULTS;
        for (Edit edit : edits) {
            manifest = edit.ofManifest() ? edit.apply(manifest) : manifest;
            runResults = edit.ofManifest() ? runResults : edit.apply(runResults);
        }
        ArtifactPaths paths = write(manifest, runResults);
        try {
            DbtRun run = new DbtRunReader().read(paths);
            assertThat(run.failingTests().size()
                            + run.warningTests().size()
                            + run.errored().size())
                    .isLessThanOrEqualTo(run.results());
        } catch (ArtifactException e) {
            assertThat(e.getMessage()).startsWith(directory.toString()).doesNotContain("\n");
        }
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, MANIFEST.length());
        Arbitrary<String> bytes =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(4);
        Arbitrary<String> tokens = Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\\",
                        "null",
                        "1e999",
                        "\"status\":\"fail\",",
                        "\uFEFF",
                        "\"unique_id\":3,",
                        "{\"a\":[",
                        "\\ud83d",
                        "\"nodes\":{},",
                        "\0")
                .map(FuzzedArtifactsTest::bytewise);
        Arbitrary<String> pieces = Combinators.combine(
                        places, Arbitraries.integers().between(0, 60))
                .as((from, length) -> MANIFEST.substring(from, Math.min(from + length, MANIFEST.length())));
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(0, 12)),
                Tuple.of(1, Arbitraries.just(Integer.MAX_VALUE / 2)));
        return Combinators.combine(
                        Arbitraries.of(true, false), places, lengths, Arbitraries.oneOf(bytes, tokens, pieces))
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private ArtifactPaths write(String manifest, String runResults) {
        try {
            return new ArtifactPaths(
                    Files.writeString(directory.resolve("manifest.json"), manifest, StandardCharsets.ISO_8859_1),
                    Files.writeString(directory.resolve("run_results.json"), runResults, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bytewise(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
