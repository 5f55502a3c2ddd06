package co.secoda.report.markdown;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Labels;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.query.CompiledQueries;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.report.DbtMessage;
import co.secoda.report.ExposureWords;
import co.secoda.report.OwnerWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A test, or a node, that did not pass: one line of a list, and what is folded below it.
 *
 * @param what the entity's label
 * @param where its file, whose it is, since when it fails and what outside dbt reads from it; empty where none is known
 * @param test what the test is called; empty for a node
 * @param gist what dbt says, in a line
 * @param message all that dbt says
 * @param rows how to see the rows that the test found
 * @param node whose query it is
 * @param queries where that is
 */
record MarkdownRow(
        String what,
        String where,
        String test,
        String gist,
        String message,
        Optional<String> rows,
        DbtNode node,
        CompiledQueries queries) {
    private static final int LINE = 300;
    private static final int MESSAGE = 4_000;
    private static final int QUERY = 8_000;

    static MarkdownRow of(DbtNode entity, TestResult test, List<String> since, DbtRun run, CompiledQueries queries) {
        return new MarkdownRow(
                run.labels().of(entity).text(),
                where(entity, since, run),
                run.labels().of(test.test()).name(),
                DbtMessage.gist(test.message(), test.status()),
                test.message(),
                queries.rows(test),
                test.test(),
                queries);
    }

    static MarkdownRow of(NodeError error, DbtRun run, CompiledQueries queries) {
        return new MarkdownRow(
                run.labels().of(error.node()).text(),
                where(error.node(), List.of(), run),
                "",
                DbtMessage.gist(error.message(), error.status()),
                error.message(),
                Optional.empty(),
                error.node(),
                queries);
    }

    /** A test that is known to fail, as a line. */
    static String known(TestResult test, Excuse excuse, Labels labels) {
        return "- **" + MarkdownText.of(labels.of(test.entities().get(0)).text(), LINE) + "**, "
                + MarkdownText.of(labels.of(test.test()).name(), LINE) + ": "
                + MarkdownText.of(excuse.reason(), LINE) + " (until " + excuse.until()
                + excuse.owner()
                        .map(owner -> "; " + MarkdownText.of(owner, LINE))
                        .orElse("") + ")\n";
    }

    private static String where(DbtNode node, List<String> since, DbtRun run) {
        NodeDetails details = run.detailsOf(node);
        List<String> facts = new ArrayList<>(List.of(node.path()));
        OwnerWords.of(details).ifPresent(facts::add);
        facts.addAll(since);
        facts.addAll(ExposureWords.of(details));
        return facts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    /** The line. */
    String text() {
        return "- **" + MarkdownText.of(what, LINE) + "**" + (test.isEmpty() ? "" : ", " + MarkdownText.of(test, LINE))
                + ": " + MarkdownText.of(gist, LINE)
                + (where.isEmpty() ? "" : " (" + MarkdownText.of(where, LINE) + ")")
                + "\n";
    }

    /** Whether the line leaves some of the message out. */
    boolean isLong() {
        String whole = message.strip();
        return whole.length() > LINE || whole.contains("\n");
    }

    /** Whether there is something to fold below it. */
    boolean hasMore() {
        return isLong() || rows.isPresent() || queries.text(node).isPresent();
    }

    /** The message whole, or as much of it as dbt's messages are kept; the query; and how to see the rows. */
    String inFull() {
        String file = queries.file(node)
                .map(path -> "Query, " + MarkdownText.of(path, LINE) + ":\n\n")
                .orElse("Query:\n\n");
        return "**" + MarkdownText.of(what, LINE) + "**" + (test.isEmpty() ? "" : ", " + MarkdownText.of(test, LINE))
                + "\n\n" + MarkdownText.block(message.isBlank() ? gist : message, MESSAGE)
                + rows.map(select -> "\nRows:\n\n" + MarkdownText.block(select, MESSAGE))
                        .orElse("")
                + queries.text(node)
                        .map(query -> "\n" + file + MarkdownText.query(query, QUERY))
                        .orElse("")
                + "\n";
    }
}
