package co.secoda.dbt;

import co.secoda.dbt.Edges.Links;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A node, or a test, that dbt skipped.
 *
 * @param uniqueId such as {@code model.shop.customers}
 * @param because what it waited for in vain, by unique id: a node that was not built, or a test that failed, the
 *     nearest of several; empty where nothing that it reads from is known to have failed, as with {@code --fail-fast}
 */
public record SkippedNode(String uniqueId, Optional<String> because) {
    private static final int NONE = -1;

    /** Those of a run, in the order of its results. */
    static List<SkippedNode> of(DbtRun run, NumberedIds ids, ResultStatuses statuses, NodeLinks links) {
        int[] because = causes(run, ids, links);
        List<SkippedNode> skipped = new ArrayList<>();
        for (int id = 0; id < statuses.size(); id++) {
            if (statuses.of(id).equals(Statuses.SKIPPED)) {
                int cause = because[id];
                skipped.add(
                        new SkippedNode(ids.get(id), cause == NONE ? Optional.empty() : Optional.of(ids.get(cause))));
            }
        }
        return List.copyOf(skipped);
    }

    /** For each number what is to blame, of all that failed at once, so that each edge is looked at once. */
    private static int[] causes(DbtRun run, NumberedIds ids, NodeLinks links) {
        int[] because = new int[ids.size()];
        Arrays.fill(because, NONE);
        int[] queue = new int[ids.size()];
        int end = 0;
        for (DbtRun.NodeError error : run.errored()) {
            end = blame(ids.find(error.node().uniqueId()), ids.find(error.node().uniqueId()), because, queue, end);
        }
        for (TestResult test : run.failingTests()) {
            for (DbtNode entity : test.entities()) {
                end = blame(ids.find(entity.uniqueId()), ids.find(test.test().uniqueId()), because, queue, end);
            }
        }
        Links children = links.edges().toChildren(ids.size());
        for (int at = 0; at < end; at++) {
            for (int link = children.first(queue[at]); link < children.end(queue[at]); link++) {
                end = blame(children.target(link), because[queue[at]], because, queue, end);
            }
        }
        return because;
    }

    private static int blame(int id, int cause, int[] because, int[] queue, int end) {
        if (id < 0 || cause < 0 || because[id] != NONE) {
            return end;
        }
        because[id] = cause;
        queue[end] = id;
        return end + 1;
    }
}
