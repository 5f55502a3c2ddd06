package co.secoda.report.html;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Downstream;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.report.BrokenNodes;
import co.secoda.report.NodeCounts;
import co.secoda.report.SkippedNodes;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the page that names what others may miss: what reads from what broke, or what dbt skipped.
 *
 * @param id its anchor
 * @param title its heading
 * @param total how many there are
 * @param groups by what is to blame
 * @param more what is said of those that are not named
 */
record AtRisk(String id, String title, String total, List<Group> groups, Optional<String> more) {
    private static final int NODES = 50;
    private static final int EACH = 100;
    private static final int GROUPS = 50;

    /**
     * What has one cause.
     *
     * @param cause the cause, in words
     * @param names what suffers from it
     * @param more what is said of those that are not named
     */
    record Group(String cause, List<String> names, Optional<String> more) {}

    /** What reads from what broke, directly or not; absent where nothing does, or where that isn't known. */
    static Optional<AtRisk> downstream(DbtRun run) {
        Map<String, String> broken = BrokenNodes.of(run);
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        try {
            Downstream graph = run.inFull().downstream(broken.keySet(), NODES);
            List<Group> groups = groups(graph, run);
            int readers =
                    (int) graph.nodes().stream().filter(node -> !node.broken()).count();
            return groups.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AtRisk(
                            "downstream",
                            "Downstream",
                            NumberText.of(readers
                                    + graph.leftOut().values().stream()
                                            .mapToLong(count -> count)
                                            .sum()),
                            groups,
                            graph.leftOut().isEmpty()
                                    ? Optional.empty()
                                    : Optional.of("and " + NodeCounts.of(graph.leftOut(), "more"))));
        } catch (ArtifactException e) {
            return Optional.empty();
        }
    }

    private static List<Group> groups(Downstream graph, DbtRun run) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (graph.nodes().get(i).broken()) {
                List<String> names = readers(graph, i).stream()
                        .mapToObj(reader -> ShownText.line(run.labels()
                                .of(graph.nodes().get(reader).uniqueId())
                                .text()))
                        .toList();
                String cause = run.labels().of(graph.nodes().get(i).uniqueId()).text();
                groups.add(new Group("What reads from " + ShownText.line(cause), names, Optional.empty()));
            }
        }
        return groups;
    }

    /** All that is reached from a node, the nearest first. */
    private static BitSet readers(Downstream graph, int from) {
        BitSet reached = new BitSet();
        List<Integer> queue = new ArrayList<>(List.of(from));
        for (int at = 0; at < queue.size(); at++) {
            for (Downstream.Edge edge : graph.edges()) {
                if (edge.from() == queue.get(at) && !reached.get(edge.to()) && edge.to() != from) {
                    reached.set(edge.to());
                    queue.add(edge.to());
                }
            }
        }
        return reached;
    }

    /** What dbt skipped; absent where it skipped nothing, or where that isn't known. */
    static Optional<AtRisk> skipped(DbtRun run) {
        SkippedNodes skipped = SkippedNodes.of(run);
        if (skipped.count() == 0) {
            return Optional.empty();
        }
        List<Group> groups = skipped.byReason().entrySet().stream()
                .limit(GROUPS)
                .map(group -> new Group(
                        "Since " + ShownText.line(group.getKey()),
                        group.getValue().stream()
                                .limit(EACH)
                                .map(ShownText::line)
                                .toList(),
                        left(group.getValue().size() - EACH)))
                .toList();
        return Optional.of(new AtRisk(
                "skipped",
                "Skipped by dbt",
                NumberText.of(skipped.count()),
                groups,
                left(skipped.byReason().values().stream()
                        .skip(GROUPS)
                        .mapToInt(List::size)
                        .sum())));
    }

    private static Optional<String> left(int others) {
        return others <= 0 ? Optional.empty() : Optional.of("and " + NumberText.of(others) + " more");
    }
}
