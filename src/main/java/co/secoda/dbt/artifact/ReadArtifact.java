package co.secoda.dbt.artifact;

import co.secoda.file.Gzip;
import java.io.IOException;
import java.nio.file.Path;

/** An artifact that was read: what was taken from it, and what tells it from others. */
public final class ReadArtifact<T> {
    private final Path path;
    private final long bytes;
    private final String sha256;
    private final Utf8Reader.Marks marks;
    private final T content;

    ReadArtifact(Path path, long bytes, String sha256, Utf8Reader.Marks marks, T content) {
        this.path = path;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.marks = marks;
        this.content = content;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** The digest of its JSON, in lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** What was taken from it. */
    public T content() {
        return content;
    }

    /** What identifies it. */
    public ArtifactFile file(ArtifactMetadata metadata) {
        return new ArtifactFile(
                path,
                bytes,
                sha256,
                metadata.dbtVersion(),
                metadata.schemaVersion(),
                metadata.invocationId(),
                metadata.generatedAt());
    }

    /**
     * Opens it to read some of its objects again, by their places.
     *
     * @throws ArtifactException if it can't be read
     */
    public ArtifactParts parts() throws ArtifactException {
        try {
            return new ArtifactParts(path, new Utf8Reader(Gzip.open(path)), marks);
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(path, e);
        }
    }
}
