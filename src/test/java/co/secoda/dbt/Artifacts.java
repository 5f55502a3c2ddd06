package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.zip.GZIPOutputStream;

/** Writes small pairs of artifacts for tests; every part can be replaced by any text. */
final class Artifacts {
    static final String MANIFEST_METADATA = metadata("manifest/v12", "2026-03-01T10:00:00Z");
    static final String RUN_METADATA = metadata("run-results/v6", "2026-03-01T10:05:00Z");

    private final Path directory;
    private String manifest = manifest("");
    private String runResults = runResults("");

    Artifacts(Path directory) {
        this.directory = directory;
    }

    /** {@code metadata} of the one invocation that all of these pairs are of. */
    static String metadata(String schema, String generatedAt) {
        return "{\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/" + schema + ".json\","
                + " \"dbt_version\": \"1.11.7\", \"invocation_id\": \"one\", \"generated_at\": \"" + generatedAt
                + "\"}";
    }

    static String manifest(String nodes) {
        return "{\"metadata\": " + MANIFEST_METADATA + ", \"nodes\": {" + nodes + "}}";
    }

    static String runResults(String results) {
        return "{\"metadata\": " + RUN_METADATA + ", \"results\": [" + results + "], \"args\": {\"which\": \"build\"}}";
    }

    /** A model, source, seed or whatever the id says. */
    static String node(String uniqueId) {
        String[] parts = uniqueId.split("\\.", -1);
        return "\"" + uniqueId + "\": {\"resource_type\": \"" + parts[0] + "\", \"name\": \"" + parts[2]
                + "\", \"original_file_path\": \"models/" + parts[2] + ".sql\"}";
    }

    /** A test of {@code name} with these members besides what every node has. */
    static String test(String name, String members) {
        return "\"test.shop." + name + "\": {\"resource_type\": \"test\", \"name\": \"" + name
                + "\", \"original_file_path\": \"models/schema.yml\", " + members + "}";
    }

    static String result(String uniqueId, String status) {
        return result(uniqueId, status, "\"message\": null, \"failures\": null");
    }

    static String result(String uniqueId, String status, String members) {
        return "{\"status\": \"" + status + "\", \"timing\": [{\"name\": \"compile\"}], " + members
                + ", \"unique_id\": \"" + uniqueId + "\"}";
    }

    Artifacts withNodes(String... nodes) {
        return withManifest(manifest(String.join(", ", nodes)));
    }

    Artifacts withResults(String... results) {
        return withRunResults(runResults(String.join(", ", results)));
    }

    Artifacts withManifest(String json) {
        manifest = json;
        return this;
    }

    Artifacts withRunResults(String json) {
        runResults = json;
        return this;
    }

    ArtifactPaths write() throws IOException {
        return new ArtifactPaths(
                Files.writeString(directory.resolve("manifest.json"), manifest),
                Files.writeString(directory.resolve("run_results.json"), runResults));
    }

    ArtifactPaths writeGzipped() throws IOException {
        return new ArtifactPaths(gzip("manifest.json.gz", manifest), gzip("run_results.json.gz", runResults));
    }

    DbtRun read() throws IOException, ArtifactException {
        return new DbtRunReader().read(write());
    }

    /** The same with all that reports may ask for. */
    DbtRun readInFull() throws IOException, ArtifactException {
        return new DbtRunReader().keeping(EnumSet.allOf(RunInFull.Part.class)).read(write());
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
