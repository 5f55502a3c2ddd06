package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.jr.ob.JSON;

/** Reads real pairs that dbt wrote, where they are present beside the checkout, and compares with what they say. */
class CorpusTest {
    @TestFactory
    Stream<DynamicTest> every_pair_says_what_an_independent_program_found() throws IOException {
        return Corpus.tests(CorpusTest::check);
    }

    private static void check(Path pair) throws Exception {
        Map<String, Object> expected = JSON.std.mapFrom(Files.readString(pair.resolve("expected.json")));
        ArtifactPaths paths = new ArtifactPaths(pair.resolve("manifest.json"), pair.resolve("run_results.json"));
        DbtRun run = new DbtRunReader().read(paths);

        assertThat(run.manifest().dbtVersion()).contains((String) expected.get("dbtVersion"));
        assertThat(run.manifest().schemaVersion()).contains((String) expected.get("manifestSchema"));
        assertThat(run.runResults().schemaVersion()).contains((String) expected.get("runResultsSchema"));
        assertThat(run.results()).isEqualTo(expected.get("results"));
        assertThat(run.statuses()).isEqualTo(expected.get("statuses"));
        assertThat(run.failing())
                .extracting(entity -> entity.node().uniqueId())
                .hasSameElementsAs(ids(expected, "failing"));
        assertThat(run.warning())
                .extracting(entity -> entity.node().uniqueId())
                .hasSameElementsAs(ids(expected, "warning"));
        assertThat(run.errored())
                .extracting(error -> error.node().uniqueId())
                .hasSameElementsAs(ids(expected, "errored"));
        assertThat(run.skippedTests()).isEqualTo(expected.get("skippedTests"));
        assertThat(run.testedEntities()).isEqualTo(expected.get("testedEntities"));
        assertThat(run.resultsNotInManifest()).isEqualTo(expected.get("resultsNotInManifest"));
        assertThat(run.problems()).extracting(Problem::kind).hasSameElementsAs(deserved(expected));
        identifies(paths.manifest(), run.manifest());
        identifies(paths.runResults(), run.runResults());
        Stream.concat(
                        run.failing().stream().map(Entity::node),
                        run.errored().stream().map(NodeError::node))
                .forEach(node -> assertThat(node.path()).as(node.uniqueId()).isNotEmpty());
    }

    private static void identifies(Path path, ArtifactFile file) throws Exception {
        byte[] bytes = Files.readAllBytes(path);
        assertThat(file.path()).isEqualTo(path);
        assertThat(file.bytes()).isEqualTo(bytes.length);
        assertThat(file.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    private static Iterable<String> ids(Map<String, Object> expected, String key) {
        return ((List<?>) Objects.requireNonNull(expected.get(key)))
                .stream().map(String::valueOf).toList();
    }

    private static Set<Problem.Kind> deserved(Map<String, Object> expected) {
        Set<Problem.Kind> kinds = new HashSet<>();
        if (Boolean.FALSE.equals(expected.get("sameInvocation"))) {
            kinds.add(Problem.Kind.DIFFERENT_RUNS);
        }
        if (Integer.valueOf(0).equals(expected.get("testedEntities"))) {
            kinds.add(Problem.Kind.NOTHING_TESTED);
        }
        if (!Integer.valueOf(0).equals(expected.get("resultsNotInManifest"))) {
            kinds.add(Problem.Kind.UNKNOWN_NODES);
        }
        return kinds;
    }
}
