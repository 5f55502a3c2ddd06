package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Entity;
import co.secoda.dbt.NodeError;
import co.secoda.dbt.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a judging goal says last: the verdict and its numbers, the worst entities by name, what was skipped or couldn't
 * be built, and where to read on.
 */
public final class ClosingText {
    private static final int NAMED_ENTITIES = 10;
    private static final int NAMED_TESTS = 5;
    private static final int HEADLINE = 3;
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
     * @param text without line breaks
     */
    public record Line(Level level, String text) {}

    private final Report report;
    private final Report.Judgement judgement;
    private final List<String> notes;
    private final boolean failsBuild;
    private final List<Line> lines = new ArrayList<>();

    private ClosingText(Report report, Report.Judgement judgement, List<String> notes, boolean failsBuild) {
        this.report = report;
        this.judgement = judgement;
        this.notes = notes;
        this.failsBuild = failsBuild;
    }

    /**
     * The lines for a report that has a verdict.
     *
     * @param notes what a user should know besides
     * @param failsBuild whether the verdict fails the build
     * @param summary where the summary is, if it could be written
     */
    public static List<Line> of(
            Report report, Report.Judgement judgement, List<String> notes, boolean failsBuild, Optional<Path> summary) {
        ClosingText text = new ClosingText(report, judgement, notes, failsBuild);
        text.verdict();
        report.run().ifPresent(text::run);
        text.whereToReadOn(summary);
        return List.copyOf(text.lines);
    }

    /**
     * The one sentence of a verdict that fails the build: its first reasons, and the first of the entities that failed.
     */
    public static String headline(Report report, Report.Judgement judgement) {
        boolean failed = judgement.verdict().equals("failed");
        List<Entity> failing =
                report.run().filter(run -> failed).map(DbtRun::failing).orElse(List.of());
        String names = failing.stream()
                .limit(HEADLINE)
                .map(entity -> entity.node().uniqueId())
                .collect(Collectors.joining(
                        ", ", failing.isEmpty() ? "" : ": ", failing.size() > HEADLINE ? ", …" : ""));
        String reasons = judgement.reasons().stream().limit(HEADLINE).collect(Collectors.joining("; "));
        return PlainText.oneLine("Secoda: " + judgement.verdict() + ": " + reasons + names, 4 * LINE);
    }

    private void verdict() {
        boolean passed = judgement.verdict().equals("passed");
        Level level = failsBuild ? Level.ERROR : passed ? Level.INFO : Level.WARNING;
        String evidence = report.sync()
                .ended()
                .map(wait -> " (evidence: " + wait.evidence().text() + ")")
                .orElse("");
        List<String> reasons = judgement.reasons();
        add(
                level,
                "Secoda: " + judgement.verdict() + ": "
                        + reasons.stream().findFirst().orElse("") + evidence + ".");
        reasons.stream().skip(1).forEach(reason -> add(level, "  " + reason + "."));
        notes.forEach(note -> add(Level.WARNING, "Note: " + note + "."));
    }

    private void run(DbtRun run) {
        Level level = failsBuild ? Level.ERROR : Level.WARNING;
        entities(level, "Failing", run.failing());
        errors(level, run.errored());
        entities(Level.WARNING, "Warning", run.warning());
        if (!judgement.verdict().equals("passed")) {
            thisRun(run);
        }
    }

    /** A verdict of passed says this in its reasons. */
    private void thisRun(DbtRun run) {
        add(
                Level.INFO,
                "This run: " + count(run.testsWithOutcome(), "test", "tests") + " of "
                        + count(run.testedEntities(), "entity", "entities")
                        + ", " + run.failing().size() + " failing, "
                        + run.warning().size() + " warning; "
                        + count(run.skippedTests(), "test", "tests") + " skipped.");
    }

    private void entities(Level level, String title, List<Entity> entities) {
        for (Entity entity : entities.subList(0, Math.min(NAMED_ENTITIES, entities.size()))) {
            String path =
                    entity.node().path().isEmpty() ? "" : " (" + entity.node().path() + ")";
            add(
                    level,
                    title + ": " + entity.node().resourceType() + " "
                            + entity.node().name() + path);
            List<TestResult> tests = entity.tests();
            tests.subList(0, Math.min(NAMED_TESTS, tests.size())).forEach(test -> add(level, "  " + oneTest(test)));
            more(level, tests.size() - NAMED_TESTS, "test", "tests");
        }
        more(
                level,
                entities.size() - NAMED_ENTITIES,
                title.toLowerCase(java.util.Locale.ROOT) + " entity",
                title.toLowerCase(java.util.Locale.ROOT) + " entities");
    }

    private static String oneTest(TestResult test) {
        String message = PlainText.firstLine(test.message(), LINE);
        return test.test().name() + ": " + (message.isEmpty() ? test.status() : message);
    }

    private void errors(Level level, List<NodeError> errors) {
        for (NodeError error : errors.subList(0, Math.min(NAMED_ENTITIES, errors.size()))) {
            String path =
                    error.node().path().isEmpty() ? "" : " (" + error.node().path() + ")";
            add(
                    level,
                    "Not built: " + error.node().resourceType() + " "
                            + error.node().name() + path + ": "
                            + PlainText.firstLine(error.message().isEmpty() ? error.status() : error.message(), LINE));
        }
        more(level, errors.size() - NAMED_ENTITIES, "node", "nodes");
    }

    private void more(Level level, int others, String one, String several) {
        if (others > 0) {
            add(level, "  and " + count(others, "more " + one, "more " + several));
        }
    }

    private void whereToReadOn(Optional<Path> summary) {
        report.target()
                .filter(target -> !target.sandbox())
                .ifPresent(target -> add(Level.INFO, "In Secoda: " + target.page()));
        summary.ifPresent(file -> add(Level.INFO, "Summary: " + file));
    }

    private void add(Level level, String text) {
        String indent = text.startsWith("  ") ? "  " : "";
        lines.add(new Line(level, indent + PlainText.oneLine(text, 4 * LINE)));
    }

    private static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
