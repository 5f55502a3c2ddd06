package co.secoda.report.html;

import co.secoda.dbt.DbtRun;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the results of a run ended, as one bar with a part for each kind of ending.
 *
 * @param total how many results there are
 * @param parts from what passed to what was skipped; only those that there are
 */
record ResultMix(String total, List<Part> parts) {
    /** A part is drawn at least so wide, in hundredths of the bar, so that one failure in 10,000 results is seen. */
    private static final double LEAST = 0.8;

    private static final double ALL = 100;

    private static final List<Look> ORDER =
            List.of(Look.FAILED, Look.BROKEN, Look.WARNED, Look.PASSED, Look.SKIPPED, Look.UNKNOWN);

    /**
     * A part of the bar.
     *
     * @param look how it looks
     * @param words such as {@code 28 passed}
     * @param x where it starts, as a percentage
     * @param width how wide it is, as a percentage
     */
    record Part(Look look, String words, String x, String width) {}

    static Optional<ResultMix> of(DbtRun run) {
        Map<Look, Long> counts = new EnumMap<>(Look.class);
        run.statuses().forEach((status, count) -> counts.merge(Look.ofStatus(status), (long) count, Long::sum));
        long broken = brokenThoughFailed(run);
        counts.merge(Look.FAILED, -broken, Long::sum);
        counts.merge(Look.BROKEN, broken, Long::sum);
        counts.values().removeIf(count -> count == 0);
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return total == 0
                ? Optional.empty()
                : Optional.of(new ResultMix(NumberText.count(total, "result", "results"), parts(run, counts, total)));
    }

    /** How many nodes that are no tests say {@code fail}: they look as they do in the timeline. */
    private static long brokenThoughFailed(DbtRun run) {
        return run.errored().stream()
                .filter(error -> Look.ofStatus(error.status()) == Look.FAILED)
                .count();
    }

    private static List<Part> parts(DbtRun run, Map<Look, Long> counts, long total) {
        double widened = counts.values().stream()
                .mapToDouble(count -> Math.max(LEAST, ALL * count / total))
                .sum();
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (Look look : ORDER) {
            if (counts.containsKey(look)) {
                long count = counts.get(look);
                double width = Math.max(LEAST, ALL * count / total) * ALL / widened;
                parts.add(new Part(look, NumberText.of(count) + " " + word(look, run), percent(x), percent(width)));
                x += width;
            }
        }
        return List.copyOf(parts);
    }

    private static String percent(double part) {
        return Math.round(part * ALL) / ALL + "%";
    }

    /** Of a test that wasn't run, dbt says {@code success} all the same. */
    private static String word(Look look, DbtRun run) {
        return switch (look) {
            case PASSED -> run.testsWithOutcome() == 0 ? "with status success" : "passed or built";
            case WARNED -> "warned";
            case FAILED -> "failed";
            case BROKEN -> "with an error";
            case SKIPPED ->
                !run.skippedNodes().isEmpty() && run.skippedTests() > 0
                        ? "skipped, " + NumberText.of(run.skippedTests()) + " of them tests"
                        : "skipped";
            case UNKNOWN -> "with another status";
        };
    }
}
