package co.secoda.dbt.artifact;

import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the file of an artifact, streaming: for a run, and once more for a report. */
public final class ArtifactReader {
    private ArtifactReader() {}

    /**
     * Reads a file for the first time.
     *
     * @param kind what it should be
     * @param maxUnpacked how many bytes a {@code .gz} may have, unpacked
     * @throws ArtifactException if it can't be read, isn't JSON or isn't what dbt writes
     */
    public static <T> ReadArtifact<T> read(
            Path path, ArtifactKind kind, long maxUnpacked, JsonReader.Content<T> content) throws ArtifactException {
        try {
            FirstBytes.check(path);
            return readText(path, kind, maxUnpacked, content);
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(path, e);
        } catch (ArtifactException e) {
            Optional<String> foreign = e.missing() ? Optional.empty() : ForeignJson.of(path, kind, maxUnpacked);
            throw foreign.isPresent() ? new ArtifactException(path, path + ": " + foreign.get(), e) : e;
        }
    }

    /**
     * Reads a file once more.
     *
     * @param kind what it is
     * @throws ArtifactException if it can't be read, or isn't the file that it was
     */
    public static <T> T again(ArtifactFile file, ArtifactKind kind, JsonReader.Content<T> content)
            throws ArtifactException {
        try {
            ReadArtifact<T> read = readText(file.path(), kind, file.bytes(), content);
            if (!read.sha256().equals(file.sha256())) {
                throw new ArtifactException(
                        file.path(), file.path() + ": it is not the file any more that was read before");
            }
            return read.content();
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file.path(), e);
        }
    }

    /** What a parser can't read by itself is mended: only then are the characters looked at one by one. */
    private static <T> ReadArtifact<T> readText(
            Path path, ArtifactKind kind, long maxUnpacked, JsonReader.Content<T> content)
            throws IOException, ArtifactException {
        try {
            return readText(path, maxUnpacked, reader -> reader, content);
        } catch (ArtifactException e) {
            if (!ArtifactErrors.canBeMended(e)) {
                throw e;
            }
            // Parts of a manifest are read again by their places, which must stay those of the file.
            return readText(
                    path,
                    maxUnpacked,
                    kind == ArtifactKind.MANIFEST ? MendedJson::keeping : MendedJson::cutting,
                    content);
        }
    }

    private static <T> ReadArtifact<T> readText(
            Path path, long maxUnpacked, UnaryOperator<Reader> mended, JsonReader.Content<T> content)
            throws IOException, ArtifactException {
        try (ArtifactStream stream = ArtifactStream.open(path, maxUnpacked)) {
            Utf8Reader text = new Utf8Reader(stream);
            T taken = new JsonReader(path, mended.apply(text)).document(content);
            return new ReadArtifact<>(path, stream.bytes(), stream.sha256(), text.marks(), taken);
        }
    }
}
