package co.secoda.dbt;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.ObjIntConsumer;

/** Reads again, from their places in the manifest, the few nodes that a report names. */
final class NodeReader {
    private final Path manifest;
    private final UniqueIds ids;
    private final Spans spans;

    private final Utf8Marks marks;

    NodeReader(Path manifest, UniqueIds ids, Spans spans, Utf8Marks marks) {
        this.manifest = manifest;
        this.ids = ids;
        this.spans = spans;
        this.marks = marks;
    }

    /** Reads those of these nodes that the manifest has, and hands them on in the order in which they stand there. */
    void read(BitSet wanted, ObjIntConsumer<NodeContent> nodes) throws ArtifactException {
        try (Utf8Reader text = new Utf8Reader(ArtifactStream.unpacked(manifest))) {
            for (int index = 0; index < spans.size(); index++) {
                if (wanted.get(spans.id(index))) {
                    nodes.accept(node(text, index), spans.id(index));
                }
            }
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(manifest, e);
        }
    }

    private NodeContent node(Utf8Reader text, int index) throws IOException, ArtifactException {
        String uniqueId = ids.get(spans.id(index));
        text.goTo(spans.start(index), marks);
        Reader part = MendedJson.cutting(new PartReader(text, spans.end(index) - spans.start(index)));
        return new JsonReader(manifest, part).document(node -> NodeContent.read(node, uniqueId));
    }
}
