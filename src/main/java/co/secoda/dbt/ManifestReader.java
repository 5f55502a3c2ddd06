package co.secoda.dbt;

import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactMetadata;
import co.secoda.dbt.artifact.JsonReader;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code manifest.json}: which ids there are, what the tests with an outcome speak of, where the nodes lie that a
 * report may name and, as far as it is wanted, what reports need of all nodes.
 */
final class ManifestReader {
    /** What dbt runs, and so may have results of; macros, docs, groups and disabled nodes it doesn't. */
    private static final List<String> NODE_SECTIONS = List.of(
            "nodes", "sources", "unit_tests", "exposures", "metrics", "semantic_models", "saved_queries", "functions");

    private static final List<String> TOP = Stream.concat(
                    Stream.of("metadata", "groups", "selectors"), NODE_SECTIONS.stream())
            .toList();

    private final JsonReader json;
    private final NumberedIds ids;
    private final RunResults results;
    private final BitSet notPassed = new BitSet();
    private final BitSet present = new BitSet();
    private final NodePlaces places = new NodePlaces();
    private final NodeReader nodes;
    private Optional<ArtifactMetadata> metadata = Optional.empty();
    private Map<String, Owner> groupOwners = Map.of();
    private boolean selectors;
    private int testsWithoutResult;

    private ManifestReader(JsonReader json, NumberedIds ids, RunResults results, Set<Part> wanted) {
        this.json = json;
        this.ids = ids;
        this.results = results;
        results.idsNotPassed().forEach(notPassed::set);
        this.nodes = new NodeReader(json, ids, results, notPassed, new NodeLinks(wanted, !notPassed.isEmpty()));
    }

    /**
     * What the file holds. Ids are given by their numbers.
     *
     * @param present the ids that are there, as far as they have a number
     * @param tested the entities of tests with an outcome
     * @param entities of the tests that did not pass
     * @param places where the nodes lie that may be named, and the tests that may share their names
     * @param groupOwners the owners of the groups, by the groups' unique ids
     * @param testsWithoutResult how many data tests are there that have no result
     * @param selectors whether selections are defined, one of which may be the default
     * @param links what is wanted of all nodes
     */
    record Content(
            ArtifactMetadata metadata,
            BitSet present,
            BitSet tested,
            Map<Integer, int[]> entities,
            NodePlaces places,
            Map<String, Owner> groupOwners,
            int testsWithoutResult,
            boolean selectors,
            NodeLinks links) {}

    /**
     * Reads the document at whose start {@code json} stands; ids that it brings up get numbers in {@code ids}.
     *
     * @param wanted what reports ask of the run besides
     */
    static Content read(JsonReader json, NumberedIds ids, RunResults results, Set<Part> wanted)
            throws ArtifactException {
        return new ManifestReader(json, ids, results, wanted).read();
    }

    private Content read() throws ArtifactException {
        boolean sawNodes = false;
        JsonReader.Members members = json.members(TOP);
        while (members.next()) {
            if (members.name().equals("metadata")) {
                metadata = Optional.of(ArtifactMetadata.read(json, ArtifactKind.MANIFEST));
            } else if (!json.atObject()) {
                json.skip();
            } else if (members.name().equals("groups")) {
                groupOwners = Owner.ofGroups(json);
            } else if (members.name().equals("selectors")) {
                readSelectors();
            } else {
                readNodes();
                sawNodes |= members.name().equals("nodes");
            }
        }
        if (metadata.isEmpty()) {
            throw json.tooOld("it has no \"metadata\"");
        }
        if (!sawNodes) {
            throw json.notFromDbt("it has no \"nodes\"");
        }
        nodes.addTestsNotIn(present);
        return new Content(
                metadata.get(),
                present,
                nodes.tested(),
                nodes.entities(),
                places,
                groupOwners,
                testsWithoutResult,
                selectors,
                nodes.links());
    }

    private void readSelectors() {
        while (json.nextMember()) {
            selectors = true;
            json.skip();
        }
    }

    private void readNodes() throws ArtifactException {
        while (json.nextMember()) {
            String uniqueId = json.memberName();
            int id = ids.add(uniqueId);
            if (present.get(id)) {
                throw json.notFromDbt("this id is there twice");
            }
            present.set(id);
            if (uniqueId.startsWith("test.") && !results.has(id)) {
                testsWithoutResult++;
            }
            boolean test = Statuses.ofTest(uniqueId);
            long start = json.start();
            boolean described = json.atObject();
            nodes.read(id, test);
            if (described && mayBeNamed(id, uniqueId, test)) {
                places.add(id, start, json.end());
            }
        }
    }

    private boolean mayBeNamed(int id, String uniqueId, boolean test) {
        return test ? notPassed.get(id) || Labels.mayShare(uniqueId) : !notPassed.isEmpty();
    }
}
