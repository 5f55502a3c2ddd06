package co.secoda.report.markdown;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Downstream;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.report.BrokenNodes;
import co.secoda.report.NodeCounts;
import java.util.Map;
import java.util.Optional;

/**
 * What is downstream of what broke in a run, drawn for Markdown. The artifacts may be read for it again, only where
 * something broke, and what is drawn of the last run is kept, since there may be two reports of it.
 */
public final class DownstreamGraph {
    private static final int NODES = 50;
    private static final int LINE = 300;

    private record Drawn(DbtRun run, String markdown) {}

    private Optional<Drawn> drawn = Optional.empty();

    /** A section of Markdown for a run; empty where nothing broke that others could read from. */
    String markdown(DbtRun run) {
        Drawn known = drawn.filter(last -> last.run().equals(run)).orElseGet(() -> new Drawn(run, section(run)));
        drawn = Optional.of(known);
        return known.markdown();
    }

    private static String section(DbtRun run) {
        Map<String, String> states = BrokenNodes.of(run);
        if (states.isEmpty()) {
            return "";
        }
        return "### Downstream\n\n" + graph(run, states);
    }

    private static String graph(DbtRun run, Map<String, String> states) {
        try {
            Downstream downstream = run.inFull().downstream(states.keySet(), NODES);
            return downstream.nodes().isEmpty()
                    ? "Nothing in the project reads from what broke.\n"
                    : "```mermaid\n" + Mermaid.of(downstream, states, run.labels()) + "```\n"
                            + more(downstream.leftOut())
                            + more(
                                    downstream.edgesLeftOut() == 0
                                            ? Map.of()
                                            : Map.of("edge", downstream.edgesLeftOut()));
        } catch (ArtifactException e) {
            return "Not known: " + MarkdownText.of(String.valueOf(e.getMessage()), LINE) + "\n";
        }
    }

    private static String more(Map<String, Integer> leftOut) {
        return leftOut.isEmpty() ? "" : "\nand " + NodeCounts.of(leftOut, "more") + "\n";
    }
}
