package co.secoda.dbt;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads again, from their places in the manifest, the few nodes that a report names. */
final class NodeReader {
    private static final List<String> NODE = List.of("name", "resource_type", "original_file_path");

    private static final int MAX_TEXT = 1_000;

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

    /** The nodes with these numbers. */
    Map<Integer, DbtNode> read(IntStream numbers) throws ArtifactException {
        Map<Integer, DbtNode> nodes = new HashMap<>();
        List<Integer> inOrder = numbers.distinct()
                .boxed()
                .sorted(Comparator.comparing(spans::start))
                .toList();
        try (Utf8Reader text = new Utf8Reader(ArtifactStream.unpacked(manifest))) {
            for (int id : inOrder) {
                nodes.put(id, spans.has(id) ? node(text, id) : unknown(ids.get(id)));
            }
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(manifest, e);
        }
        return nodes;
    }

    private DbtNode node(Utf8Reader text, int id) throws IOException, ArtifactException {
        text.goTo(spans.start(id), marks);
        Reader part = new PartReader(text, spans.end(id) - spans.start(id));
        return new JsonReader(manifest, part).document(node -> read(node, ids.get(id)));
    }

    private static DbtNode read(JsonReader json, String uniqueId) throws ArtifactException {
        DbtNode unknown = unknown(uniqueId);
        String name = unknown.name();
        String resourceType = unknown.resourceType();
        String path = unknown.path();
        JsonReader.Members members = json.members(NODE);
        while (members.next()) {
            Optional<String> text = json.string(MAX_TEXT);
            switch (members.name()) {
                case "name" -> name = text.orElse(name);
                case "resource_type" -> resourceType = text.orElse(resourceType);
                // dbt on Windows writes backslashes.
                default -> path = text.orElse(path).replace('\\', '/');
            }
        }
        return new DbtNode(uniqueId, name, resourceType, path);
    }

    private static DbtNode unknown(String uniqueId) {
        int dot = uniqueId.indexOf('.');
        return new DbtNode(uniqueId, uniqueId, dot < 0 ? uniqueId : uniqueId.substring(0, dot), "");
    }
}
