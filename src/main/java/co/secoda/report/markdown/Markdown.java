package co.secoda.report.markdown;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.Labels;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.dbt.query.CompiledQueries;
import co.secoda.gate.Verdict;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.report.CiRun;
import co.secoda.report.FailingSince;
import co.secoda.report.NextCommand;
import co.secoda.report.OtherEntity;
import co.secoda.report.Report;
import co.secoda.report.WhatIsNew;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The report in GitHub's Markdown. What finds no room is counted. */
final class Markdown {
    private static final int LINE = 300;
    private static final int REASONS = 20;
    /** Enough for the lines that say what was left out, and for the ends of tables. */
    private static final int RESERVE = 1_000;

    private static final int MESSAGES = 50;
    private static final int STALE = 100;
    private static final String NOT_DRAWN = "### Downstream\n\nThere is no room to draw it.\n";

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private int bytes;
    /** What is kept free for a part that comes later. */
    private int held;

    private Markdown(int limit) {
        this.limit = limit;
    }

    /** The report in at most {@code limit} bytes of UTF-8. */
    static String of(Report report, DownstreamGraph graph, int limit) {
        Markdown markdown = new Markdown(limit - RESERVE);
        markdown.add("## Secoda: "
                + report.verdict().map(reached -> reached.kind().text()).orElse("no verdict") + "\n\n");
        report.ci().ifPresent(markdown::ci);
        report.verdict().map(Verdict::reasons).ifPresent(markdown::reasons);
        report.run().ifPresent(run -> markdown.run(report, run, graph.markdown(run)));
        markdown.others(OtherEntity.of(report));
        report.target()
                .filter(target -> !target.sandbox())
                .ifPresent(target -> markdown.add("In Secoda: " + MarkdownText.of(target.page(), LINE) + "\n"));
        return limit < RESERVE ? "" : markdown.text.toString();
    }

    /** Its address is safe in angle brackets: it has none itself. */
    private void ci(CiRun run) {
        String name = run.ci().text();
        add("Run: " + run.url().map(url -> "[" + name + "](<" + url + ">)").orElse(name)
                + described(", branch ", run.branch())
                + described(", commit ", run.commit())
                + described(", pull request ", run.pullRequest())
                + "\n\n");
    }

    private static String described(String what, Optional<String> value) {
        return value.map(text -> what + MarkdownText.of(text, LINE)).orElse("");
    }

    private void reasons(List<String> reasons) {
        reasons.stream().limit(REASONS).forEach(reason -> add("- " + MarkdownText.of(reason, LINE) + "\n"));
        more(reasons.size() - REASONS, "reasons");
        add("\n");
    }

    private void run(Report report, DbtRun run, String graph) {
        List<Entity> failing = report.countedFailing();
        List<Entity> warning = run.warning();
        add(
                "| tests | tables and models tested | failing | warning | not built | tests skipped |\n|--:|--:|--:|--:|--:|--:|\n");
        add("| " + run.testsWithOutcome() + " | " + run.testedEntities() + " | " + failing.size() + " | "
                + warning.size() + " | " + run.errored().size() + " | " + run.skippedTests() + " |\n\n");
        CompiledQueries queries = new CompiledQueries(run);
        List<MarkdownRow> broken = tests(report, failing, run, queries);
        List<MarkdownRow> warned = tests(report, warning, run, queries);
        List<MarkdownRow> errored = run.errored().stream()
                .map(error -> MarkdownRow.of(error, run, queries))
                .toList();
        int drawn = graph.getBytes(StandardCharsets.UTF_8).length + 1;
        boolean room = drawn <= (limit - bytes) / 2; // what broke comes before what reads from it
        held = room ? drawn : 0;
        list("Failing", broken);
        list("Not built", errored);
        NextCommand.of(report)
                .ifPresent(command -> add("After the fix, run:\n\n" + MarkdownText.block(command, LINE) + "\n"));
        stale(report.staleSources(), run);
        held = 0;
        add(graph.isEmpty() ? "" : (room ? graph : NOT_DRAWN) + "\n");
        inFull(Stream.of(broken, errored, warned).flatMap(List::stream).toList());
        known(report.excuses().tests(run), run.labels());
        if (!warning.isEmpty() && add("<details><summary>" + warning.size() + " with warnings</summary>\n\n")) {
            list("Warning", warned);
            text.append("</details>\n\n"); // from the reserve, so that it is always closed
        }
    }

    private void known(Map<TestResult, Excuse> tests, Labels labels) {
        if (tests.isEmpty() || !add("<details><summary>" + tests.size() + " known to fail</summary>\n\n")) {
            more(tests.size(), "known to fail");
            return;
        }
        int shown = 0;
        for (Map.Entry<TestResult, Excuse> known : tests.entrySet()) {
            if (!add(MarkdownRow.known(known.getKey(), known.getValue(), labels))) {
                break;
            }
            shown++;
        }
        text.append('\n');
        more(tests.size() - shown, "lines");
        text.append("</details>\n\n"); // from the reserve, so that it is always closed
    }

    private void others(List<OtherEntity> others) {
        if (others.isEmpty() || !add("### In Secoda, from other runs\n\n")) {
            more(others.size(), "tables or models of other runs");
            return;
        }
        int shown = 0;
        while (shown < others.size() && add(line(others.get(shown)))) {
            shown++;
        }
        text.append('\n');
        more(others.size() - shown, "tables or models");
    }

    private static String line(OtherEntity other) {
        return "- " + other.status() + ": **" + MarkdownText.of(other.label(), LINE) + "**, "
                + MarkdownText.of(other.standing(), LINE) + " (" + MarkdownText.of(other.facts(), LINE) + ")\n";
    }

    private static List<MarkdownRow> tests(Report report, List<Entity> entities, DbtRun run, CompiledQueries queries) {
        List<MarkdownRow> rows = new ArrayList<>();
        WhatIsNew fresh = WhatIsNew.of(report);
        for (Entity entity : FailingSince.newFirst(report, entities)) {
            List<String> since = new ArrayList<>(fresh.gist(entity).stream().toList());
            FailingSince.of(report, entity).map(FailingSince::sentence).ifPresent(since::add);
            for (TestResult test : entity.tests()) {
                List<String> known = new ArrayList<>(since);
                fresh.gist(entity, test).ifPresent(word -> known.add("this test is " + word));
                rows.add(MarkdownRow.of(entity.node(), test, known, run, queries));
            }
        }
        return rows;
    }

    private void list(String title, List<MarkdownRow> rows) {
        if (rows.isEmpty() || !add("### " + title + "\n\n")) {
            more(rows.size(), "lines: " + title);
            return;
        }
        int shown = 0;
        while (shown < rows.size() && add(rows.get(shown).text())) {
            shown++;
        }
        text.append('\n');
        more(rows.size() - shown, "lines");
    }

    private void stale(List<StaleSource> sources, DbtRun run) {
        if (sources.isEmpty() || !add("### Stale sources\n\n")) {
            return;
        }
        int shown = 0;
        while (shown < Math.min(STALE, sources.size()) && add(stale(sources.get(shown), run.labels()))) {
            shown++;
        }
        more(run.freshness().staleInAll() - shown, "stale sources");
        text.append('\n');
    }

    private static String stale(StaleSource source, Labels labels) {
        return "- " + MarkdownText.of(labels.of(source.uniqueId()).text(), LINE) + ": "
                + MarkdownText.of(source.words(), LINE) + "\n";
    }

    /** The queries, and the messages that a line has only the beginnings of. */
    private void inFull(List<MarkdownRow> rows) {
        List<MarkdownRow> folded =
                rows.stream().filter(MarkdownRow::hasMore).limit(MESSAGES).toList();
        if (folded.isEmpty() || !add("<details><summary>Messages and queries in full</summary>\n\n")) {
            return;
        }
        int shown = 0;
        while (shown < folded.size() && add(folded.get(shown).inFull())) {
            shown++;
        }
        int longest = (int) rows.stream().filter(MarkdownRow::isLong).count();
        int told = (int)
                folded.subList(0, shown).stream().filter(MarkdownRow::isLong).count();
        more(longest - told, "long messages");
        text.append("</details>\n\n"); // from the reserve, so that it is always closed
    }

    /** From the reserve. */
    private void more(int left, String what) {
        if (left > 0) {
            text.append("and ").append(left).append(" more ").append(what).append("\n\n");
        }
    }

    /** Adds a part if there is room for all of it. */
    private boolean add(String part) {
        int length = part.getBytes(StandardCharsets.UTF_8).length;
        if (bytes + length > limit - held) {
            return false;
        }
        text.append(part);
        bytes += length;
        return true;
    }
}
