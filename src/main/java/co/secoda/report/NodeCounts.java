package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how many nodes of which type there are: {@code 3 models and 1 snapshot}. */
public final class NodeCounts {
    private NodeCounts() {}

    /**
     * A count for each type, the largest first.
     *
     * @param byType how many of each resource type
     * @param before goes before those, such as {@code more}; may be empty
     */
    public static String of(Map<String, Integer> byType, String before) {
        return joined(counts(byType, before));
    }

    /** What dbt skipped in a run, if anything: a sentence without a full stop. */
    static Optional<String> skipped(DbtRun run) {
        List<String> counts = new ArrayList<>();
        if (run.skippedTests() > 0) {
            counts.add(NumberText.count(run.skippedTests(), "test", "tests"));
        }
        counts.addAll(counts(run.skippedNodes(), ""));
        return counts.isEmpty() ? Optional.empty() : Optional.of("dbt skipped " + joined(counts));
    }

    private static List<String> counts(Map<String, Integer> byType, String before) {
        return byType.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(type ->
                        count(type.getValue(), (before + " " + type.getKey().replace('_', ' ')).strip()))
                .toList();
    }

    private static String count(int number, String one) {
        return NumberText.count(number, one, several(one));
    }

    private static String several(String one) {
        if (one.endsWith("query")) {
            return one.substring(0, one.length() - 1) + "ies";
        }
        return one.endsWith("sis") ? one.substring(0, one.length() - 2) + "es" : one + "s";
    }

    private static String joined(List<String> counts) {
        int last = counts.size() - 1;
        return last < 1
                ? String.join("", counts)
                : String.join(", ", counts.subList(0, last)) + " and " + counts.get(last);
    }
}
