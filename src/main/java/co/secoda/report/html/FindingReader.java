package co.secoda.report.html;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Labels.Label;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.query.CompiledQueries;
import co.secoda.gate.known.EntryText;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.gate.names.EntityNames;
import co.secoda.report.ExposureWords;
import co.secoda.report.FailingSince;
import co.secoda.report.OwnerWords;
import co.secoda.report.Report;
import co.secoda.report.WhatIsNew;
import co.secoda.text.BoundedText.WholeCharacters;
import co.secoda.text.NumberText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes findings of what a run says, the first of them unfolded, until the page has enough tests. */
final class FindingReader {
    private static final int MOST_TESTS = 2_000;
    private static final int MOST_TESTS_EACH = 100;
    private static final int UNFOLDED = 8;
    private static final int MESSAGE = 4_000;
    private static final int SHORT_MESSAGE = 400;
    private static final int SHORT_LINES = 4;
    private static final int DAYS_TO_MEND = 30;
    private static final int DESCRIPTION = 600;

    /** Of one query, and of all on the page. */
    private static final int QUERY = 120_000;

    private static final int ALL_QUERIES = 1_500_000;

    private final Report report;
    private final DbtRun run;
    private final Excuses excuses;
    private final EntityNames names;
    private final LocalDate until;
    private final WhatIsNew fresh;
    private final CompiledQueries queries;
    private int roomForQueries = ALL_QUERIES;
    private int entities;
    private int tests;

    FindingReader(Report report, DbtRun run) {
        this.report = report;
        this.run = run;
        this.excuses = report.excuses();
        this.names = report.names();
        this.until = LocalDate.ofInstant(report.finishedAt(), ZoneOffset.UTC).plusDays(DAYS_TO_MEND);
        this.queries = new CompiledQueries(run);
        this.fresh = WhatIsNew.of(report);
    }

    /** An entity with tests that failed or warned. */
    Finding failing(Entity entity) {
        int room = Math.min(MOST_TESTS_EACH, MOST_TESTS - tests);
        List<TestResult> all = entity.tests();
        List<Finding.Test> shown = all.stream()
                .limit(room)
                .map(test -> test(test, fresh.gist(entity, test)))
                .toList();
        tests += shown.size();
        int left = all.size() - shown.size();
        Optional<FailingSince> since = FailingSince.of(report, entity);
        Optional<String> more =
                left == 0 ? Optional.empty() : Optional.of("and " + NumberText.count(left, "more test", "more tests"));
        return finding(
                entity.node(),
                Stream.of(
                                Optional.of(NumberText.count(all.size(), "test", "tests")),
                                fresh.gist(entity),
                                since.map(FailingSince::gist))
                        .flatMap(Optional::stream)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                shown,
                more,
                Optional.empty(),
                Finding.Query.NONE,
                since.map(known -> new HtmlPage.Fact("Since", known.sentence())));
    }

    /** A node that dbt could not build. */
    Finding notBuilt(NodeError error) {
        return finding(
                error.node(),
                ShownText.line(error.status()),
                List.of(),
                Optional.empty(),
                message(error.message()),
                query(error.node(), Optional.empty()),
                Optional.empty());
    }

    private Finding finding(
            DbtNode node,
            String gist,
            List<Finding.Test> shown,
            Optional<String> more,
            Optional<Finding.Message> message,
            Finding.Query query,
            Optional<HtmlPage.Fact> since) {
        NodeDetails details = run.detailsOf(node);
        Label label = run.labels().of(node);
        entities++;
        return new Finding(
                entities <= UNFOLDED,
                ShownText.line(label.type()),
                ShownText.line(label.name()),
                ShownText.line(node.path()),
                gist,
                Stream.concat(since.stream(), facts(node, details).stream()).toList(),
                details.tags().stream().map(ShownText::line).toList(),
                details.text(NodeText.DESCRIPTION)
                        .map(text -> ShownText.block(text, DESCRIPTION))
                        .orElse(""),
                shown,
                more,
                message,
                query,
                details.downstream().stream()
                        .map(ExposureWords::sentence)
                        .map(ShownText::line)
                        .toList());
    }

    private List<HtmlPage.Fact> facts(DbtNode node, NodeDetails details) {
        List<HtmlPage.Fact> facts = new ArrayList<>();
        names.of(node).forEach(entity -> add(facts, "In Secoda", entity.name() + ", id " + entity.id()));
        details.owner().map(OwnerWords::of).ifPresent(owner -> add(facts, "Owner", owner));
        details.text(NodeText.GROUP).ifPresent(group -> add(facts, "Group", group));
        String relation = Stream.of(NodeText.DATABASE, NodeText.SCHEMA, NodeText.ALIAS)
                .flatMap(part -> details.text(part).stream())
                .collect(Collectors.joining("."));
        if (details.text(NodeText.SCHEMA).isPresent()) {
            add(facts, "Relation", relation);
        }
        details.text(NodeText.PACKAGE).ifPresent(name -> add(facts, "Package", name));
        return List.copyOf(facts);
    }

    private Finding.Test test(TestResult test, Optional<String> isNew) {
        NodeDetails details = run.detailsOf(test.test());
        List<HtmlPage.Fact> facts = new ArrayList<>();
        test.failures().ifPresent(rows -> facts.add(new HtmlPage.Fact("rows", NumberText.of(rows))));
        details.text(NodeText.COLUMN).ifPresent(column -> add(facts, "column", column));
        details.text(NodeText.SEVERITY).ifPresent(severity -> add(facts, "severity", severity.strip()));
        isNew.ifPresent(word -> add(facts, "baseline", word));
        Optional<Excuse> excuse = excuses.of(test);
        excuse.ifPresent(known -> addExcuse(facts, known));
        boolean fails = excuse.isEmpty() && Look.ofStatus(test.status()) != Look.WARNED;
        return new Finding.Test(
                Look.ofStatus(test.status()),
                ShownText.line(test.status()),
                ShownText.line(run.labels().of(test.test()).name()),
                List.copyOf(facts),
                message(test.message()),
                query(test.test(), queries.rows(test)),
                fails
                        ? Optional.of(ShownText.block(EntryText.toFillIn(test, run.labels(), until), MESSAGE))
                        : Optional.empty());
    }

    private Finding.Query query(DbtNode node, Optional<String> rows) {
        String text = roomForQueries > 0
                ? queries.text(node).map(query -> ShownText.block(query, QUERY)).orElse("")
                : "";
        roomForQueries -= text.length();
        return new Finding.Query(
                queries.file(node).map(ShownText::line),
                SqlText.pieces(text),
                rows.map(select -> ShownText.line(select, MESSAGE)));
    }

    private static void add(List<HtmlPage.Fact> facts, String name, String value) {
        facts.add(new HtmlPage.Fact(name, ShownText.line(value)));
    }

    private static void addExcuse(List<HtmlPage.Fact> facts, Excuse known) {
        add(facts, "accepted for", known.reason());
        known.owner().ifPresent(owner -> add(facts, "owner", owner));
        add(facts, "until", known.until().toString());
    }

    private static Optional<Finding.Message> message(String text) {
        String block = ShownText.block(text.strip(), MESSAGE);
        if (block.isBlank()) {
            return Optional.empty();
        }
        boolean isShort = block.length() <= SHORT_MESSAGE && block.lines().count() <= SHORT_LINES;
        return Optional.of(
                isShort
                        ? new Finding.Message(block, Optional.empty())
                        : new Finding.Message(firstLine(block), Optional.of(block)));
    }

    private static String firstLine(String block) {
        String first = block.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.length() <= SHORT_MESSAGE / 2 ? first : WholeCharacters.beginning(first, SHORT_MESSAGE / 2) + "…";
    }
}
