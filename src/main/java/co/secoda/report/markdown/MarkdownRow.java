package co.secoda.report.markdown;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Labels;
import co.secoda.dbt.TestResult;
import co.secoda.gate.known.Excuses.Excuse;

/**
 * A test, or a node, that did not pass, as a row of a table.
 *
 * @param what the entity's label
 * @param file its file; empty where not known
 * @param test what the test is called; empty for a node
 * @param rows how many rows offended; empty where not known
 * @param message what dbt says, else the status
 */
record MarkdownRow(String what, String file, String test, String rows, String message) {
    private static final int LINE = 300;
    private static final int MESSAGE = 4_000;

    static MarkdownRow of(DbtNode node, TestResult test, Labels labels) {
        String rows =
                test.failures().isPresent() ? Long.toString(test.failures().getAsLong()) : "";
        return new MarkdownRow(
                labels.of(node).text(),
                node.path(),
                labels.of(test.test()).name(),
                rows,
                test.message().isBlank() ? test.status() : test.message());
    }

    static MarkdownRow of(NodeError error, Labels labels) {
        return new MarkdownRow(
                labels.of(error.node()).text(),
                error.node().path(),
                "",
                "",
                error.message().isBlank() ? error.status() : error.message());
    }

    /** A test that is known to fail, as a row of a table of such. */
    static String known(TestResult test, Excuse excuse, Labels labels) {
        return "| " + MarkdownText.of(labels.of(test.entities().get(0)).text(), LINE) + " | "
                + MarkdownText.of(labels.of(test.test()).name(), LINE) + " | "
                + MarkdownText.of(excuse.reason(), LINE) + " | "
                + MarkdownText.of(excuse.owner().orElse(""), LINE) + " | " + excuse.until() + " |\n";
    }

    /** The row, with the beginning of the message. */
    String text() {
        return "| " + MarkdownText.of(what, LINE) + " | "
                + MarkdownText.of(file, LINE) + " | " + MarkdownText.of(test, LINE) + " | " + rows + " | "
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
        return MarkdownText.of(what, LINE) + (test.isEmpty() ? "" : ", test " + MarkdownText.of(test, LINE))
                + (rows.isEmpty() ? "" : ", rows: " + rows) + "\n\n" + MarkdownText.block(message, MESSAGE) + "\n";
    }
}
