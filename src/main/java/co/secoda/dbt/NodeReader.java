package co.secoda.dbt;

import java.io.IOException;
import java.io.InputStream;
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

    NodeReader(Path manifest, UniqueIds ids, Spans spans) {
        this.manifest = manifest;
        this.ids = ids;
        this.spans = spans;
    }

    /** The nodes with these numbers. */
    Map<Integer, DbtNode> read(IntStream numbers) throws ArtifactException {
        Map<Integer, DbtNode> nodes = new HashMap<>();
        List<Integer> inOrder = numbers.distinct()
                .boxed()
                .sorted(Comparator.comparing(spans::start))
                .toList();
        try (InputStream json = ArtifactStream.unpacked(manifest)) {
            long position = 0;
            for (int id : inOrder) {
                if (spans.has(id)) {
                    json.skipNBytes(spans.start(id) - position);
                    nodes.put(id, node(json, id));
                    position = spans.end(id);
                } else {
                    nodes.put(id, unknown(ids.get(id)));
                }
            }
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(manifest, e);
        }
        return nodes;
    }

    private DbtNode node(InputStream json, int id) throws IOException, ArtifactException {
        try (PartStream part = new PartStream(json, spans.end(id) - spans.start(id))) {
            return new JsonReader(manifest, part).document(node -> read(node, ids.get(id)));
        }
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
