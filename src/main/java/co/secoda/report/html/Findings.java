package co.secoda.report.html;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.report.FailingSince;
import co.secoda.report.OtherEntity;
import co.secoda.report.Report;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of the page that lists entities.
 *
 * @param id its anchor
 * @param title its heading
 * @param look how its entities look
 * @param total how many there are
 * @param shown those that are drawn, the worst first
 * @param more what is said of the others
 */
record Findings(String id, String title, Look look, String total, List<Finding> shown, Optional<String> more) {
    /** A page with more is slow to open, and nobody reads on. */
    private static final int MOST_ENTITIES = 500;

    /** What there is to tell of a run, within the bounds of one page. */
    static List<Findings> of(Report report, DbtRun run) {
        FindingReader reader = new FindingReader(report, run);
        List<Entity> known = run.failing(test -> !report.excuses().counts(test));
        List<Findings> all = new ArrayList<>();
        int room = MOST_ENTITIES;
        room -= add(
                all,
                room,
                "failing",
                "Failing",
                Look.FAILED,
                FailingSince.newFirst(report, report.countedFailing()),
                reader::failing);
        room -= add(all, room, "not-built", "Not built", Look.BROKEN, run.errored(), reader::notBuilt);
        room -= add(
                all,
                room,
                "warnings",
                "With warnings",
                Look.WARNED,
                FailingSince.newFirst(report, run.warning()),
                reader::failing);
        add(all, room, "known", "Known to fail", Look.SKIPPED, FailingSince.newFirst(report, known), reader::failing);
        return List.copyOf(all);
    }

    /**
     * What is said where nothing is listed. By Secoda's answer entities may be failing all the same, from other runs.
     */
    static String quiet(DbtRun run) {
        return run.testsWithOutcome() == 0
                ? "No test of this run has an outcome, so nothing is known to fail."
                : "In this run nothing failed, nothing warned, and dbt built everything that it should.";
    }

    /** What comes from other runs, a line each; the last one counts those that find no room. */
    static List<String> others(Report report) {
        List<OtherEntity> all = OtherEntity.of(report);
        List<String> lines = new ArrayList<>();
        all.stream()
                .limit(MOST_ENTITIES)
                .forEach(other -> lines.add(ShownText.line(other.status() + ": " + other.line())));
        if (all.size() > MOST_ENTITIES) {
            lines.add("and " + NumberText.of(all.size() - MOST_ENTITIES) + " more");
        }
        return List.copyOf(lines);
    }

    private static <T> int add(
            List<Findings> all,
            int room,
            String id,
            String title,
            Look look,
            List<T> entities,
            Function<T, Finding> reader) {
        if (entities.isEmpty()) {
            return 0;
        }
        int shown = Math.min(room, entities.size());
        int left = entities.size() - shown;
        Optional<String> more = left == 0
                ? Optional.empty()
                : Optional.of((shown == 0 ? "" : "and ") + NumberText.of(left) + (shown == 0 ? "" : " more")
                        + ", which this page has no room for");
        all.add(new Findings(
                id,
                title,
                look,
                NumberText.of(entities.size()),
                entities.stream().limit(shown).map(reader).toList(),
                more));
        return shown;
    }
}
