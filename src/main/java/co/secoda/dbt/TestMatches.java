package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactReader;
import co.secoda.dbt.artifact.JsonReader;
import co.secoda.dbt.location.DbtProject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the tests of a run that fit patterns, also those that passed or didn't run, which a {@link DbtRun} only counts.
 * The artifacts are read once more, streaming. Memory grows with the number of nodes (some 50 bytes each, and a bit for
 * each pattern) and of tests that may fit (some 100 bytes each).
 */
public final class TestMatches {
    /**
     * A test, or a node that a test speaks of, as far as patterns look at it. One that the manifest doesn't know has
     * its unique id for a name.
     *
     * @param path its file as {@link DbtNode#path} has it; empty where not known
     * @param tags its tags, at most 50
     */
    public record Subject(String uniqueId, String name, String path, List<String> tags) {
        private static Subject unknown(String uniqueId) {
            return new Subject(uniqueId, uniqueId, "", List.of());
        }

        /** The dbt package that it is of; empty where its id names none. */
        public String packageName() {
            String[] parts = uniqueId.split("\\.", 3);
            return parts.length == 3 ? parts[1] : "";
        }
    }

    /**
     * Which tests are looked for.
     *
     * @param test holds of the test
     * @param entity holds of one node that it speaks of, as {@link TestResult#entities} has them; absent where that
     *     doesn't matter
     */
    public record TestPattern(Predicate<Subject> test, Optional<Predicate<Subject>> entity) {}

    /** Is told of each test that fits a pattern. */
    @FunctionalInterface
    public interface Found {
        /**
         * A test that fits.
         *
         * @param uniqueId the test's
         * @param ending how it ended; {@code NOT_RUN} where the run has no result of it
         * @param patterns which patterns it fits, by their places in the list, ascending
         */
        void take(String uniqueId, NodeEnding ending, List<Integer> patterns);
    }

    /** A test that may fit, by numbers. */
    private static final class Candidate {
        private final int id;
        private final int[] patterns;
        private final int[] entities;

        Candidate(int id, int[] patterns, int[] entities) {
            this.id = id;
            this.patterns = patterns;
            this.entities = entities;
        }
    }

    private static final List<String> SECTIONS = List.of("nodes", "sources", "unit_tests");

    private final DbtProject project;
    private final List<TestPattern> patterns;
    private final NumberedIds ids;
    private final ResultStatuses statuses;
    private final List<BitSet> fitting = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final BitSet present = new BitSet();

    private TestMatches(DbtProject project, NumberedIds ids, ResultStatuses statuses, List<TestPattern> patterns) {
        this.project = project;
        this.ids = ids;
        this.statuses = statuses;
        this.patterns = patterns;
        patterns.forEach(pattern -> fitting.add(new BitSet()));
    }

    /**
     * Reads a run's artifacts once more and tells of the tests that fit, each once: in the order of the manifest, and
     * after them those that it doesn't know.
     *
     * @throws ArtifactException if one of them isn't there any more, or isn't the one that the run was read from
     */
    public static void find(DbtRun run, List<TestPattern> patterns, Found found) throws ArtifactException {
        NumberedIds ids = new NumberedIds();
        ResultStatuses statuses = ArtifactReader.again(
                        run.runResults(), ArtifactKind.RUN_RESULTS, json -> RunResultsReader.read(json, ids, Set.of()))
                .results()
                .statusOf();
        List<TestPattern> wanted = List.copyOf(patterns);
        ArtifactReader.again(run.manifest(), ArtifactKind.MANIFEST, json -> new TestMatches(
                                run.project(), ids, statuses, wanted)
                        .read(json))
                .tell(found);
    }

    private TestMatches read(JsonReader json) throws ArtifactException {
        JsonReader.Members sections = json.members(SECTIONS);
        while (sections.next()) {
            if (!json.atObject()) {
                json.skip();
                continue;
            }
            while (json.nextMember()) {
                read(json.memberName(), json);
            }
        }
        for (int id = 0; id < statuses.size(); id++) {
            if (!present.get(id) && Statuses.ofTest(ids, id)) {
                addTest(id, Subject.unknown(ids.get(id)), Set.of());
            }
        }
        return this;
    }

    private void read(String uniqueId, JsonReader json) throws ArtifactException {
        SubjectReader entry = SubjectReader.read(json, uniqueId);
        int id = ids.add(uniqueId);
        present.set(id);
        Subject subject = entry.subject(project);
        if (Statuses.ofTest(uniqueId)) {
            addTest(id, subject, entry.entities());
        } else {
            addEntity(id, subject);
        }
    }

    private void addTest(int id, Subject test, Set<String> entities) {
        int[] mayFit = IntStream.range(0, patterns.size())
                .filter(pattern -> patterns.get(pattern).test().test(test))
                .toArray();
        if (mayFit.length == 0) {
            return;
        }
        if (entities.isEmpty()) {
            addEntity(id, test); // it speaks of itself
        }
        int[] spokenOf = entities.isEmpty()
                ? new int[] {id}
                : entities.stream().mapToInt(ids::add).toArray();
        candidates.add(new Candidate(id, mayFit, spokenOf));
    }

    private void addEntity(int id, Subject subject) {
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            if (patterns.get(pattern)
                    .entity()
                    .filter(entity -> entity.test(subject))
                    .isPresent()) {
                fitting.get(pattern).set(id);
            }
        }
    }

    private void tell(Found found) {
        candidates.stream()
                .flatMapToInt(candidate -> Arrays.stream(candidate.entities))
                .filter(id -> !present.get(id))
                .distinct()
                .forEach(id -> addEntity(id, Subject.unknown(ids.get(id))));
        for (Candidate test : candidates) {
            List<Integer> fits = Arrays.stream(test.patterns)
                    .filter(pattern -> fits(pattern, test))
                    .boxed()
                    .toList();
            if (!fits.isEmpty()) {
                found.take(ids.get(test.id), ending(test.id), fits);
            }
        }
    }

    private boolean fits(int pattern, Candidate test) {
        return patterns.get(pattern).entity().isEmpty()
                || Arrays.stream(test.entities).anyMatch(fitting.get(pattern)::get);
    }

    private NodeEnding ending(int id) {
        return id < statuses.size() ? NodeEnding.ofTest(statuses.of(id)) : NodeEnding.NOT_RUN;
    }
}
