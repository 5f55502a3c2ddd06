package co.secoda.sandbox;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.GivenDbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.file.Digest;
import co.secoda.sandbox.DbtCalls.RunReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.jr.ob.JSON;

/**
 * Reads run results of a form that tests can write in a line: {@code {"failing": [["model.a", "model.b"]], "warning":
 * []}} is one failing test of two entities. Anything else is no artifact. Keeps the bytes of the last manifest.
 */
final class ScriptedReader implements RunReader {
    private byte[] manifest = {};

    @Override
    public DbtRun read(ArtifactPaths paths) throws ArtifactException {
        try {
            manifest = Files.readAllBytes(paths.manifest());
            Map<String, Object> run = JSON.std.mapFrom(Files.readAllBytes(paths.runResults()));
            if (!run.containsKey("failing")) {
                throw new ArtifactException(paths.runResults(), "these are no run results");
            }
            return run(paths, tests(run, "failing"), tests(run, "warning"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] lastManifest() {
        return manifest;
    }

    private static DbtRun run(ArtifactPaths paths, List<TestResult> failing, List<TestResult> warning)
            throws IOException {
        return GivenDbtRun.of(file(paths.manifest()), file(paths.runResults()))
                .failing(failing)
                .warning(warning)
                .build();
    }

    private static ArtifactFile file(Path path) throws IOException {
        String digest = Digest.sha256(Files.readString(path));
        return new ArtifactFile(
                path, 0, digest, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<TestResult> tests(Map<String, Object> run, String key) {
        return TestClient.list(run, key).stream()
                .map(entities -> ((List<?>) entities)
                        .stream().map(id -> node((String) id)).toList())
                .map(entities -> new TestResult(node("test.t"), "fail", OptionalLong.empty(), "", entities))
                .toList();
    }

    private static DbtNode node(String id) {
        return new DbtNode(id, id, "model", "");
    }
}
