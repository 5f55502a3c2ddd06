package co.secoda.report.html;

import co.secoda.gate.Verdict;
import co.secoda.report.CiRun;
import co.secoda.report.PastRun;
import co.secoda.report.Report;
import co.secoda.report.RunHistory;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Earlier runs and this one, oldest first.
 *
 * @param summary what the strip says, in a sentence
 * @param runs the runs
 * @param notes which summaries could not be read
 */
record HistoryStrip(String summary, List<Run> runs, List<String> notes) {
    private static final int HIGHEST = 40;
    private static final int LOWEST = 5;

    /**
     * A run.
     *
     * @param look how its verdict looks
     * @param height how many were failing, as the height of a bar of at most 40 pixels
     * @param number how many were failing, or a question mark
     * @param words all of it in words
     * @param url its page in the CI service, if that is this run's
     * @param now whether it is this run
     */
    record Run(Look look, int height, String number, String words, Optional<String> url, boolean now) {}

    /** The strip of a report that knows of earlier runs, or of files of the history that can't be read. */
    static Optional<HistoryStrip> of(Report report) {
        RunHistory history = report.history();
        if (history.runs().isEmpty() && history.passedOver().isEmpty()) {
            return Optional.empty();
        }
        List<PastRun> all = new ArrayList<>(history.runs());
        report.verdict()
                .ifPresent(verdict -> all.add(new PastRun(
                        report.finishedAt(),
                        verdict.kind(),
                        report.failing(),
                        report.warning(),
                        report.ci().flatMap(CiRun::url))));
        int most = all.stream().mapToInt(run -> run.failing().orElse(0)).max().orElse(0);
        // A summary of somebody else may lead anywhere.
        Optional<String> home = report.ci().flatMap(CiRun::url).map(HistoryStrip::server);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            runs.add(run(all.get(i), most, i == history.runs().size(), home));
        }
        return Optional.of(new HistoryStrip(
                summary(history.runs()),
                List.copyOf(runs),
                history.passedOver().stream().map(ShownText::line).toList()));
    }

    private static String summary(List<PastRun> earlier) {
        long passed = earlier.stream()
                .filter(run -> run.verdict() == Verdict.Kind.PASSED)
                .count();
        return earlier.isEmpty()
                ? "There is no earlier run that could be read."
                : NumberText.of(passed) + " of " + NumberText.count(earlier.size(), "earlier run", "earlier runs")
                        + " passed. Each bar is a run: the more was failing, the higher. The last one is this run.";
    }

    private static Run run(PastRun run, int most, boolean now, Optional<String> home) {
        String words = (now ? "This run: " : "") + run.verdict().text() + ", " + count(run.failing(), "failing") + ", "
                + count(run.warning(), "with warnings") + ", " + ShownText.time(run.finishedAt());
        int height = most == 0
                ? LOWEST
                : LOWEST + (int) ((long) (HIGHEST - LOWEST) * run.failing().orElse(0) / most);
        return new Run(
                Look.of(run.verdict()),
                height,
                run.failing().isPresent() ? NumberText.of(run.failing().getAsInt()) : "?",
                words,
                run.url().filter(url -> home.filter(server(url)::equals).isPresent()),
                now);
    }

    private static String server(String url) {
        return url.replaceFirst("^(https?://[^/?]*).*", "$1").toLowerCase(Locale.ROOT);
    }

    private static String count(OptionalInt count, String what) {
        return count.isPresent() ? NumberText.of(count.getAsInt()) + " " + what : "not known how many " + what;
    }
}
