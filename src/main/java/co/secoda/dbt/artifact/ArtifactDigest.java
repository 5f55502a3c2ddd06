package co.secoda.dbt.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** The digest of an artifact, without reading what it says. */
public final class ArtifactDigest {
    private ArtifactDigest() {}

    /**
     * The same as {@link ArtifactFile#sha256()}: of the JSON, after decompression, in lower-case hex.
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
