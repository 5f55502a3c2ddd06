package co.secoda.dbt;

import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactParts;
import co.secoda.dbt.artifact.ReadArtifact;
import co.secoda.dbt.location.DbtProject;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The nodes that a report names: what did not pass, and what those tests speak of. */
final class NamedNodes {
    /** A report names far fewer; where everything fails, the details of all of it would fill the memory. */
    private static final int MAX_DETAILED = 2_000;

    private static final int MAX_DOWNSTREAM = 20;
    /** Of so many the queries are kept: more than a page shows. */
    private static final int MAX_QUERIES = 200;

    private final NumberedIds ids;
    private final ManifestReader.Content manifest;
    private final DbtProject project;
    private final Map<Integer, DbtNode> nodes = new HashMap<>();
    private final Map<Integer, NodeContent> contents = new HashMap<>();
    private final Map<Integer, int[]> exposures = new HashMap<>();
    private int[] detailed = {};

    private NamedNodes(NumberedIds ids, ManifestReader.Content manifest, DbtProject project) {
        this.ids = ids;
        this.manifest = manifest;
        this.project = project;
    }

    /**
     * Reads them again from the manifest, in one go.
     *
     * @param withExposures whether to find those that read from them
     */
    static NamedNodes read(
            NumberedIds ids,
            RunResults results,
            ReadArtifact<ManifestReader.Content> manifest,
            DbtProject project,
            boolean withExposures)
            throws ArtifactException {
        NamedNodes named = new NamedNodes(ids, manifest.content(), project);
        named.read(results, manifest, withExposures);
        return named;
    }

    private void read(RunResults results, ReadArtifact<?> file, boolean withExposures) throws ArtifactException {
        int[] named = results.idsNotPassed()
                .flatMap(id -> IntStream.concat(IntStream.of(id), entitiesOf(id)))
                .distinct()
                .toArray();
        detailed = Arrays.copyOf(named, Math.min(named.length, MAX_DETAILED));
        if (withExposures && named.length > 0) {
            findExposures(manifest.links().downstream(ids.size()));
        }
        BitSet whole = bits(detailed);
        exposures.values().forEach(found -> whole.or(bits(found)));
        BitSet wanted = bits(named);
        wanted.or(whole);
        BitSet queried =
                bits(results.idsNotPassed().distinct().limit(MAX_QUERIES).toArray());
        NodePlaces places = manifest.places();
        try (ArtifactParts parts = file.parts()) {
            for (int index = 0; index < places.size(); index++) {
                if (wanted.get(places.id(index))) {
                    int id = places.id(index);
                    NodeContent content = parts.read(
                            places.start(index),
                            places.end(index),
                            node -> NodeContent.read(node, ids.get(id), queried.get(id)));
                    content.compiledBelow()
                            .flatMap(name -> found(file.path(), name))
                            .ifPresent(content::compiledTo);
                    take(id, content, whole);
                }
            }
        }
    }

    private void take(int id, NodeContent content, BitSet whole) {
        nodes.put(id, content.node(project));
        if (whole.get(id)) {
            contents.put(id, content);
        }
    }

    /**
     * A file beside the manifest: relative to the dbt project if it lies in it, else whole; empty if it isn't there.
     */
    private Optional<String> found(Path beside, String name) {
        try {
            Path folder = beside.toAbsolutePath().normalize().resolveSibling("");
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file)
                    ? Optional.of(project.inProject(file))
                    : Optional.empty();
        } catch (InvalidPathException e) { // one that this machine can't have
            return Optional.empty();
        }
    }

    private IntStream entitiesOf(int test) {
        return Arrays.stream(manifest.entities().getOrDefault(test, new int[0]));
    }

    private void findExposures(Edges.Walk walk) {
        for (int id : detailed) {
            if (!Statuses.ofTest(ids, id)) {
                exposures.put(id, walk.from(id, this::isExposure, MAX_DOWNSTREAM));
            }
        }
    }

    private boolean isExposure(int id) {
        return manifest.present().get(id) && ids.get(id).startsWith("exposure.");
    }

    private static BitSet bits(int[] numbers) {
        BitSet bits = new BitSet();
        Arrays.stream(numbers).forEach(bits::set);
        return bits;
    }

    /** The node with this number, which is one of them. */
    DbtNode node(int id) {
        return Optional.ofNullable(nodes.get(id))
                .orElseGet(() -> NodeContent.unknown(ids.get(id)).node(project));
    }

    /** More about the first of them, by their unique ids. */
    Map<String, NodeDetails> details() {
        Map<String, NodeDetails> details = new HashMap<>();
        for (int id : detailed) {
            NodeContent content = contents.get(id);
            if (content != null) {
                details.put(ids.get(id), content.details(manifest.groupOwners(), downstream(id)));
            }
        }
        details.values().removeIf(NodeDetails.NONE::equals);
        return details;
    }

    private List<Exposure> downstream(int id) {
        return Arrays.stream(exposures.getOrDefault(id, new int[0]))
                .mapToObj(contents::get)
                .map(NodeContent::exposure)
                .toList();
    }
}
