package co.secoda.dbt.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One artifact as it was read: what identifies its content, and what its {@code metadata} says.
 *
 * @param path the file on disk, possibly gzipped
 * @param bytes how many bytes of JSON there are, after decompression; this is what an upload sends
 * @param sha256 the digest of these bytes, in lower-case hex
 * @param dbtVersion {@code metadata.dbt_version}
 * @param schemaVersion the {@code v12} in {@code metadata.dbt_schema_version}
 * @param invocationId {@code metadata.invocation_id}; dbt gives one to all files of a command
 * @param generatedAt {@code metadata.generated_at}
 */
public record ArtifactFile(
        Path path,
        long bytes,
        String sha256,
        Optional<String> dbtVersion,
        Optional<String> schemaVersion,
        Optional<String> invocationId,
        Optional<Instant> generatedAt) {
    /**
     * The digest of a file as an {@link ArtifactFile} has it: of the JSON, after decompression, in lower-case hex.
     *
     * @throws ArtifactException if the file can't be read
     */
    public static String sha256(Path file) throws ArtifactException {
        try (ArtifactStream stream = ArtifactStream.open(file, Long.MAX_VALUE)) {
            stream.transferTo(OutputStream.nullOutputStream());
            return stream.sha256();
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file, e);
        }
    }
}
