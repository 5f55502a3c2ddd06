package co.secoda.sandbox;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.TestResult;
import co.secoda.file.Digest;
import co.secoda.sandbox.Catalogue.StoredResource;
import co.secoda.sandbox.SandboxHabits.Relationship;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a pair of artifacts says: the unique ids of the entities of each test.
 *
 * @param digest of the run results
 * @param failing of the tests that fail
 * @param warning of those that warn
 * @param named these entities, as the catalogue has them
 */
record UploadedSets(String digest, List<List<String>> failing, List<List<String>> warning, List<StoredResource> named) {
    static UploadedSets of(DbtRun run) {
        return new UploadedSets(
                run.runResults().sha256(),
                entities(run.failingTests()),
                entities(run.warningTests()),
                Stream.concat(run.failing().stream(), run.warning().stream())
                        .map(entity -> resource(entity.node(), run.detailsOf(entity.node())))
                        .toList());
    }

    private static StoredResource resource(DbtNode node, NodeDetails details) {
        String title = Stream.of(NodeText.DATABASE, NodeText.SCHEMA, NodeText.ALIAS)
                .map(details::text)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("."));
        return new StoredResource(
                serverId(node.uniqueId()),
                title.isEmpty() ? node.name() : title,
                details.owner().flatMap(Owner::email).stream().toList(),
                details.tags());
    }

    private static List<List<String>> entities(List<TestResult> tests) {
        return tests.stream()
                .map(test -> test.entities().stream().map(DbtNode::uniqueId).toList())
                .toList();
    }

    /**
     * What a sync makes of it, in the server's own ids.
     *
     * @param relationship which of its entities a test of several flags
     */
    FailingTests flagged(Relationship relationship) {
        return FailingTests.of(ids(failing, relationship), ids(warning, relationship));
    }

    private List<String> ids(List<List<String>> tests, Relationship relationship) {
        return tests.stream()
                .flatMap(entities -> flagged(entities, relationship))
                .map(UploadedSets::serverId)
                .toList();
    }

    private Stream<String> flagged(List<String> entities, Relationship relationship) {
        return switch (relationship) {
            case BOTH -> entities.stream();
            case ONE -> entities.stream().limit(1);
            case DIGEST -> byDigest(entities);
        };
    }

    /** One that the digest picks, and each other one if the digest says so. */
    private Stream<String> byDigest(List<String> entities) {
        if (entities.isEmpty()) {
            return Stream.empty();
        }
        int bits = Digest.sha256(digest + entities).hashCode();
        int picked = Math.floorMod(bits, entities.size());
        return IntStream.range(0, entities.size())
                .filter(at -> at == picked || (Integer.rotateLeft(bits, at) & 1) == 0)
                .mapToObj(entities::get);
    }

    /** The id of an entity of another project that fails all the time. */
    static String foreignId(int number) {
        return serverId("model.another_project.entity_" + number);
    }

    /** The id that the server gives an entity: the same for the same unique id, always. */
    static String serverId(String uniqueId) {
        return UUID.nameUUIDFromBytes(uniqueId.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
