package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.query.CompiledQueries;
import co.secoda.gate.names.SecodaEntity;
import co.secoda.text.NumberText;
import co.secoda.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the log says of one thing that did not pass: what and whose it is, why, and where to look at the query and the
 * rows. Lines after the first are indented.
 */
final class FailureLines {
    private static final int NAMED_EACH = 3;
    private static final int LINE = 300;

    private final DbtRun run;
    private final CompiledQueries queries;
    private final List<String> lines = new ArrayList<>();

    private FailureLines(DbtRun run) {
        this.run = run;
        this.queries = new CompiledQueries(run);
    }

    /**
     * Of an entity.
     *
     * @param kind such as {@code Failing}
     */
    static List<String> of(Report report, DbtRun run, String kind, Entity entity) {
        FailureLines lines = new FailureLines(run);
        WhatIsNew fresh = WhatIsNew.of(report);
        lines.add(kind + fresh.gist(entity).map(word -> ", " + word).orElse("") + ": " + lines.named(entity.node()));
        FailingSince.of(report, entity).ifPresent(since -> lines.add("  " + kind + " " + since.sentence()));
        entity.tests().stream().limit(NAMED_EACH).forEach(test -> lines.test(test, fresh.gist(entity, test)));
        lines.more(entity.tests().size(), "more test", "more tests");
        lines.inSecoda(report.names().of(entity.node()));
        lines.readers(entity.node());
        return List.copyOf(lines.lines);
    }

    /** Of a node that dbt could not build, or something else that it could not do. */
    static List<String> of(DbtRun run, NodeError error) {
        FailureLines lines = new FailureLines(run);
        lines.add((error.node().isOperation() ? "Failed: " : "Not built: ") + lines.named(error.node()));
        lines.add("  " + DbtMessage.gist(error.message(), error.status()));
        lines.query(error.node());
        lines.readers(error.node());
        return List.copyOf(lines.lines);
    }

    private String named(DbtNode node) {
        String path = node.path().isEmpty() ? "" : " (" + node.path() + ")";
        return run.labels().of(node).text()
                + path
                + OwnerWords.of(run.detailsOf(node))
                        .map(owner -> ", of " + owner)
                        .orElse("");
    }

    private void test(TestResult test, Optional<String> fresh) {
        add("  " + run.labels().of(test.test()).name()
                + fresh.map(word -> " (" + word + ")").orElse("") + ": "
                + DbtMessage.gist(test.message(), test.status()));
        query(test.test());
        queries.rows(test).ifPresent(rows -> add("    Rows: " + rows));
    }

    private void query(DbtNode node) {
        queries.file(node).ifPresent(file -> add("    Query: " + file));
    }

    /** What Secoda calls it. */
    private void inSecoda(List<SecodaEntity> same) {
        same.stream()
                .limit(NAMED_EACH)
                .forEach(entity -> add("  In Secoda: " + entity.shownName() + ", id " + PlainText.value(entity.id())));
    }

    private void readers(DbtNode node) {
        ExposureWords.of(run.detailsOf(node)).forEach(line -> add("  " + line));
    }

    private void more(int all, String one, String several) {
        if (all > NAMED_EACH) {
            add("  and " + NumberText.count(all - NAMED_EACH, one, several));
        }
    }

    private void add(String line) {
        int indent = line.length() - line.stripLeading().length();
        lines.add(" ".repeat(indent) + PlainText.oneLine(line.strip(), 4 * LINE));
    }
}
