package co.secoda.dbt;

import java.io.IOException;

/** An artifact that was read before, read once more. */
final class ArtifactText {
    private ArtifactText() {}

    /**
     * What {@code content} takes from the file.
     *
     * @throws ArtifactException if it can't be read, or isn't the file that it was
     */
    static <T> T read(ArtifactFile file, JsonReader.Content<T> content) throws ArtifactException {
        try (ArtifactStream stream = ArtifactStream.open(file.path(), file.bytes())) {
            T taken = new JsonReader(file.path(), MendedJson.cutting(new Utf8Reader(stream))).document(content);
            if (!stream.sha256().equals(file.sha256())) {
                throw new ArtifactException(
                        file.path(), file.path() + ": it is not the file any more that was read before");
            }
            return taken;
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file.path(), e);
        }
    }
}
