package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.LimitWords.HigherLimit;
import co.secoda.gate.Progress.Standing;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the log says during a wait. Each line fits into 80 columns with Maven's own {@code [INFO]}, and the first one
 * names the setting that bounds the wait.
 *
 * @param waiting the wait
 * @param now what time it is
 */
record WaitLines(SyncWait waiting, Instant now) {
    static final int LONGEST = 80 - "[INFO] ".length();

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(waiting.candidate().map(this::coming).orElseGet(this::nothingYet));
        if (isQuiet()) {
            lines.add(sooner());
        }
        waiting.progress().problem().ifPresent(problem -> lines.add(cut("Latest poll: " + problem)));
        return List.copyOf(lines);
    }

    /** What will end the wait if the answer stays as it is. */
    private String coming(SyncWait.Candidate candidate) {
        String time =
                candidate.due().map(due -> shown(Duration.between(now, due))).orElse("");
        return switch (candidate.rule()) {
            case MOVED_AND_CERTAIN -> "Sync ended. The same result once more is enough (secoda.pollInterval).";
            case MOVED_AND_SETTLED -> "Sync ended. Result must not change for " + time + " (secoda.settleTime).";
            case CHANGED_AND_SETTLED -> "Result changed. It must now stay for " + time + " (secoda.settleTime).";
            case UNCHANGED_AND_BOUNDED -> "No change. If it stays so for " + time + ": passed (secoda.settleTime).";
            default -> "No change. If it stays so for " + time + ": failed (secoda.settleTime).";
        };
    }

    private String nothingYet() {
        Optional<FailingTests> incomplete = waiting.progress()
                .standing()
                .map(Standing::answer)
                .filter(answer -> hasNews(answer) && waiting.stakes().isShort(answer));
        if (incomplete.isPresent()) {
            return "Incomplete: " + incomplete.get().failing().size() + " of at least "
                    + waiting.stakes().bounds().leastFailing() + " failing. Max " + left() + " (secoda.syncTimeout).";
        }
        return isQuiet()
                ? "No sign of the sync yet. In " + left() + ": " + atTimeout() + " (secoda.onSyncTimeout)."
                : "Waiting for Secoda's sync: max " + left() + " more (secoda.syncTimeout).";
    }

    private boolean hasNews(FailingTests answer) {
        return waiting.progress().movedAt().isPresent() || waiting.stakes().changed(answer);
    }

    /** Whether nothing has come for the settle time, so that the wait may well last until its end. */
    private boolean isQuiet() {
        boolean news = waiting.progress().movedAt().isPresent()
                || waiting.progress()
                        .standing()
                        .filter(standing -> waiting.stakes().changed(standing.answer()))
                        .isPresent();
        return !news
                && waiting.candidate().isEmpty()
                && !now.isBefore(waiting.start().plus(waiting.settings().settleTime()));
    }

    private String atTimeout() {
        if (waiting.stakes().proven()) {
            return "failed";
        }
        return switch (waiting.settings().onSyncTimeout()) {
            case ACCEPT -> "accepted";
            case FAIL, WARN -> "unknown";
        };
    }

    private String sooner() {
        List<HigherLimit> limits = HigherLimit.of(waiting.stakes());
        return limits.size() == 1
                ? "It ends after " + shown(waiting.settings().settleTime()) + " with "
                        + limits.get(0).setting() + "=" + limits.get(0).enough() + "."
                : "Only a shorter secoda.syncTimeout ends it sooner.";
    }

    private String left() {
        return shown(Duration.between(now, waiting.deadline()));
    }

    private static String shown(Duration time) {
        return DurationText.of(Duration.ofSeconds(Math.max(1, time.toSeconds())));
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
