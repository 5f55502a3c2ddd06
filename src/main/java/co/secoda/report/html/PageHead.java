package co.secoda.report.html;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Problem;
import co.secoda.gate.Verdict;
import co.secoda.report.CiRun;
import co.secoda.report.Course;
import co.secoda.report.NextCommand;
import co.secoda.report.Report;
import co.secoda.report.WebUrl;
import co.secoda.text.DurationText;
import co.secoda.text.NumberText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The top of the page.
 *
 * @param look how the verdict looks
 * @param verdict {@code Passed}, {@code Failed}, {@code Unknown} or {@code No verdict}
 * @param reason the first reason, a sentence
 * @param reasons further ones
 * @param next the dbt command that runs again what did not pass
 * @param evidence what ties the verdict to this run, a sentence
 * @param tiles the numbers
 * @param mix how the results ended
 * @param facts what run it is of
 * @param notes what a user should know besides
 */
record PageHead(
        Look look,
        String verdict,
        String reason,
        List<String> reasons,
        Optional<String> next,
        Optional<String> evidence,
        List<HtmlPage.Tile> tiles,
        Optional<ResultMix> mix,
        List<HtmlPage.Fact> facts,
        List<String> notes) {
    private static final int SENTENCE = 1_000;
    private static final int SENTENCES = 20;
    private static final int SHORT_COMMIT = 12;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    /** Other than a name, which has dots, slashes or capitals in it. */
    private static final Pattern PLAIN_WORD = Pattern.compile("(?!dbt\\b)\\p{Ll}+(-\\p{Ll}+)*([ ,:']|\\.?$)");

    static PageHead of(Report report) {
        Optional<Verdict.Kind> kind = report.verdict().map(Verdict::kind);
        String verdict = kind.map(Verdict.Kind::text).orElse("no verdict");
        List<String> reasons = report.verdict().map(Verdict::reasons).orElse(List.of());
        return new PageHead(
                kind.map(Look::of).orElse(Look.UNKNOWN),
                verdict.substring(0, 1).toUpperCase(Locale.ROOT) + verdict.substring(1),
                reasons.isEmpty() ? "This goal ended before there was one." : sentence(reasons.get(0)),
                bounded(reasons.stream().skip(1)),
                NextCommand.of(report).map(ShownText::line),
                report.course() == Course.JUDGED ? Optional.of(PageReasons.evidence(report)) : Optional.empty(),
                report.run().map(run -> tiles(report, run)).orElse(List.of()),
                report.run().flatMap(ResultMix::of),
                facts(report),
                notes(report));
    }

    private static List<HtmlPage.Tile> tiles(Report report, DbtRun run) {
        int failing = report.countedFailing().size();
        int warning = run.warning().size();
        int known = report.excuses().entitiesExcused(run);
        List<HtmlPage.Tile> tiles = new ArrayList<>(List.of(
                tile(failing, "failing", Look.FAILED),
                tile(run.errored().size(), "not built", Look.BROKEN),
                tile(warning, "with warnings", Look.WARNED),
                tile(
                        run.testedEntities(),
                        run.testedEntities() == 1 ? "table or model tested" : "tables and models tested",
                        Look.PASSED),
                tile(run.testsWithOutcome(), run.testsWithOutcome() == 1 ? "test ran" : "tests ran", Look.PASSED),
                tile(run.skippedTests(), run.skippedTests() == 1 ? "test skipped" : "tests skipped", Look.SKIPPED)));
        if (known > 0) {
            tiles.add(1, tile(known, "known to fail", Look.SKIPPED));
        }
        return List.copyOf(tiles);
    }

    private static HtmlPage.Tile tile(int number, String name, Look look) {
        return new HtmlPage.Tile(NumberText.of(number), name, number == 0 ? Look.UNKNOWN : look);
    }

    private static List<HtmlPage.Fact> facts(Report report) {
        Facts facts = new Facts();
        if (report.run().isPresent()) {
            addDbt(facts, report, report.run().get());
        }
        if (report.ci().isPresent()) {
            CiRun run = report.ci().get();
            facts.add(new HtmlPage.Fact("CI", run.ci().text(), run.url()));
        }
        facts.text("Branch", report.build().branch())
                .text("Commit", report.build().commit().map(PageHead::shortened))
                .text("Pull request", report.ci().flatMap(CiRun::pullRequest));
        if (report.target().isPresent()) {
            facts.add(target(report.target().get()));
        }
        Duration took = Duration.between(report.startedAt(), report.finishedAt());
        return facts.add("Checked", ShownText.time(report.finishedAt()))
                .add("The check took", DurationText.measured(took))
                .text("Plugin", report.build().plugin())
                .all();
    }

    private static void addDbt(Facts facts, Report report, DbtRun run) {
        Optional<String> command = report.dbt().isPresent()
                ? Optional.of(report.dbt().get().sentence())
                : run.command().map("dbt "::concat);
        facts.text("Project", run.labels().project())
                .text("Command", command)
                .time("dbt ended", run.runResults().generatedAt())
                .text("dbt took", run.elapsed().map(DurationText::measured))
                .text("dbt", run.runResults().dbtVersion());
    }

    /** Of a hash the first digits, as git shows it. */
    private static String shortened(String commit) {
        return HASH.matcher(commit).matches() ? commit.substring(0, SHORT_COMMIT) : commit;
    }

    private static HtmlPage.Fact target(Report.Target target) {
        return target.sandbox()
                ? new HtmlPage.Fact("Integration", "the sandbox: an embedded server, not Secoda")
                : new HtmlPage.Fact("Integration", ShownText.line(target.integrationId()), WebUrl.of(target.page()));
    }

    private static List<String> notes(Report report) {
        Stream<String> problems =
                report.run().stream().flatMap(run -> run.problems().stream()).map(Problem::sentence);
        Stream<String> notes = report.verdict().stream().flatMap(reached -> reached.notes().stream());
        return bounded(Stream.concat(problems, notes).distinct());
    }

    private static List<String> bounded(Stream<String> sentences) {
        List<String> all = sentences.toList();
        List<String> shown = new ArrayList<>(
                all.stream().limit(SENTENCES).map(PageHead::sentence).toList());
        if (all.size() > SENTENCES) {
            shown.add("And " + NumberText.of(all.size() - SENTENCES) + " more.");
        }
        return List.copyOf(shown);
    }

    /**
     * A name of dbt, of a file or of a setting stays as it is. Reasons and notes come without a full stop at their end,
     * problems may have one.
     */
    private static String sentence(String text) {
        String line = ShownText.line(text, SENTENCE);
        if (line.isEmpty()) {
            return line;
        }
        String first = line.substring(0, line.offsetByCodePoints(0, 1));
        String capital = PLAIN_WORD.matcher(line).lookingAt() ? first.toUpperCase(Locale.ROOT) : first;
        return capital + line.substring(first.length()) + (line.endsWith(".") ? "" : ".");
    }
}
