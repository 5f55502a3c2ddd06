package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Verdict;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.text.EntityText;
import co.secoda.text.NumberText;
import co.secoda.text.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a judging goal says last: the verdict and its numbers, the worst entities by name, what was skipped or couldn't
 * be built, and where to read on.
 */
public final class ClosingText {
    private static final int NAMED_ENTITIES = 10;
    private static final int NAMED_EACH = 3;
    /** Nothing was counted; where a run passed that goes without saying. */
    private static final Pattern NOTHING = Pattern.compile("0 tables or models are (newly )?(failing|warning), .*");

    private static final int LINE = 300;

    /** How loud a line is. */
    public enum Level {
        /** For the record. */
        INFO,
        /** Worth a look. */
        WARNING,
        /** What failed the build. */
        ERROR
    }

    /**
     * One line.
     *
     * @param level how loud
     * @param before what it says, or of a verdict what comes before its word
     * @param verdict the verdict that it tells
     * @param after what comes after its word
     */
    public record Line(Level level, String before, Optional<Verdict.Kind> verdict, String after) {
        /** A line that tells no verdict. */
        Line(Level level, String text) {
            this(level, text, Optional.empty(), "");
        }

        /** All of it, without line breaks. */
        public String text() {
            return before + verdict.map(Verdict.Kind::text).orElse("") + after;
        }
    }

    private final Report report;
    private final Verdict verdict;
    private final List<Line> lines = new ArrayList<>();

    private ClosingText(Report report, Verdict verdict) {
        this.report = report;
        this.verdict = verdict;
    }

    /**
     * The lines for a report that has a verdict.
     *
     * @param summary where the summary is, if it could be written
     */
    public static List<Line> of(Report report, Verdict verdict, Optional<Path> summary) {
        ClosingText text = new ClosingText(report, verdict);
        text.verdict();
        report.run().ifPresent(text::run);
        text.others();
        text.whereToReadOn(summary);
        return List.copyOf(text.lines);
    }

    private void verdict() {
        boolean passed = verdict.kind() == Verdict.Kind.PASSED;
        Level level = verdict.failsBuild() ? Level.ERROR : passed ? Level.INFO : Level.WARNING;
        boolean failed = verdict.kind() == Verdict.Kind.FAILED; // one that passed has a note of it
        boolean untied = failed && report.evidence().equals(Optional.of(Evidence.NONE));
        String evidence = untied ? " (nothing shows that Secoda's answer is of this run)" : "";
        List<String> reasons = verdict.reasons();
        String told = ": " + (reasons.isEmpty() ? "" : reasons.get(0)) + evidence + ".";
        lines.add(new Line(level, "Secoda: ", Optional.of(verdict.kind()), PlainText.oneLine(told, 4 * LINE)));
        for (String reason : reasons.subList(Math.min(1, reasons.size()), reasons.size())) {
            if (!passed || !NOTHING.matcher(reason).matches()) {
                add(level, "  " + reason + ".");
            }
        }
        report.dbt().ifPresent(exit -> add(exit.isGreen() ? Level.INFO : level, exit.sentence() + "."));
        if (!passed && report.run().isPresent() && report.run().get().testsWithOutcome() > 0) {
            numbers(report.run().get());
        }
        for (String note : verdict.notes()) {
            add(Level.WARNING, "Note: " + note + ".");
        }
    }

    /** A verdict of passed begins with them. */
    private void numbers(DbtRun run) {
        int known = report.excuses().entitiesExcused(run);
        add(
                Level.INFO,
                "This run: " + NumberText.count(run.testsWithOutcome(), "test", "tests") + " of "
                        + EntityText.tested(run.testedEntities())
                        + ", " + report.countedFailing().size() + " failing, "
                        + run.warning().size() + " warning"
                        + (known > 0 ? ", " + known + " known to fail" : "") + ".");
    }

    private void run(DbtRun run) {
        Level level = verdict.failsBuild() ? Level.ERROR : Level.WARNING;
        List<Entity> failing = report.countedFailing();
        int named = Math.min(NAMED_ENTITIES, failing.size());
        entities(level, "failing", FailingSince.newFirst(report, failing), named);
        errors(level, run);
        entities(
                Level.WARNING,
                "warning",
                FailingSince.newFirst(report, run.warning()),
                Math.min(NAMED_ENTITIES - named, run.warning().size()));
        known(run);
        NodeCounts.skipped(run).ifPresent(sentence -> add(Level.WARNING, sentence + "."));
        stale(report.failsStaleSources() ? level : Level.WARNING, report.staleSources(), run);
        NextCommand.of(report).ifPresent(command -> add(Level.INFO, "After the fix, run: " + command));
    }

    /** The reason, or the note, has the first of them. */
    private void stale(Level level, List<StaleSource> stale, DbtRun run) {
        List<StaleSource> named = stale.subList(0, Math.min(NAMED_ENTITIES, stale.size()));
        if (stale.size() > NAMED_EACH) {
            named.forEach(source ->
                    add(level, "Stale: " + run.labels().of(source.uniqueId()).text() + ": " + source.words()));
            more(level, run.freshness().staleInAll() - named.size(), "more stale source", "more stale sources");
        }
    }

    private void entities(Level level, String kind, List<Entity> entities, int named) {
        String title = kind.equals("failing") ? "Failing" : "Warning";
        for (Entity entity : entities.subList(0, named)) {
            add(level, FailureLines.of(report, report.run().orElseThrow(), title, entity));
        }
        String more = (named > 0 ? "more " : "") + kind;
        more(level, entities.size() - named, more + " table or model", more + " tables or models");
    }

    private void known(DbtRun run) {
        Map<TestResult, Excuse> known = report.excuses().tests(run);
        List<TestResult> tests = List.copyOf(known.keySet());
        for (TestResult test : tests.subList(0, Math.min(NAMED_ENTITIES, tests.size()))) {
            String entity = run.labels().of(test.entities().get(0)).text();
            String excuse = Objects.requireNonNull(known.get(test)).sentence();
            add(Level.INFO, "Known failure: " + run.labels().of(test.test()).name() + " of " + entity + ": " + excuse);
        }
        more(Level.INFO, known.size() - NAMED_ENTITIES, "more known failure", "more known failures");
    }

    /** What comes from other runs is named, too: who reads the log need not look into Secoda for it. */
    private void others() {
        OtherFailures failures = OtherFailures.of(report, verdict);
        Level worst = verdict.failsBuild() ? Level.ERROR : Level.WARNING;
        List<OtherEntity> others = new ArrayList<>(OtherEntity.of(report));
        others.sort(Comparator.comparing(other -> !failures.counts(other)));
        for (int at = 0; at < others.size() && at <= NAMED_ENTITIES; at++) {
            Level level = failures.counts(others.get(at)) ? worst : Level.WARNING;
            if (at == 0) {
                add(level, "In Secoda, from other runs:");
            }
            if (at < NAMED_ENTITIES) {
                add(
                        level,
                        "  " + others.get(at).status() + ": " + others.get(at).line());
            } else {
                more(level, others.size() - at, "more table or model", "more tables or models");
            }
        }
    }

    private void errors(Level level, DbtRun run) {
        List<NodeError> errors = run.errored();
        for (NodeError error : errors.subList(0, Math.min(NAMED_ENTITIES, errors.size()))) {
            add(level, FailureLines.of(run, error));
        }
        more(level, errors.size() - NAMED_ENTITIES, "more node", "more nodes");
    }

    private void more(Level level, int others, String one, String several) {
        if (others > 0) {
            add(level, "  and " + NumberText.count(others, one, several));
        }
    }

    private void whereToReadOn(Optional<Path> summary) {
        if (report.target().isPresent() && !report.target().get().sandbox()) {
            add(Level.INFO, "In Secoda: " + report.target().get().page());
        }
        summary.ifPresent(file -> add(Level.INFO, "Summary: " + file));
    }

    private void add(Level level, List<String> texts) {
        for (String text : texts) {
            add(level, text);
        }
    }

    private void add(Level level, String text) {
        String indent = " ".repeat(text.length() - text.stripLeading().length());
        lines.add(new Line(level, indent + PlainText.oneLine(text, 4 * LINE)));
    }
}
