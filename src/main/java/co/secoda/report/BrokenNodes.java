package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import java.util.LinkedHashMap;
import java.util.Map;

/** What broke in a run and may have others read from it: nodes, but no tests. */
public final class BrokenNodes {
    private BrokenNodes() {}

    /** How they broke, in words such as {@code failing}, by unique id; the worst first. */
    public static Map<String, String> of(DbtRun run) {
        Map<String, String> states = new LinkedHashMap<>();
        WorstFirst.first(run.failing()).forEach(entity -> add(states, entity.node(), "failing"));
        run.errored().forEach(error -> add(states, error.node(), "not built"));
        return states;
    }

    private static void add(Map<String, String> states, DbtNode node, String state) {
        if (!node.uniqueId().startsWith("test.") && !node.uniqueId().startsWith("unit_test.")) {
            states.put(node.uniqueId(), state);
        }
    }
}
