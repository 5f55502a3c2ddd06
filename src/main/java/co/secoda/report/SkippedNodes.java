package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.SkippedNode;
import co.secoda.dbt.artifact.ArtifactException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What dbt skipped in a run, and why, in words. Where the artifacts are gone or others by now, none.
 *
 * @param byReason the labels of what was skipped, by why; in the order of the run results
 * @param reasons why, by unique id
 */
public record SkippedNodes(Map<String, List<String>> byReason, Map<String, String> reasons) {
    private static final String UNKNOWN = "nothing that it reads from failed: dbt may have been told to stop early";

    public SkippedNodes {
        byReason = new LinkedHashMap<>(byReason);
        reasons = Map.copyOf(reasons);
    }

    /** Those of a run. */
    public static SkippedNodes of(DbtRun run) {
        List<SkippedNode> skipped;
        try {
            skipped = run.inFull().skipped(run);
        } catch (ArtifactException e) {
            skipped = List.of();
        }
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        Map<String, String> reasons = new HashMap<>();
        for (SkippedNode node : skipped) {
            String why = why(run, node);
            reasons.put(node.uniqueId(), why);
            byReason.computeIfAbsent(why, unused -> new ArrayList<>())
                    .add(run.labels().of(node.uniqueId()).text());
        }
        return new SkippedNodes(byReason, reasons);
    }

    private static String why(DbtRun run, SkippedNode node) {
        return node.because()
                .map(cause -> run.labels().of(cause).text() + (isTest(cause) ? " failed" : " was not built"))
                .orElse(UNKNOWN);
    }

    private static boolean isTest(String uniqueId) {
        return uniqueId.startsWith("test.") || uniqueId.startsWith("unit_test.");
    }

    /** How many there are. */
    public int count() {
        return byReason.values().stream().mapToInt(List::size).sum();
    }

    /** Why one was skipped, if it was. */
    public Optional<String> why(String uniqueId) {
        return Optional.ofNullable(reasons.get(uniqueId));
    }
}
