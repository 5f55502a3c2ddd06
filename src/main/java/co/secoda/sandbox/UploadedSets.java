package co.secoda.sandbox;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What a pair of artifacts says: the unique ids of the entities of each test.
 *
 * @param failing of the tests that fail
 * @param warning of those that warn
 */
record UploadedSets(List<List<String>> failing, List<List<String>> warning) {
    static UploadedSets of(DbtRun run) {
        return new UploadedSets(entities(run.failingTests()), entities(run.warningTests()));
    }

    private static List<List<String>> entities(List<TestResult> tests) {
        return tests.stream()
                .map(test -> test.entities().stream().map(DbtNode::uniqueId).toList())
                .toList();
    }

    /**
     * What a sync makes of it, in the server's own ids.
     *
     * @param firstOnly whether a test flags the first of its entities only
     */
    FailingTests flagged(boolean firstOnly) {
        return FailingTests.of(ids(failing, firstOnly), ids(warning, firstOnly));
    }

    private static List<String> ids(List<List<String>> tests, boolean firstOnly) {
        return tests.stream()
                .flatMap(entities -> entities.stream().limit(firstOnly ? 1 : Long.MAX_VALUE))
                .map(UploadedSets::serverId)
                .toList();
    }

    /** The id that the server gives an entity: the same for the same unique id, always. */
    static String serverId(String uniqueId) {
        return UUID.nameUUIDFromBytes(uniqueId.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
