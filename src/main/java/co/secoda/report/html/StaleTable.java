package co.secoda.report.html;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.report.Report;
import co.secoda.text.DurationText;
import co.secoda.text.NumberText;
import java.util.List;
import java.util.Optional;

/**
 * The sources that dbt found stale.
 *
 * @param total how many there are
 * @param look how they look
 * @param rows the first of them
 * @param more how many there are besides
 */
record StaleTable(String total, Look look, List<Row> rows, Optional<String> more) {
    private static final int MOST = 200;

    /**
     * A source.
     *
     * @param name its label
     * @param status as dbt spells it
     * @param age how old its newest row was, or a dash
     * @param limit how old it may be, or a dash
     * @param newest when its newest row was loaded, or why that isn't known
     */
    record Row(String name, String status, String age, String limit, String newest) {}

    static Optional<StaleTable> of(Report report) {
        List<StaleSource> stale = report.staleSources();
        return stale.isEmpty()
                ? Optional.empty()
                : report.run().map(run -> of(stale, run, report.failsStaleSources() ? Look.FAILED : Look.WARNED));
    }

    private static StaleTable of(List<StaleSource> stale, DbtRun run, Look look) {
        List<Row> rows =
                stale.stream().limit(MOST).map(source -> row(source, run)).toList();
        int all = run.freshness().staleInAll();
        return new StaleTable(
                NumberText.of(all),
                look,
                rows,
                all > rows.size()
                        ? Optional.of("and " + NumberText.count(all - rows.size(), "more source", "more sources"))
                        : Optional.empty());
    }

    private static Row row(StaleSource source, DbtRun run) {
        return new Row(
                run.labels().of(source.uniqueId()).text(),
                ShownText.line(source.status()),
                source.age().map(DurationText::of).orElse("–"),
                source.limit().map(DurationText::of).orElse("–"),
                source.message().map(ShownText::line).orElseGet(() -> source.maxLoadedAt()
                        .map(ShownText::time)
                        .orElse("–")));
    }
}
