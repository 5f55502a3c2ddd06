package co.secoda.report.markdown;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.NodeError;
import co.secoda.dbt.TestResult;

/** A test, or a node, that did not pass, as a row of a table. */
record MarkdownRow(DbtNode node, String test, String rows, String message) {
    private static final int LINE = 300;
    private static final int MESSAGE = 4_000;

    static MarkdownRow of(DbtNode node, TestResult test) {
        String rows =
                test.failures().isPresent() ? Long.toString(test.failures().getAsLong()) : "";
        return new MarkdownRow(
                node, test.test().name(), rows, test.message().isBlank() ? test.status() : test.message());
    }

    static MarkdownRow of(NodeError error) {
        return new MarkdownRow(error.node(), "", "", error.message().isBlank() ? error.status() : error.message());
    }

    /** The row, with the beginning of the message. */
    String text() {
        return "| " + MarkdownText.of(named(), LINE) + " | "
                + MarkdownText.of(node.path(), LINE) + " | " + MarkdownText.of(test, LINE) + " | " + rows + " | "
                + MarkdownText.of(firstLine(), LINE) + " |\n";
    }

    private String firstLine() {
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** Whether the row leaves some of the message out. */
    boolean hasMore() {
        String whole = message.strip();
        return whole.length() > LINE || whole.contains("\n");
    }

    /** The message whole, or as much of it as dbt's messages are kept. */
    String inFull() {
        return MarkdownText.of(named(), LINE) + (test.isEmpty() ? "" : ", test " + MarkdownText.of(test, LINE))
                + (rows.isEmpty() ? "" : ", rows: " + rows) + "\n\n" + MarkdownText.block(message, MESSAGE) + "\n";
    }

    private String named() {
        return node.resourceType() + " " + node.name();
    }
}
