package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.Progress.Standing;
import co.secoda.gate.RunState.LastRun;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says what a wait has seen and which evidence is missing. */
record WaitWords(Stakes stakes, LastRun before, Progress progress) {

    /**
     * One or two sentences without a full stop at the end.
     *
     * @param due until when the answer must stand to be judged, if that is what is missing
     */
    String missing(Optional<Instant> due, Instant now) {
        return lastRun()
                + progress.standing()
                        .map(standing -> ", " + answer(standing.answer()) + "; " + next(standing, due, now))
                        .orElse(", and no valid answer of failing_tests was read yet")
                + progress.problem()
                        .map(problem -> " (latest poll: " + problem + ")")
                        .orElse("");
    }

    private String lastRun() {
        String now = progress.lastRun().map(LastRun::toString).orElse("not known");
        if (progress.movedAt().isPresent()) {
            return "last-run moved from " + before + " to " + now;
        }
        return "last-run is " + (progress.lastRun().isPresent() ? "still " : "") + now;
    }

    private String answer(FailingTests answer) {
        String counts =
                " (" + answer.failing().size() + " failing, " + answer.warning().size() + " warning)";
        if (stakes.changed(answer)) {
            return "the sets are others than before the upload" + counts;
        }
        return (!stakes.overtaken() && stakes.isBaseline(answer)
                        ? "the sets are those from before the upload"
                        : "the sets before this sync are not known")
                + counts;
    }

    private String next(Standing standing, Optional<Instant> due, Instant now) {
        if (!stakes.counting().judgeable()) {
            return "without a baseline secoda.failOn=new can't judge them";
        }
        if (due.isPresent()) {
            Duration left = Duration.between(now, due.get());
            return "they must stand unchanged for "
                    + DurationText.of(Duration.ofSeconds(Math.max(1, left.toSeconds())))
                    + " more";
        }
        boolean news = progress.movedAt().isPresent() || stakes.changed(standing.answer());
        if (news && !stakes.proven() && stakes.isShort(standing.answer())) {
            return "that is fewer failing than the " + stakes.bounds().leastFailing()
                    + " that this run's artifacts prove, so a sync is still at work";
        }
        if (progress.movedAt().isPresent()) {
            return "one more poll must say the same";
        }
        return stakes.reference().isPresent() ? "one of the two must change" : "last-run must move";
    }
}
