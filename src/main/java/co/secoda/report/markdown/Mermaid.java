package co.secoda.report.markdown;

import co.secoda.dbt.Downstream;
import co.secoda.dbt.Labels;
import co.secoda.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A graph as Mermaid's text, which GitHub and GitLab draw. Nothing in it but labels comes from outside, and of these
 * only letters, digits and a few signs stand as they are; all else is written as character codes.
 */
final class Mermaid {
    private static final int LABEL = 300;
    private static final String AS_THEY_ARE = " _.-";

    private Mermaid() {}

    /**
     * The graph, a statement a line.
     *
     * @param states of nodes by their unique ids, in words, such as {@code failing}
     * @param labels what the nodes are called
     */
    static String of(Downstream graph, Map<String, String> states, Labels labels) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Downstream.Node node = graph.nodes().get(i);
            boolean exposure = node.uniqueId().startsWith("exposure.");
            String state = states.getOrDefault(node.uniqueId(), "");
            text.append("  n").append(i).append(exposure ? "([\"" : "[\"");
            text.append(label(labels.of(node.uniqueId()).text()));
            text.append(state.isEmpty() ? "" : " #8211; " + label(state));
            text.append(exposure ? "\"])\n" : "\"]\n");
            if (node.broken()) {
                broken.add("n" + i);
            }
        }
        graph.edges().forEach(edge -> text.append("  n" + edge.from() + " --> n" + edge.to() + "\n"));
        if (!broken.isEmpty()) {
            text.append("  classDef broken fill:#ffebe9,stroke:#cf222e,stroke-width:3px,color:#1f2328\n  class ");
            text.append(String.join(",", broken));
            text.append(" broken\n");
        }
        return text.toString();
    }

    private static String label(String text) {
        StringBuilder label = new StringBuilder();
        PlainText.oneLine(text, LABEL).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || AS_THEY_ARE.indexOf(c) >= 0) {
                label.appendCodePoint(c);
            } else {
                label.append('#').append(c).append(';');
            }
        });
        return label.toString();
    }
}
